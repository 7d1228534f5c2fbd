import Interchange
import TestSupport
import Testing

@testable import Ledger

/// Five years from the latest event, and as long as a hold is on.
@Suite struct RetentionBookTests {
  private static func clock(_ book: RetentionBook, _ matter: String) throws -> RetentionClock {
    try #require(try book.clocks().first { $0.matter == matter })
  }

  private static func day(_ text: String) throws -> CalendarDay { try #require(CalendarDay(text)) }

  @Test func theClockRunsFromTheLatestEvent() throws {
    let store = try TestLedger.open(day: "2024-02-29")
    let book = RetentionBook(store)
    _ = try store.append(TestLedger.note("a"))
    #expect(try Self.clock(book, "deal:D-1").keptThrough == Self.day("2029-03-01"))
    var export = TestLedger.note("exported", about: ["deal:D-2", "deal:D-1"])
    export.eventDay = CalendarDay("2024-05-10")
    _ = try store.append(export)
    for matter in ["deal:D-1", "deal:D-2"] {
      let clock = try Self.clock(book, matter)
      #expect(clock.keptThrough == (try Self.day("2029-05-10")))
      #expect(!clock.mayGo(on: try Self.day("2029-05-10")))
      #expect(clock.mayGo(on: try Self.day("2029-05-11")))
    }
  }

  @Test func aHoldKeepsWhatIsAboutTheMatter() throws {
    let store = try TestLedger.open(day: "2020-01-01")
    let book = RetentionBook(store)
    _ = try store.append(TestLedger.note("a", about: ["deal:D-1", "party:us-sdn:3"]))
    _ = try store.append(TestLedger.note("b", about: ["deal:D-2"]))
    let late = try Self.day("2030-01-01")
    #expect(try Self.clock(book, "deal:D-1").mayGo(on: late))
    try book.hold("party:us-sdn:3", reason: "request of the agency", actor: "anna")
    #expect(!(try Self.clock(book, "deal:D-1").mayGo(on: late)))
    #expect(try Self.clock(book, "deal:D-2").mayGo(on: late))
    #expect(throws: Diagnostic.self) { try book.hold("party:us-sdn:3", reason: "again", actor: "anna") }
    try book.hold(LegalHold.everything, reason: "audit", actor: "anna")
    #expect(!(try Self.clock(book, "deal:D-2").mayGo(on: late)))
    try book.release(LegalHold.everything, reason: "over", actor: "anna")
    try book.release("party:us-sdn:3", reason: "over", actor: "anna")
    #expect(try Self.clock(book, "deal:D-1").mayGo(on: late))
    #expect(throws: Diagnostic.self) { try book.release("deal:D-1", reason: "x", actor: "anna") }
    #expect(throws: Diagnostic.self) { try book.hold("deal:D-1", reason: "", actor: "anna") }
    #expect(try store.size() == 6)
  }

  @Test func anOpenCaseIsKept() throws {
    let store = try TestLedger.open(day: "2020-01-01")
    let opening = CaseOpening(.licenceRequired, matter: "deal:D-1", title: "D-1", deal: "D-1")
    let number = try #require(try CaseBook(store).append(TestLedger.note("x"), opening: [opening]).cases.first)
    let book = RetentionBook(store)
    #expect(!(try Self.clock(book, "case:\(number)").mayGo(on: try Self.day("2040-01-01"))))
    try CaseBook(store).decide(number, .refuse, reason: "no", actor: "anna")
    #expect(try Self.clock(book, "case:\(number)").mayGo(on: try Self.day("2040-01-01")))
  }
}
