import Interchange
import Testing

@testable import Watch

@Suite("Documents in memory")
struct MemoryStoreTests {
  private func document(_ text: String, got: String = "2025-06-01") throws -> StoredDocument {
    let source = SourceDocument(name: "x.txt", text: WatchText(text))
    let read = ReadDocument(
      document: DocumentCleaner().clean(source), entities: [], mentions: [], dates: [], quantities: [], quotations: [],
      claims: [], warnings: [])
    var stored = StoredDocument(read, source: source, got: try #require(CalendarDay(got)))
    stored.events = [EventSample.event("e:\(text)", about: "Longjing Micro", text)]
    return stored
  }

  @Test("the same text is kept once; a withdrawn document is there, and what rests on it says so")
  func keeping() throws {
    let store = MemoryStore()
    let first = try document("Longjing makes chips.")
    #expect(store.save(first))
    #expect(!store.save(first))
    #expect(store.save(try document("Longjing sells chips.", got: "2025-06-03")))
    #expect(store.documents(since: CalendarDay("2025-06-02")).count == 1)
    #expect(store.search("longjing SELLS").count == 1)
    #expect(store.events(naming: "Longjing Micro").count == 2)
    try store.withdraw(first.id, because: "retracted")
    #expect(store.documents(since: nil).map(\.withdrawn) == ["retracted", nil])
    let events = store.events(naming: "Longjing Micro")
    #expect(events.map(\.isWithdrawn) == [true, false])
    let brief = BriefMaker(events, documents: 1, now: nil)
    #expect(
      BriefText.text(brief.timeline(of: nil)).contains(
        "(withdrawn: retracted) [Paper e:Longjing makes chips., 2025-06-01, withdrawn]"))
    #expect(brief.catchUp().lines.map(\.event.isWithdrawn) == [false])
    #expect(throws: Diagnostic.self) { try store.withdraw("no", because: "x") }
  }
}
