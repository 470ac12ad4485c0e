import FakeServices
import LeadIntake
import LeadModel
import Synchronization
import Testing

@Suite("The HTTP client of the connectors")
struct WireTests {
    @Test("An answer comes with its status, its headers by any case, and its body")
    func answer() async throws {
        let service = try await FakeService { request in
            .init(200, headers: [(name: "X-Ms-Test", value: request.query["a"] ?? "")], body: Array("{}".utf8))
        }
        try await withWire { wire in
            let reply = try await wire.send(Call(.get, service.url + "/x?a=%62c"))
            #expect(reply.status == 200 && reply["x-ms-TEST"] == "bc" && reply.body == Array("{}".utf8))
        }
    }
}
