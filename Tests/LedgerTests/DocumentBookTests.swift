import Foundation
import Interchange
import Testing

@testable import Ledger

@Suite("Documents of the ledger")
struct DocumentBookTests {
  private func payload(_ text: String) -> JSON { .object([("text", .string(text))]) }

  @Test("a document is kept once, and withdrawn with a reason")
  func keep() throws {
    let store = try TestLedger.open()
    let book = DocumentBook(store)
    #expect(try book.keep("aa", payload("one"), actor: "anna"))
    #expect(try !book.keep("aa", payload("another telling of one"), actor: "boris"))
    #expect(try book.keep("ab", payload("two"), actor: "anna"))
    #expect(try book.documents().map(\.id) == ["aa", "ab"])
    #expect(try book.document("aa")?.record.payload["text"]?.string == "one")
    #expect(try book.ids(beginningWith: "a") == ["aa", "ab"])
    try book.withdraw("aa", because: "taken back", actor: "anna")
    #expect(try book.documents().map(\.withdrawn) == ["taken back", nil])
    #expect(try book.document("aa")?.withdrawn == "taken back")
    #expect(LedgerVerifier.verify(store.place).isWhole)
  }

  @Test("what is not there, has no reason, or is withdrawn already is refused")
  func refused() throws {
    let book = DocumentBook(try TestLedger.open())
    _ = try book.keep("aa", payload("one"), actor: "anna")
    try book.withdraw("aa", because: "taken back", actor: "anna")
    for (id, reason, fault) in [
      ("zz", "why", "document.unknown"), ("aa", " \n", "document.reason"), ("aa", "again", "document.withdrawn"),
    ] {
      let error = #expect(throws: Diagnostic.self) { try book.withdraw(id, because: reason, actor: "anna") }
      #expect(error?.id == fault)
    }
  }

  @Test("words are found without case and marks, and Chinese ones inside longer text")
  func search() throws {
    let store = try TestLedger.open()
    let book = DocumentBook(store)
    let texts = ["Huawei (華為) plans a fab", "Café in São Paulo says AND", "中芯國際與華為技術有限公司", "為華"]
    for (place, text) in texts.enumerated() { _ = try book.keep("d\(place)", payload(text), actor: "anna") }
    let index = try DocumentIndex(store) { [$0["text"]?.string] }
    #expect(try index.search("huawei") == [1])
    #expect(try index.search("cafe PAULO") == [2])
    #expect(try index.search("華為") == [3, 1])
    #expect(try index.search("華為 fab") == [1])
    #expect(try index.search("AND") == [2])
    #expect(try index.search("\"fab\" OR NOT") == [])
    #expect(throws: Diagnostic.self) { try index.search(" ( * ) ") }
    _ = try book.keep("late", payload("a late word"), actor: "anna")
    #expect(try index.search("late") == [5])
  }

  @Test("an index that is damaged or gone is made again")
  func damaged() throws {
    let store = try TestLedger.open()
    _ = try DocumentBook(store).keep("aa", payload("one word"), actor: "anna")
    let file = "\(store.place.folder)/documents.sqlite"
    try Data(repeating: 7, count: 9000).write(to: URL(fileURLWithPath: file))
    #expect(try DocumentIndex(store) { [$0["text"]?.string] }.search("word") == [1])
  }

  @Test("an index of another ledger begins anew")
  func other() throws {
    let (one, two) = (try TestLedger.open(), try TestLedger.open())
    for word in ["first", "second"] { _ = try DocumentBook(one).keep(word, payload(word), actor: "anna") }
    #expect(try DocumentIndex(one) { [$0["text"]?.string] }.search("second") == [2])
    _ = try DocumentBook(two).keep("third", payload("third"), actor: "anna")
    try FileManager.default.copyItem(
      atPath: "\(one.place.folder)/documents.sqlite", toPath: "\(two.place.folder)/documents.sqlite")
    let index = try DocumentIndex(two) { [$0["text"]?.string] }
    #expect(try index.search("third") == [1])
    #expect(try index.search("second") == [])
  }
}
