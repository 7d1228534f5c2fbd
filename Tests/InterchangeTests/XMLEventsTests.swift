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

  /// FoundationXML on Linux ended the process at each of these.
  @Test(arguments: [
    "<?x?><a/>", "<a/><?x?>", "<a><?x?></a>", "<?xml-stylesheet?><a/>", "\u{FEFF}<?x?><a/>",
    "<?x?><?y?><a/><?z?>", "<!-- <?x?> --><a/>", "<a/><?x ?>", "<a/><?x\n?>",
  ])
  func anInstructionWithoutDataDoesNotCrash(_ text: String) throws {
    #expect(try read(text) == ["<a>", "</a>"])
  }

  @Test(arguments: [
    "<?xml?><a/>", "<?XML?><a/>", "<a/><?xml?>", "<??><a/>", "<?>", "<?x?>", "<?", "<?x", "<a/><?x??>", "<?x:y?><a/>",
    "<a/><?x?y?>",
  ])
  func aBrokenInstructionIsMalformed(_ text: String) {
    #expect { _ = try read(text) } throws: { ($0 as? Diagnostic)?.id == "xml.malformed" }
  }

  /// In CDATA it is text.
  @Test func anInstructionInTextStays() throws {
    #expect(try read("<a><![CDATA[<?x?>]]></a>").joined().replacing(" ", with: "") == "<a><?x?></a>")
  }

  /// `encoding` was found only where it stood right before `=`, near the beginning and without a byte-order mark; in
  /// UTF-7 `+ADw-?x?+AD4-` is an instruction.
  @Test(arguments: [
    "<?xml version=\"1.0\" encoding = \"UTF-7\"?>", "<?xml version=\"1.0\" encoding\n=\n'UTF-7'?>",
    "\u{FEFF}<?xml version=\"1.0\" encoding=\"UTF-7\"?>",
    "<?xml version=\"1.0\"\(String(repeating: " ", count: 300))encoding=\"UTF-7\"?>",
  ])
  func anUnreadEncodingIsSeenHoweverItIsWritten(_ declaration: String) {
    #expect {
      _ = try read("\(declaration)<a>+ADw-?x?+AD4-</a>")
    } throws: {
      ($0 as? Diagnostic)?.id == "xml.encoding"
    }
  }

  /// Foundation ended the process: found by fuzzing payments.
  @Test(arguments: ["", "<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"UTF-8\"?>"])
  func anElementsNameThatIsNoUTF8IsRefused(_ declaration: String) {
    let bytes = Array("\(declaration)<a>\n<Cd".utf8) + [0x87, 0x8D, 0xC1, 0xC3, 0xB1] + Array("/></a>".utf8)
    #expect {
      try XMLEvents.read(bytes, file: "t.xml") { _ in }
    } throws: { error in
      (error as? Diagnostic)?.id == "xml.utf8" && (error as? Diagnostic)?.span?.line == 2
    }
  }

  @Test func otherEncodingsAreReadWhereTheyAreDeclared() throws {
    let head = "<?xml version=\"1.0\" encoding=\"ISO-8859-1\"?><a b=\"\">"
    var names: [String] = []
    try XMLEvents.read(Array(head.utf8) + [0x3C, 0xE9, 0x2F, 0x3E] + Array("</a>".utf8), file: "t.xml") { event in
      if case .start(let name, _) = event.kind { names.append(name) }
    }
    #expect(names == ["a", "é"])
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
