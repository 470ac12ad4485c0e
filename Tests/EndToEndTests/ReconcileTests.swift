import Foundation
import TestSupport
import Testing

@Suite("leadtop reconcile finds what never arrived")
struct ReconcileTests {
    private static let download = """
        Referral ID,Creation Date,Updated Date,PartnerID,Customer Country,Customer City,Customer Name,Lead Type,Lead Source,Call to action,Referral program,Business profile ID,Offer ID,Offer name,Lead currency,Lead value,Lead value (USD),Status,Status Reason
        r-1,2026-11-12T09:00:00Z,2026-11-12T09:00:00Z,1,GB,London,Contoso Ltd.,Marketplace,Appsource,Contact me,x,b,contoso.backup-pro,Contoso Backup Pro,,,,New,Received
        r-2,2026-11-12T10:00:00Z,2026-11-12T10:00:00Z,1,SE,,Fabrikam,Marketplace,Appsource,Contact me,x,b,contoso.backup-pro,Contoso Backup Pro,,,,New,Received
        r-3,2026-11-13T00:10:00Z,2026-11-12T10:00:00Z,1,GB,,Contoso,Marketplace,Appsource,Get it now,x,b,contoso.backup-pro,Contoso Backup Pro,,,,New,Received
        r-4,2026-11-14T10:00:00Z,2026-11-12T10:00:00Z,1,PL,,"\u{1B}[31mEvil, =1+1",Marketplace,Appsource,Contact me,x,b,northwind.erp,Northwind ERP,,,,New,Received
        r-5,2026-11-14T11:00:00Z,2026-11-12T10:00:00Z,1,PL,,Litware,Marketplace,Appsource,Contact me,x,b,northwind.erp,Northwind ERP,,,,New,Received

        """

    private static let arrived = """
        id,createdAt,name,email,company,country,leadSource
        1,2026-11-12T09:00:04Z,Ada,ada@contoso.example,Contoso,GB,SPZA-PLT|contoso.backup-pro
        2,2026-11-12T23:59:58Z,Ada,ada@contoso.example,Contoso,GB,SPZA-INS|contoso.backup-pro
        3,2026-11-14T11:00:00Z,Ola,ola@other.example,Other,PL,SPZA-PLT|northwind.erp
        4,2026-11-14T11:00:00Z,Ola,ola@other.example,Other,PL,SPZA-DNC|northwind.erp
        5,2026-11-13T11:00:00Z,Eve,eve@more.example,More,US,SPZA-PLT|northwind.erp

        """

    private func sandbox() throws -> (Sandbox, String) {
        let sandbox = try Sandbox()
        _ = try sandbox.run("import", try sandbox.file("arrived.csv", Self.arrived))
        return (sandbox, try sandbox.file("download.csv", Self.download))
    }

    @Test("It says what is missing, how sure each match is, and what to do, and stores nothing")
    func table() throws {
        let (sandbox, file) = try sandbox()
        let before = try sandbox.run("leads", "--format", "ndjson").text
        let result = try sandbox.run("reconcile", file)
        #expect(result.status == 3)
        #expect(
            result.text.contains(
                "Microsoft counts 5, 2 arrived (0 certain, 1 sure, 1 likely), 1 possibly, 2 missing: "
                    + "contoso.backup-pro 1 on 12 nov, northwind.erp 1 on 14 nov."), "\(result.text)")
        #expect(result.text.contains("r-2") && result.text.contains("r-4") && !result.text.contains("r-1"))
        #expect(!result.text.contains("\u{1B}"))
        #expect(result.text.contains("Partner Center"))
        #expect(result.text.contains("1 lead of the store in these days is not in the file"))
        #expect(try sandbox.run("reconcile", file, "--all").text.contains("r-1"))
        #expect(try sandbox.run("leads", "--format", "ndjson").text == before)
    }

    @Test("JSON and CSV have each lead and its match")
    func machines() throws {
        let (sandbox, file) = try sandbox()
        let object = try sandbox.run("reconcile", file, "--format", "json").object
        #expect(object["counted"] as? Int == 5)
        #expect(object["missing"] as? Int == 2)
        let leads = object["leads"] as? [[String: Any]] ?? []
        let matches = Dictionary(
            uniqueKeysWithValues: leads.map { ($0["referral"] as? String ?? "", $0["match"] as? String ?? "") })
        #expect(matches == ["r-1": "sure", "r-2": "missing", "r-3": "likely", "r-4": "missing", "r-5": "possible"])
        let rows = try sandbox.run("reconcile", file, "--format", "csv").text
        #expect(rows.contains("\"'\u{1B}[31mEvil, =1+1\"") || !rows.contains(",=1"), "\(rows)")
        #expect(rows.split(separator: "\n").count == 6 || rows.split(separator: "\r\n").count == 6)
    }

    @Test("What was imported from such a file is certain, and nothing is missing any more")
    func imported() throws {
        let (sandbox, file) = try sandbox()
        _ = try sandbox.run("import", file)
        let result = try sandbox.run("reconcile", file)
        #expect(result.status == 0)
        #expect(result.text.contains("5 arrived (5 certain"))
    }

    @Test("A stretch of time narrows both sides, in UTC days")
    func narrowed() throws {
        let (sandbox, file) = try sandbox()
        let run = try sandbox.run(
            ["reconcile", file, "--since", "2026-11-12", "--until", "2026-11-12", "--format", "json"],
            environment: ["TZ": "Asia/Tokyo"])
        let object = try run.object
        #expect(object["counted"] as? Int == 2)
        #expect(object["unlisted"] as? Int == 1)
    }

    @Test("Another file, none, and an empty one are told apart")
    func otherFiles() throws {
        let (sandbox, _) = try sandbox()
        let other = try sandbox.run("reconcile", sandbox.path("arrived.csv"))
        #expect(other.status == 1)
        #expect(other.talk.contains("Leads download"))
        #expect(try sandbox.run("reconcile", "nothere.csv").status == 1)
        let header = try sandbox.file("empty.csv", String(Self.download.prefix { $0 != "\n" }) + "\n")
        let empty = try sandbox.run("reconcile", header)
        #expect(empty.status == 0, "\(empty.talk)")
        #expect(empty.text.contains("no lead"))
    }
}
