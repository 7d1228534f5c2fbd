import Interchange
import Testing

@Suite struct XMLEventsTests {
  private func read(_ text: String) throws(Diagnostic) -> [String] {
    var seen: [String] = []
    try XMLEvents.read(Array(text.utf8), file: "t.xml") { (event) throws(Diagnostic) in
      switch event.kind {
      case .start(let name, let attributes): seen.append("<\(name)\(attributes["n"].map { " n=\($0)" } ?? "")>")
      case .text(let text): if !text.isEmpty { seen.append(text) }
      case .end(let name): seen.append("</\(name)>")
      }
    }
    return seen
  }

  @Test func elementsTextAndAttributes() throws {
    #expect(try read("<a n='1'>x<b/>y</a>") == ["<a n=1>", "x", "<b>", "</b>", "y", "</a>"])
    #expect(try read("<a>A &amp; B</a>").joined() == "<a>A & B</a>")
  }

  @Test(arguments: [
    ("<a><b></a>", "xml.malformed"), ("", "xml.malformed"), ("<a>", "xml.malformed"), ("no xml", "xml.malformed"),
    ("<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]><a>&x;</a>", "xml.entity"),
    (String(repeating: "<a>", count: 300), "xml.depth"),
  ])
  func refusals(_ text: String, _ id: String) {
    #expect {
      _ = try read(text)
    } throws: { error in
      (error as? Diagnostic)?.id == id
    }
  }

  @Test func theHandlersOwnErrorComesThrough() {
    #expect {
      try XMLEvents.read(Array("<a><b/></a>".utf8), file: "t.xml") { (event) throws(Diagnostic) in
        if case .start("b", _) = event.kind { throw Diagnostic("mine", "stop") }
      }
    } throws: { error in
      (error as? Diagnostic)?.id == "mine"
    }
  }
}
