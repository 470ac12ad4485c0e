import Foundation
import TestSupport
import Testing

@Suite("leadtop send-test posts as the marketplace does")
struct SendTestTests {
    private static let secret = "s3cr3t-0123456789abcdef0123456789"

    @Test("It posts both cases and the form, and each reads as a test lead with a latency")
    func posts() throws {
        let server = try CannedServer(answering: [200])
        let sandbox = try Sandbox()
        let result = try sandbox.run("send-test", "http://127.0.0.1:\(server.port)/leads/\(Self.secret)")
        #expect(result.status == 0, "\(result.talk)")
        #expect(result.text.contains("3 of 3 accepted"))
        let requests = server.requests
        #expect(requests.count == 3)
        #expect(requests.allSatisfy { $0.head.hasPrefix("POST /leads/\(Self.secret) HTTP/1.1") })
        #expect(requests[0].text.contains("\"UserDetails\""))
        #expect(requests[1].text.contains("\"userDetails\""))
        #expect(requests[2].text.hasSuffix("encoding=UTF-8&encoding=UTF-8"))
        let files = try requests.enumerated().map { try sandbox.file("post\($0)", $1.text) }
        let later = ["LEADTOP_NOW": "2026-11-22T12:00:01.500Z"]
        _ = try sandbox.run(["import"] + files, environment: later)
        let leads = try sandbox.run("leads", "--include-test", "--format", "json").objects
        #expect(leads.count == 3)
        #expect(leads.allSatisfy { $0["test"] as? Bool == true && $0["latencyMilliseconds"] as? Int == 1500 })
        let text = try sandbox.run("show", "1").text
        #expect(text.contains("1.5 s"), "\(text)")
    }

    @Test("The secret is printed nowhere", arguments: [200, 404])
    func secret(status: Int) throws {
        let server = try CannedServer(answering: [status])
        let sandbox = try Sandbox()
        for format in ["text", "json"] {
            let result = try sandbox.run(
                "send-test", "http://127.0.0.1:\(server.port)/leads/\(Self.secret)?code=\(Self.secret)", "--format",
                format)
            #expect(!(result.text + result.talk).contains(Self.secret.prefix(8)))
        }
    }

    @Test(
        "Each refusal says what to do",
        arguments: [
            (404, "wrong or revoked"), (413, "too large"), (429, "wait a while"), (503, "leadtop doctor"),
            (302, "does not follow"), (401, "sign-in"), (502, "running"), (500, "log"), (202, "quarantine"),
        ])
    func statuses(status: Int, words: String) throws {
        let server = try CannedServer(answering: [status])
        let result = try Sandbox().run("send-test", "http://127.0.0.1:\(server.port)/x", "--case", "camel")
        #expect(result.text.contains(words), "\(result.text)")
        #expect(result.status == (status == 202 ? 0 : 1))
        #expect(server.requests.count == 1, "a redirect is not followed")
    }

    @Test("The address comes from the environment or from standard input, too")
    func addresses() throws {
        let server = try CannedServer(answering: [200])
        let address = "http://127.0.0.1:\(server.port)/leads/x"
        let sandbox = try Sandbox()
        let environment = ["LEADTOP_URL": address, "LEADTOP_NOW": "2026-11-22T11:00:00Z"]
        #expect(try sandbox.run(["send-test", "--case", "form"], environment: environment).status == 0)
        #expect(try sandbox.run("send-test", "-", "--case", "form", "--count", "2", input: address + "\n").status == 0)
        #expect(server.requests.count == 3)
        #expect(Set(server.requests.map(\.text)).count == 3, "no two are taken for one redelivered")
    }

    @Test("What listens nowhere, speaks no TLS, or has no name is told apart")
    func connections() throws {
        let sandbox = try Sandbox()
        let port = try CannedServer(answering: [200]).port
        #expect(try sandbox.run("send-test", "http://127.0.0.1:1/x", "--case", "form").text.contains("refused"))
        let server = try CannedServer(answering: [200])
        let plain = try sandbox.run("send-test", "https://127.0.0.1:\(server.port)/x", "--case", "form")
        #expect(plain.text.contains("TLS"), "\(plain.text)")
        #expect(plain.status == 1)
        #expect(port > 0)
        let nameless = try sandbox.run("send-test", "https://nowhere.invalid/x", "--case", "form")
        #expect(nameless.text.contains("nowhere.invalid"))
    }

    @Test(
        "An address that the marketplace could not use is refused before anything is sent",
        arguments: ["http://example.com/x", "ftp://example.com/x", "nothing", "http://127.0.0.1.evil.example/x", ""])
    func badAddresses(address: String) throws {
        #expect(try Sandbox().run("send-test", address).status == 64)
    }

    @Test("A certificate is checked: a file of its own helps, and --insecure")
    func certificates() throws {
        let sandbox = try Sandbox()
        let script = """
            openssl req -x509 -newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes -keyout key.pem -out cert.pem \
            -days 2 -subj /CN=localhost -addext subjectAltName=DNS:localhost 2>/dev/null || exit 9
            coproc server { openssl s_server -accept 127.0.0.1:0 -cert cert.pem -key key.pem -rev 2>&1; }
            while read -r -u "${server[0]}" line; do case "$line" in ACCEPT*) break;; esac; done
            port=${line##*:}
            "$LEADTOP" send-test "https://localhost:$port/x" --case form
            "$LEADTOP" send-test "https://localhost:$port/x" --case form --cafile cert.pem
            "$LEADTOP" send-test "https://127.0.0.1:$port/x" --case form --cafile cert.pem
            "$LEADTOP" send-test "https://127.0.0.1:$port/x" --case form --insecure
            "$LEADTOP" send-test "https://localhost:$port/x" --case form --cafile nothing.pem
            kill $server_PID
            """
        let result = try sandbox.shell(script)
        let rows = result.lines.filter { $0.hasPrefix("Web-to-Lead") }
        guard rows.count == 4 else {
            Issue.record("\(result.text)\n\(result.talk)")
            return
        }
        #expect(rows[0].contains("not trusted"))
        #expect(!rows[1].contains("certificate"), "\(rows[1])")
        #expect(rows[2].contains("another name"))
        #expect(!rows[3].contains("certificate"), "\(rows[3])")
        #expect(result.talk.contains("nothing.pem"))
    }
}
