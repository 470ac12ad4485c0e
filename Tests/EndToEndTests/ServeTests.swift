import Foundation
import TestSupport
import Testing

@Suite("serve")
struct ServeTests {
    @Test("A TLS client posts every sample; all leads are there, and an import of the files brings nothing new")
    func samples() throws {
        let served = try ServedStore(tls: true)
        let samples = Sandbox.package.appending(path: "Resources/samples")
        let bodies =
            ["endpoint-camel.json", "endpoint-pascal.json", "endpoint.ndjson", "salesforce-form.txt"]
            + ["salesforce-form-test.txt", "salesforce-keyvalue.txt"]
        for name in bodies {
            #expect(try served.curl(Data(contentsOf: samples.appending(path: name))) == "200", "\(name)")
        }
        let leads = try served.sandbox.run("leads", "--include-test", "--format", "json").objects
        #expect(leads.count == 20)
        #expect(leads.contains { ($0["name"] as? String)?.contains("Giulia") == true })
        let files = bodies.map { samples.appending(path: $0).path }
        #expect(try served.sandbox.run(["import", "--json"] + files).object["new"] as? Int == 0)
        #expect(try served.sandbox.run("quarantine", "list", "--format", "json").objects.isEmpty)
        #expect(served.server.end(by: SIGTERM) == 0)
    }

    @Test("No body, however hostile, is an error; what can't be read is in quarantine, byte by byte")
    func hostile() throws {
        let served = try ServedStore(tls: true)
        for body in HostileBody.all {
            let status = try served.curl(Data(body.bytes))
            #expect(status == "202" || status == "200", "\(body): \(status)")
        }
        #expect(try served.curl(Data(ServedStore.lead(1).utf8)) == "200")
        #expect(try served.sandbox.run("quarantine", "list", "--format", "json").objects.count > 30)
        let log = served.server.talk
        #expect(!log.contains(served.secret) && !log.contains("contoso.example") && !log.contains("Ada"))
        #expect(log.unicodeScalars.allSatisfy { $0 == "\n" || ($0.value >= 0x20 && $0.value < 0x7F) })
        #expect(served.server.end(by: SIGTERM) == 0)
    }

    @Test("The limits hold for a client that speaks TLS")
    func limits() throws {
        let served = try ServedStore(tls: true)
        let long = Data(repeating: 0x78, count: 2 << 20)
        #expect(try served.curl(long) == "413")
        #expect(try served.curl(long, "-H 'Transfer-Encoding: chunked' -H 'Expect:'") == "413")
        #expect(try served.curl(Data(), to: nil, "-H \"X: $(head -c 70000 /dev/zero | tr '\\0' x)\"") == "431")
        let old = try served.curl(Data(), to: nil, "--tls-max 1.1")
        #expect(old.hasPrefix("000"), "\(old)")
        #expect(try served.curl(Data(ServedStore.lead(1).utf8), to: nil, "--tls-max 1.2") == "200")
        #expect(try served.curl(Data(ServedStore.lead(2).utf8), to: nil, "--http2") == "200")
        // Plain text where TLS is spoken, and a handshake that goes no further.
        let plain = try RawConnection(port: served.port)
        plain.send("POST \(served.path) HTTP/1.1\r\nHost: x\r\n\r\n")
        #expect(plain.readToEnd() != nil)
    }

    @Test("A new pair is taken over without a restart; a broken one is not, and the log says so")
    func reload() throws {
        let served = try ServedStore(tls: true)
        let body = Data(ServedStore.lead(1).utf8)
        let before = try served.sandbox.shell("cp certificate.pem old.pem; sha1sum certificate.pem").text
        #expect(try served.curl(body) == "200")
        // Broken: a key of another pair.
        let broken = try served.sandbox.shell(
            "'\(Sandbox.package.path)/scripts/make-certificate' other && cp key.pem kept.pem && cp other/key.pem key.pem"
        )
        #expect(broken.status == 0)
        served.server.signal(SIGHUP)
        try RunningProgram.wait(for: "the log says so") { served.server.talk.contains("stays as it was") }
        #expect(try served.curl(body) == "200")
        // Whole.
        _ = try served.sandbox.shell("cp other/certificate.pem certificate.pem")
        served.server.signal(SIGHUP)
        try RunningProgram.wait(for: "it is loaded") { served.server.talk.contains("certificate loaded") }
        #expect(try served.curl(body) == "200")
        #expect(try served.sandbox.shell("sha1sum certificate.pem").text != before)
        let old = try served.sandbox.shell("curl -sS --cacert old.pem \(served.url)")
        #expect(old.status == 60)
    }

    @Test("Secrets are made, listed, used and revoked while it runs, and none stands in the store or the log")
    func secrets() throws {
        let served = try ServedStore(tls: true)
        let second = try ServedStore.newSecret(in: served.sandbox)
        #expect(second.count == 32 && second != served.secret)
        let url = "https://127.0.0.1:\(served.port)/leads/\(second)"
        try RunningProgram.wait(for: "the new one is valid") { try served.curl(Data(), to: url, "-X GET") == "200" }
        #expect(try served.curl(Data(ServedStore.lead(1).utf8), to: url) == "200")
        #expect(try served.sandbox.run("serve", "--revoke-secret", "1").status == 0)
        try RunningProgram.wait(for: "the old one is not") { try served.curl(Data()) == "404" }
        #expect(try served.curl(Data(ServedStore.lead(2).utf8), to: url) == "200")
        let list = try served.sandbox.run("serve", "--secrets", "--json").objects
        #expect(list.map { $0["id"] as? Int } == [1, 2])
        #expect(list[0]["revokedAt"] is String && list[1]["revokedAt"] is NSNull && list[1]["lastUsedAt"] is String)
        #expect(try served.sandbox.run("serve", "--revoke-secret", "1").status == 1)
        for secret in [served.secret, second] {
            #expect(try served.sandbox.shell("grep -r -l -a '\(secret)' . --exclude='*.out'").text == "")
        }
    }

    @Test("It refuses to speak plain text to others, an open key, and half a pair, and says what to do")
    func refusals() throws {
        let sandbox = try Sandbox()
        _ = try sandbox.shell("'\(Sandbox.package.path)/scripts/make-certificate' .")
        #expect(try sandbox.shell("stat -c %a key.pem").text == "600\n")
        for (arguments, hint) in [
            (["--listen", "0.0.0.0:0"], "--insecure-http"), (["--listen", "[::]:0"], "--insecure-http"),
            (["--certificate", "certificate.pem"], "--key"),
            (["--certificate", "none.pem", "--key", "key.pem"], "none.pem"),
            (["--certificate", "key.pem", "--key", "key.pem"], "key.pem"),
            (["--certificate", "certificate.pem", "--key", "certificate.pem"], "chmod 600"),
            (["--listen", "127.0.0.1:0", "--health", "0.0.0.0:0"], "127.0.0.1"),
        ] {
            let result = try sandbox.run(["serve"] + arguments)
            #expect(result.status == 1, "\(arguments)")
            #expect(result.talk.contains(hint), "\(arguments): \(result.talk)")
        }
        #expect(try sandbox.run("serve", "--listen", "nowhere").status == 64)
        #expect(try sandbox.run("serve", "--body-limit", "0").status == 64)
    }

    @Test("A port that is taken is an error that says so")
    func portTaken() throws {
        let served = try ServedStore()
        let result = try served.sandbox.run("serve", "--listen", "127.0.0.1:\(served.port)")
        #expect(result.status == 1)
        #expect(result.talk.contains("in use"), "\(result.talk)")
    }

    @Test("Every option also stands in the configuration")
    func configuration() throws {
        let served = try ServedStore(
            config: """
                [serve]
                body-limit = 500
                header-limit = 2048
                request-seconds = 5
                idle-seconds = 5
                connections = 10
                burst = 5
                queue = 10
                stop-seconds = 5
                threads = 2
                forwarded-for = false
                insecure-http = false
                url = "https://leads.contoso.example"
                """)
        #expect(try served.post(ServedStore.lead(1))?.status == 200)
        #expect(try served.post(String(repeating: "x", count: 501))?.status == 413)
        for bad in ["listen = 3", "queue = 0", "nothing = 1", "threads = \"two\"", "insecure-http = 1"] {
            let file = try served.sandbox.file("bad.toml", "[serve]\n" + bad + "\n")
            let result = try served.sandbox.run("serve", "--secrets", "--config", file)
            #expect(result.status == 1)
            #expect(result.talk.contains("serve."), "\(result.talk)")
        }
    }

    @Test("While somebody else keeps the store locked it answers 503, and afterwards all is well")
    func locked() throws {
        let served = try ServedStore()
        #expect(try served.post(ServedStore.lead(1))?.status == 200)
        let file = open(served.sandbox.store + "-lock", O_RDWR | O_CLOEXEC)
        defer { close(file) }
        // The byte that writers lock, for the open file (F_OFD_SETLK).
        var lock = flock(l_type: Int16(F_WRLCK), l_whence: Int16(SEEK_SET), l_start: 1, l_len: 1, l_pid: 0)
        #expect(fcntl(file, 37, &lock) == 0)
        let refused = try served.post(ServedStore.lead(2))
        #expect(refused?.status == 503)
        #expect(refused?.header("retry-after") != nil)
        #expect((try served.health()["store"] as? [String: Any])?["writable"] as? Bool == false)
        lock.l_type = Int16(F_UNLCK)
        #expect(fcntl(file, 37, &lock) == 0)
        #expect(try served.post(ServedStore.lead(2))?.status == 200)
        #expect((try served.health()["store"] as? [String: Any])?["writable"] as? Bool == true)
        #expect(served.server.talk.contains("answered 503"))
        #expect(try served.leads().count == 2)
    }

    @Test("A store that can't grow is answered 503, and what was acknowledged is whole")
    func full() throws {
        // A file may not grow beyond so many KiB, as on a disk without room.
        let served = try ServedStore(limits: "trap '' XFSZ; ulimit -S -f 700")
        var stored = 0
        var refused: RawConnection.Answer?
        while refused == nil, stored < 5000 {
            let answer = try served.post(ServedStore.lead(stored))
            if answer?.status == 200 { stored += 1 } else { refused = answer }
        }
        #expect(refused?.status == 503)
        #expect(refused?.header("retry-after") != nil)
        #expect((try served.health()["store"] as? [String: Any])?["writable"] as? Bool == false)
        #expect(try served.leads().count == stored)
        let freed = try served.sandbox.shell("prlimit --pid \(served.server.process) --fsize=unlimited")
        #expect(freed.status == 0, "\(freed.talk)")
        #expect(try served.post(ServedStore.lead(stored))?.status == 200)
        #expect(try served.leads().count == stored + 1)
        #expect(served.server.end(by: SIGINT) == 0)
        #expect(try served.sandbox.run("doctor").status == 0)
    }
}
