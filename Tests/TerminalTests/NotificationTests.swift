import Testing

@testable import Terminal

@Suite("A notification of the desktop is asked for in the terminal's own way")
struct NotificationTests {
    private func text(
        _ kind: Notifications = .automatic, title: String = "leadtop", _ text: String = "3 new leads",
        term: String = "xterm-256color", program: String = "", isInTmux: Bool = false
    ) -> String {
        String(
            decoding: kind.sequence(title: title, text: text, term: term, program: program, isInTmux: isInTmux),
            as: UTF8.self)
    }

    @Test("OSC 9, or OSC 777 where the terminal's name says so")
    func kinds() {
        #expect(text() == "\u{1B}]9;leadtop: 3 new leads\u{7}")
        #expect(text(term: "foot") == "\u{1B}]777;notify;leadtop;3 new leads\u{7}")
        #expect(text(term: "rxvt-unicode-256color").hasPrefix("\u{1B}]777;"))
        #expect(text(.osc777).hasPrefix("\u{1B}]777;"))
        #expect(text(.osc9, term: "foot").hasPrefix("\u{1B}]9;"))
    }

    @Test("Inside tmux it is passed through, with each escape twice")
    func tmux() {
        #expect(
            text(term: "tmux-256color", isInTmux: true)
                == "\u{1B}Ptmux;\u{1B}\u{1B}]9;leadtop: 3 new leads\u{7}\u{1B}\\")
        #expect(text(term: "screen").hasPrefix("\u{1B}P\u{1B}]9;"))
    }

    @Test(
        "No text ends the sequence or begins another",
        arguments: ["\u{7}", "\u{1B}\\", "\u{9C}", "\u{1B}]0;x\u{7}", "\r\n", "\u{7F}\u{85}"])
    func hostile(evil: String) {
        for kind in [Notifications.osc9, .osc777] {
            let sequence = text(kind, title: "a;b" + evil, "x" + evil + "y")
            #expect(sequence.unicodeScalars.count { $0.value < 0x20 || (0x7F...0x9F).contains($0.value) } == 2)
            #expect(sequence.hasSuffix("\u{7}"))
        }
        #expect(text(.osc777, title: "a;b").hasPrefix("\u{1B}]777;notify;a,b;"))
    }
}
