import Interchange
import Rulebook
import TestSupport
import Testing

@testable import Controls

/// A short answer, for which nothing is proved, says what the explained one says: over the rules of every regime that
/// ships, on random deals, complete and with facts missing.
@Suite struct ShortAnswerTests {
  private static let days = ["2022-10-06", "2023-01-15", "2023-11-17", "2024-12-02", "2025-10-15", "2026-08-01"]

  @Test(arguments: ["us-ear", "nl", "eu", "uk", "jp", "tw", "kr", "cn", "us-chips-act", "us-duty"])
  func aShortAnswerIsTheExplainedOneInFewWords(_ pack: String) throws {
    let program = try Shipped.program(of: pack)
    let judge = try Judge(program: program, isAddressee: { name, names in Truth(names.contains(name)) })
    let deals = RandomDeals(program)
    var random = SplitMix64(seed: UInt64(pack.utf8.reduce(7) { $0 &* 31 &+ Int($1) }))
    var outcomes: Set<Determination.Outcome> = []
    var quick = QuickAnswers(program, judge)
    for round in 0..<Thoroughness.rows(pack == "us-ear" ? 72 : 6) {
      let share = [3, 10, 25, 50, 75, 100][round / Self.days.count % 6]
      let day = try #require(CalendarDay(Self.days[round % Self.days.count]))
      let facts = deals.facts(stating: share, isQuiet: round % 4 > 0, &random)
      let items = (0..<facts.count("item")).map { index in
        if case .code(let path)? = facts.record("item", index)?.values["eccn"] {
          Deal.Item(name: nil, eccn: path)
        } else {
          Deal.Item(name: nil, eccn: nil)
        }
      }
      let listed = (0..<facts.count("listing")).map { PartyScreening.Listed(query: "q\($0)", name: "n", list: "l") }
      func answer(_ explains: Bool, _ classifies: Bool) -> Determination {
        judge.determine(
          facts, items: items, listed: listed, on: day, known: CalendarDay("2026-11-01") ?? day, explains: explains,
          classifies: classifies)
      }
      let (whole, bare, short) = (answer(true, true), answer(false, true), answer(false, false))
      let line = try quick.line(facts, items: items.count, listed: listed.count, on: day, known: whole.known)
      let place = "\(pack), round \(round), \(share) of a hundred stated on \(day)"
      #expect(JSONWriter.compact(short.compactJSON) == JSONWriter.compact(whole.compactJSON), "\(place)")
      #expect(JSONWriter.compact(bare.compactJSON) == JSONWriter.compact(whole.compactJSON), "\(place)")
      #expect(line.map { $0 == JSONWriter.compact(whole.compactJSON) + "\n" } ?? true, "\(place)")
      #expect(bare.items.map(\.agrees) == whole.items.map(\.agrees), "\(place)")
      #expect(short.items.map(\.subject) == whole.items.map(\.subject), "\(place)")
      outcomes.insert(whole.outcome)
    }
    #expect(pack != "us-ear" || outcomes.count > 1, "\(outcomes)")
    #expect(quick.answered > quick.left)
  }
}

/// What a `ShortInquiry` says of facts, one deal after another with the same hearing.
private struct QuickAnswers {
  private let program: RuleProgram
  private var hearing: Hearing
  private var dockets: [CalendarDay: Docket] = [:]
  private(set) var answered = 0
  /// How many were left to a proof.
  private(set) var left = 0

  init(_ program: RuleProgram, _ judge: Judge) {
    self.program = program
    let day = CalendarDay("2024-01-01")!
    hearing = Hearing(program, program.law(on: day, known: day), isAddressee: judge.isAddressee)
  }

  /// The line of the answer; nil where it takes a proof.
  mutating func line(
    _ facts: FactSet, items: Int, listed: Int, on day: CalendarDay, known: CalendarDay
  ) throws -> String? {
    let docket = dockets[day] ?? Docket(program.law(on: day, known: known))
    dockets[day] = docket
    hearing.open(docket.law, stating: facts)
    var inquiry = ShortInquiry(docket, items: items, listings: listed)
    guard let answer = inquiry.run(&hearing) else {
      left += 1
      return nil
    }
    answered += 1
    var text: [UInt8] = []
    ShortAnswerWriter(program).write(answer, nil, id: [], hasID: false, into: &text) { wanted in
      let fact = program.facts[Int(wanted.fact)]
      return facts.place(of: FactReference(subject: fact.subject, index: Int(wanted.record), name: fact.name))
    }
    return String(decoding: text, as: UTF8.self)
  }
}
