import Testing

@testable import Canvas

@Test("smoke")
func smoke() {
    var frame = Frame(size: Size(width: 40, height: 10))
    frame.box(Rect(x: 0, y: 0, width: 40, height: 10), title: "Leads")
    frame.write("李小龙 👨‍👩‍👧‍👦 กำ \u{1B}[31m", at: Point(x: 1, y: 1))
    print(frame.text)
    print(frame.styledText)
}
