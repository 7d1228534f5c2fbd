import Interchange
import Testing

@Suite struct JSONTests {
  @Test func placesAndNumberTexts() throws {
    let json = try JSONReader.read(Array("{\n  \"a\": 1.50,\n  \"b\": [true, null]\n}".utf8), file: "t.json")
    guard case .number("1.50")? = json["a"]?.content else {
      Issue.record("the digits were not kept")
      return
    }
    #expect(json["b"]?.span == SourceSpan(file: "t.json", line: 3, column: 8, length: 1))
    #expect(JSONWriter.compact(json) == #"{"a":1.50,"b":[true,null]}"#)
  }

  @Test func escapes() throws {
    let json = try JSONReader.read(Array(#""\u534e\u4e3a \ud83d\ude00 \"\\\/\n""#.utf8), file: "t.json")
    #expect(json.string == "华为 😀 \"\\/\n")
    #expect(JSONWriter.compact(.string("\u{1}\"")) == #""\u0001\"""#)
  }

  @Test func canonicalOrder() {
    let json = JSON.object([("b", .integer(1)), ("a", .object([("d", .null), ("c", .bool(true))]))])
    #expect(JSONWriter.canonical(json) == #"{"a":{"c":true,"d":null},"b":1}"#)
  }

  @Test(arguments: [
    ("", "json.empty"), ("{", "json.truncated"), ("[1,]", "json.value"), ("{\"a\":1,\"a\":2}", "json.repeated-key"),
    ("[01]", "json.number"), ("1 2", "json.trailing"), ("\"\u{1}\"", "json.control"), ("\"\\ud800\"", "json.surrogate"),
    ("{a:1}", "json.key"), ("\"\\x\"", "json.escape"), ("{\"a\" 1}", "json.colon"), ("tru", "json.value"),
    (String(repeating: "[", count: 100), "json.depth"),
  ])
  func refusals(_ text: String, _ id: String) {
    #expect {
      _ = try JSONReader.read(Array(text.utf8), file: "t.json")
    } throws: { error in
      (error as? Diagnostic)?.id == id
    }
  }

  @Test func invalidUTF8IsRefused() {
    #expect {
      _ = try JSONReader.read([0x5B, 0x22, 0xFF, 0x22, 0x5D], file: "t.json")
    } throws: { error in
      (error as? Diagnostic)?.id == "json.utf8"
    }
  }
}
