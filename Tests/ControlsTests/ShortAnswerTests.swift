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
    for round in 0..<Thoroughness.rows(pack == "us-ear" ? 24 : 6) {
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
      let place = "\(pack), round \(round), \(share) of a hundred stated on \(day)"
      #expect(JSONWriter.compact(short.compactJSON) == JSONWriter.compact(whole.compactJSON), "\(place)")
      #expect(JSONWriter.compact(bare.compactJSON) == JSONWriter.compact(whole.compactJSON), "\(place)")
      #expect(bare.items.map(\.agrees) == whole.items.map(\.agrees), "\(place)")
      #expect(short.items.map(\.subject) == whole.items.map(\.subject), "\(place)")
      outcomes.insert(whole.outcome)
    }
    #expect(pack != "us-ear" || outcomes.count > 1)
  }
}
