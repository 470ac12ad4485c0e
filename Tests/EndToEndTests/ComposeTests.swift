import Foundation
import TestSupport
import Testing

/// Writing to customers with an editor and a mail program of the test's own.
@Suite("leadtop compose, and w in the dashboard")
struct ComposeTests {
    /// A store with one customer who had a test drive and then bought, a blocked one, and one without an address.
    private func sandbox(_ compose: String = "") throws -> Sandbox {
        let sandbox = try Sandbox()
        let rows = """
            id,createdAt,name,email,phone,country,company,offerTitle,leadSource
            1,2026-10-12T10:00:00Z,Jan Kowalski,jan@contoso.example,+48 600 100 200,DE,Contoso & Söhne,Backup Pro,TestDrive-StartTestDrive|contoso.backup-pro
            2,2026-11-01T10:00:00Z,Jan Kowalski,jan@contoso.example,,DE,,Backup Pro,AzurePortal-Create|contoso.backup-pro
            3,2026-11-02T10:00:00Z,Ola Nowak,ola@litware.example,,PL,Litware,Open edX,SPZA-DNC|bitnami.openedxcypress
            4,2026-11-02T10:00:00Z,Tom Nobody,,+1 555 0100,US,Fabrikam,ERP,SPZA-PLT|northwind.erp
            5,2026-11-03T10:00:00Z,"Eve\u{1B}[31m Evil",eve@evil.example,,GB,"X\u{2028}Bcc: a@b.example",ERP,SPZA-PLT|northwind.erp

            """
        #expect(try sandbox.run("import", try sandbox.file("leads.csv", rows)).status == 0)
        try FileManager.default.createDirectory(
            atPath: sandbox.path("config/leadtop/templates"), withIntermediateDirectories: true)
        // Keeps what it is given, and where its text came from.
        _ = try sandbox.file("mail.sh", "#!/bin/sh\ncat > \"$1\"\n")
        let text =
            compose.isEmpty
            ? "command = [\"/bin/sh\", \"\(sandbox.path("mail.sh"))\", \"\(sandbox.path("sent.eml"))\"]" : compose
        _ = try sandbox.file("config/leadtop/config.toml", "[rep]\nmail-name = \"Anna Nowak\"\n[compose]\n\(text)\n")
        return sandbox
    }

    private func sent(_ sandbox: Sandbox) throws -> String {
        String(decoding: try sandbox.contents("sent.eml"), as: UTF8.self)
    }

    private func timeline(_ sandbox: Sandbox, _ customer: String = "kowalski") throws -> String {
        try sandbox.run("show", customer, environment: ["COLUMNS": "200"]).text
    }

    @Test("A customer with a test drive and a purchase gets one message, in his language, that knows of both")
    func prints() throws {
        let run = try sandbox().run("compose", "kowalski", "--print")
        #expect(
            run.text.hasPrefix(
                "To: jan@contoso.example\nSubject: Backup Pro: vom Test zum Kauf\n\nGuten Tag Jan Kowalski,\n"))
        #expect(
            run.text.contains("1. November 2026") && run.text.contains("12. Oktober 2026")
                && run.text.contains("Anna Nowak"))
        #expect(run.status == 0 && run.talk.isEmpty)
    }

    @Test("Sent is written down as one touch with the next date, and undo takes it out")
    func sends() throws {
        let sandbox = try sandbox()
        let run = try sandbox.run("compose", "kowalski", "--send")
        #expect(run.status == 0 && run.text.contains("Handed to sh.") && run.text.contains("outcome mail sent, next"))
        let mail = try sent(sandbox)
        #expect(
            mail.hasPrefix(
                "To: \"Jan Kowalski\" <jan@contoso.example>\nSubject: Backup Pro: vom Test zum Kauf\nDate: Sun, 22 Nov 2026"
            ))
        #expect(try timeline(sandbox).contains("mail sent · test-drive-purchase: Backup Pro: vom Test zum Kauf"))
        #expect(try sandbox.run("undo").status == 0)
        #expect(try !timeline(sandbox).contains("mail sent · test-drive"))
        #expect(try sandbox.run("compose", "kowalski", "--send", "--next", "none").text.contains("outcome mail sent"))
        #expect(try sandbox.run("customers", "--follow-up", "any", "--format", "json").objects.isEmpty)
    }

    @Test("Why, and which there are")
    func explains() throws {
        let sandbox = try sandbox()
        let why = try sandbox.run("compose", "kowalski", "--why").lines
        #expect(why[0].contains("Test Drive 12 oct 2026, Purchase 1 nov 2026 · language de · not contacted since"))
        #expect(why[2].contains("test-drive-purchase") && why[2].contains("after Test Drive + Purchase"))
        #expect(try sandbox.run("compose", "--list").lines.count == 41)
        let general = try sandbox.run("compose", "kowalski", "--print", "--template", "general").text
        #expect(general.contains("Subject: Ihr Interesse an Backup Pro"))
        let unknown = try sandbox.run("compose", "kowalski", "--print", "--template", "nope")
        #expect(
            unknown.status == 1
                && unknown.talk.contains("There is no template \"nope\". There are: after-contact, contact-me"))
    }

    @Test(
        "Who may not be contacted is refused with reason, date and source; nothing is sent or written",
        arguments: ["--print", "--send", "--why"])
    func refuses(option: String) throws {
        let sandbox = try sandbox()
        let blocked = try sandbox.run("compose", "nowak", option)
        #expect(blocked.status == 1 && blocked.text.isEmpty)
        #expect(blocked.talk.contains("Do not contact: cross-listed 2 nov 2026 by SPZA-DNC|bitnami.openedxcypress"))
        let noAddress = try sandbox.run("compose", "nobody", option)
        #expect(noAddress.status == 1 && noAddress.talk.contains("No e-mail address is known."))
        #expect(!FileManager.default.fileExists(atPath: sandbox.path("sent.eml")))
        try sandbox.run("dnc", "add", "kowalski", "--reason", "asked")
        #expect(try sandbox.run("compose", "kowalski", option).talk.contains("flagged by rep on 22 nov 2026: asked"))
    }

    @Test("A second rep within days is told who, when and what, and goes on only when he says so")
    func secondRep() throws {
        let sandbox = try sandbox()
        let tom = ["LOGNAME": "tom", "USER": "tom"]
        #expect(try sandbox.run(["compose", "kowalski", "--send"], environment: tom).status == 0)
        let again = try sandbox.run("compose", "kowalski", "--send")
        #expect(again.status == 1 && again.talk.contains("tom: mail sent, 22 nov 12:00"))
        #expect(try sandbox.run("compose", "kowalski", "--send", "--yes").status == 0)
        #expect(try sent(sandbox).contains("Date: Sun"))
        // After eight days nobody is asked.
        let later = tom.merging(["LEADTOP_NOW": "2026-12-01T12:00:00Z"]) { $1 }
        #expect(try sandbox.run(["compose", "kowalski", "--send"], environment: later).status == 0)
    }

    @Test("One's own template is taken before an installed one of the same name, and an empty one takes it away")
    func ownTemplates() throws {
        let sandbox = try sandbox()
        let folder = "config/leadtop/templates/"
        _ = try sandbox.file(
            folder + "test-drive-purchase.de.mustache", "---\nafter: test-drive+purchase\nsubject: Mine\n---\nHallo\n")
        #expect(try sandbox.run("compose", "kowalski", "--print").text.contains("Subject: Mine"))
        _ = try sandbox.file(folder + "test-drive-purchase.de.mustache", "\n")
        #expect(try sandbox.run("compose", "kowalski", "--print").text.contains("Danke für Ihren Kauf"))
        _ = try sandbox.file(folder + "x.mustache", "---\nsubject: a\n---\n{{frist}}\n")
        let broken = try sandbox.run("compose", "kowalski", "--print")
        #expect(
            broken.status == 1
                && broken.talk.contains("templates/x.mustache line 4: \"frist\" is nothing that is known"))
    }

    @Test("A command that fails leaves nothing written down; what a lead brought can't add a header")
    func commandFails() throws {
        let sandbox = try sandbox("command = [\"/bin/sh\", \"-c\", \"exit 75\"]")
        let run = try sandbox.run("compose", "kowalski", "--send")
        #expect(run.status == 1 && run.talk.contains("ended with status 75") && !run.talk.contains("Kowalski"))
        #expect(try !timeline(sandbox).contains("mail sent"))
        let hostile = try self.sandbox()
        #expect(try hostile.run("compose", "eve@evil.example", "--send").status == 0)
        let mail = try sent(hostile)
        #expect(!mail.contains("\u{1B}") && !mail.split(separator: "\n").contains { $0.hasPrefix("Bcc") })
    }

    @Test("Without a desktop the message is copied, or kept in a file that nobody else reads")
    func noDesktop() throws {
        let sandbox = try sandbox("via = \"mailto\"")
        let run = try sandbox.run("compose", "kowalski", "--send")
        #expect(run.status == 0 && run.text.contains("No desktop here (DISPLAY is not set)."))
        let path = try #require(run.text.firstMatch(of: /it is in ([^ ]+message-[a-z0-9]+\.txt)/)?.output.1)
        #expect(try FileManager.default.attributesOfItem(atPath: String(path))[.posixPermissions] as? Int == 0o600)
        #expect(
            try String(contentsOfFile: String(path), encoding: .utf8).hasPrefix("To: jan@contoso.example\nSubject: "))
    }

    @Test("With a desktop, its program gets one link and nothing else; a program that stays is left running")
    func desktop() throws {
        let sandbox = try sandbox("via = \"mailto\"")
        _ = try sandbox.file("xdg-open", "#!/bin/sh\nprintf '%s\\n' \"$#\" \"$1\" > '\(sandbox.path("opened"))'\n")
        let path = "\(sandbox.directory.path):" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
        _ = try sandbox.shell("chmod +x xdg-open")
        let run = try sandbox.run(["compose", "kowalski", "--send"], environment: ["DISPLAY": ":9", "PATH": path])
        #expect(run.text.contains("Handed to xdg-open."))
        let opened = String(decoding: try sandbox.contents("opened"), as: UTF8.self).split(separator: "\n")
        #expect(opened.count == 2 && opened[0] == "1")
        #expect(
            opened[1].hasPrefix(
                "mailto:jan@contoso.example?subject=Backup%20Pro%3A%20vom%20Test%20zum%20Kauf&body=Guten%20Tag"))
    }

    @Test("w opens the editor on a private file, hands over, writes the touch, and leaves no file behind")
    func dashboard() throws {
        let sandbox = try sandbox()
        _ = try sandbox.file(
            "editor.sh",
            "stat -c '%a' \"$1\" \"$(dirname \"$1\")\" > modes; dirname \"$1\" > place; cp \"$1\" draft; sed -i 's/^Subject: .*/Subject: Zażółć/' \"$1\"\n"
        )
        let session = try TerminalSession(
            sandbox,
            environment: [
                "EDITOR": "sh \(sandbox.path("editor.sh"))", "XDG_RUNTIME_DIR": sandbox.directory.path,
                "PWD": sandbox.directory.path,
            ], waitFor: "leadtop")
        try session.tmux.press("3")
        try session.tmux.wait(for: "customers")
        try session.tmux.type("/kowalski")
        try session.tmux.wait(for: "1 customer ")
        try session.tmux.press("Enter", "w")
        try session.tmux.wait(for: "Handed to sh. Done: outcome mail sent, next")
        #expect(try sent(sandbox).contains("Subject: =?utf-8?Q?Za=C5=BC=C3=B3=C5=82=C4=87?="))
        try session.tmux.press("Enter")
        try session.tmux.wait(for: "test-drive-purchase: Zażółć")
        try session.tmux.press("u")
        try session.tmux.wait(for: "Undone: follow-up done")
        #expect(try session.quit().contains("exit status 0"))
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: sandbox.directory.path).allSatisfy {
                !$0.hasPrefix("leadtop-")
            })
    }

    @Test("An emptied message in the dashboard sends nothing and writes nothing down")
    func emptied() throws {
        let sandbox = try sandbox()
        let session = try TerminalSession(sandbox, environment: ["EDITOR": "truncate -s 0"])
        try session.tmux.press("3")
        try session.tmux.wait(for: "customers")
        try session.tmux.type("/kowalski")
        try session.tmux.wait(for: "1 customer ")
        try session.tmux.press("Enter", "w")
        try session.tmux.wait(for: "The message is empty: nothing sent")
        #expect(try session.quit().contains("exit status 0"))
        #expect(!FileManager.default.fileExists(atPath: sandbox.path("sent.eml")))
        #expect(try !timeline(sandbox).contains("mail sent"))
    }

    @Test("A signal that ends leadtop compose while its editor is open leaves no file behind")
    func signal() throws {
        let sandbox = try sandbox()
        let tmux = try Tmux(
            [Sandbox.binary, "compose", "kowalski"], width: 100, height: 20,
            environment: sandbox.environment.merging([
                "EDITOR": "sh -c 'echo opened; sleep 600'", "XDG_RUNTIME_DIR": sandbox.directory.path,
            ]) { $1 })
        try tmux.wait(for: "opened")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: sandbox.directory.path).contains {
                $0.hasPrefix("leadtop-")
            })
        kill(try tmux.processID(), SIGTERM)
        try tmux.wait(for: "exit status 1")
        #expect(
            try FileManager.default.contentsOfDirectory(atPath: sandbox.directory.path).allSatisfy {
                !$0.hasPrefix("leadtop-")
            })
    }

    @Test("A call begins with the program of the configuration, and its outcome is written down")
    func calls() throws {
        let sandbox = try sandbox("via = \"clipboard\"\ncall = [\"/bin/sh\", \"-c\", \"echo $0 > dialled\"]")
        let run = try sandbox.shell("\"$LEADTOP\" browse --keys '3/kowalski<enter>Pn<enter>' --size 140x36")
        #expect(run.text.contains("outcome no answer"))
        #expect(String(decoding: try sandbox.contents("dialled"), as: UTF8.self) == "+48600100200\n")
        #expect(try timeline(sandbox).contains("no answer"))
    }
}
