import Interchange
import TestSupport
import Testing

@testable import Ledger

/// The queue: opening, four eyes, what is remembered, and what is forgotten.
@Suite struct CaseBookTests {
  private static func pair(_ party: String = "us-entity-list:7", fingerprint: String = "f1") -> CaseFile.Pair {
    CaseFile.Pair(party: party, name: "ACME Ltd", score: "0.910", fingerprint: fingerprint, programmes: ["SDGT"])
  }

  private static func hit(_ deal: String?, _ pairs: [CaseFile.Pair]) -> CaseOpening {
    CaseOpening(.hit, matter: "query:acme", title: "acme: may be ACME Ltd", deal: deal, pairs: pairs)
  }

  private static func find(_ cases: CaseBook, _ deal: String?, _ pairs: [CaseFile.Pair]) throws -> [Int] {
    try cases.append(TestLedger.note("found"), opening: [hit(deal, pairs)]).cases
  }

  @Test func aHitOpensACaseOnceAndTakesUpWhatIsFoundAgain() throws {
    let cases = CaseBook(try TestLedger.open())
    let number = try #require(try Self.find(cases, "D-1", [Self.pair()]).first)
    #expect(try Self.find(cases, "D-1", [Self.pair()]) == [number])
    #expect(try cases.file(number).history.count == 1)
    #expect(try Self.find(cases, "D-2", [Self.pair(), Self.pair("us-sdn:3")]) == [number])
    let file = try cases.file(number)
    #expect((file.deals, file.pairs.map(\.party)) == (["D-1", "D-2"], ["us-entity-list:7", "us-sdn:3"]))
    #expect(try cases.list().map(\.number) == [number])
    #expect(try Self.find(cases, "D-3", []).isEmpty)
  }

  @Test func anApprovalTakesTwoPeople() throws {
    let cases = CaseBook(try TestLedger.open())
    let number = try #require(try Self.find(cases, "D-1", [Self.pair()]).first)
    func refused(_ id: String, _ work: () throws -> CaseFile) {
      let error = #expect(throws: Diagnostic.self) { try work() }
      #expect(error?.id == id)
    }
    refused("case.four-eyes") { try cases.decide(number, .notSame, reason: "r", actor: "boris") }
    refused("case.reason") { try cases.propose(number, .notSame, reason: " \n", actor: "anna") }
    refused("case.decision") { try cases.propose(number, .proceed, reason: "r", actor: "anna") }
    refused("case.unknown") { try cases.propose(99, .notSame, reason: "r", actor: "anna") }
    #expect(try cases.propose(number, .notSame, reason: "other address", actor: "Anna").state == .proposed)
    refused("case.four-eyes") { try cases.decide(number, .notSame, reason: "r", actor: " anna ") }
    let file = try cases.decide(number, .notSame, reason: "agreed", actor: "boris")
    #expect(file.state == .decided)
    #expect(file.judgement?.reason == "agreed")
    refused("case.state") { try cases.decide(number, .same, reason: "r", actor: "carl") }
    #expect(try cases.list().isEmpty)
    #expect(try cases.list([.decided]).map(\.number) == [number])
  }

  /// What is strict, one person may decide.
  @Test func aRefusalTakesOne() throws {
    let cases = CaseBook(try TestLedger.open())
    let number = try #require(try Self.find(cases, nil, [Self.pair()]).first)
    #expect(try cases.decide(number, .same, reason: "same register number", actor: "anna").state == .decided)
    #expect(try cases.remembered(Self.pair(), of: "query:acme") == nil)
  }

  @Test func aPairIsRememberedUntilTheListsRecordChanges() throws {
    let cases = CaseBook(try TestLedger.open())
    let number = try #require(try Self.find(cases, "D-1", [Self.pair()]).first)
    try cases.propose(number, .notSame, reason: "other", actor: "anna")
    try cases.decide(number, .notSame, reason: "agreed", actor: "boris")
    #expect(try cases.remembered(Self.pair(), of: "query:acme")?.number == number)
    #expect(try cases.remembersPairs())
    #expect(try Self.find(cases, "D-2", [Self.pair()]).isEmpty)
    #expect(try cases.remembered(Self.pair(), of: "query:acme gmbh") == nil)
    let changed = try Self.find(cases, "D-2", [Self.pair(fingerprint: "f2")])
    #expect(changed.count == 1 && changed != [number])
    try cases.reopen(number, reason: "same director", actor: "anna")
    #expect(try cases.remembered(Self.pair(), of: "query:acme") == nil)
    #expect(try cases.file(number).state == .open)
    #expect(throws: Diagnostic.self) { try cases.reopen(number, reason: "again", actor: "anna") }
  }

  /// A proposal was made in view of the pairs that were there.
  @Test func aNewPairTakesAProposalBack() throws {
    let cases = CaseBook(try TestLedger.open())
    let number = try #require(try Self.find(cases, "D-1", [Self.pair()]).first)
    try cases.propose(number, .notSame, reason: "other", actor: "anna")
    _ = try Self.find(cases, "D-1", [Self.pair("us-sdn:3")])
    #expect(try cases.file(number).state == .open)
    #expect(throws: Diagnostic.self) { try cases.decide(number, .notSame, reason: "agreed", actor: "boris") }
  }

  @Test func assignmentAndNotes() throws {
    let store = try TestLedger.open()
    let cases = CaseBook(store)
    let number = try #require(try Self.find(cases, "D-1", [Self.pair()]).first)
    try cases.assign(number, to: "anna", actor: "boss")
    try cases.note(number, "asked for the articles", actor: "anna")
    #expect(try cases.list(assignee: "anna").map(\.number) == [number])
    #expect(try cases.list(assignee: "boris").isEmpty)
    try cases.assign(number, to: nil, actor: "boss")
    #expect(try cases.file(number).assignee == nil)
    #expect(try cases.file(number).history.map(\.action) == ["case.open", "case.assign", "case.note", "case.assign"])
    #expect(LedgerVerifier.verify(store.place).findings.isEmpty)
  }

  @Test func aCaseThatCannotBeOpenedLeavesNoRecord() throws {
    let store = try TestLedger.open()
    let bad = CaseOpening(.licenceRequired, matter: "deal:\n", title: "x", deal: "\n")
    #expect(throws: Diagnostic.self) { try CaseBook(store).append(TestLedger.note("found"), opening: [bad]) }
    #expect(try store.size() == 0)
  }
}
