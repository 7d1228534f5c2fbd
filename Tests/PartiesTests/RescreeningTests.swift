import Interchange
import Names
import TestSupport
import Testing

@testable import Parties

@Suite struct RescreeningTests {
  private let knowledge: ScreeningKnowledge

  init() throws { knowledge = try ScreeningKnowledge(inFolder: "\(Place.root)/data/screening") }

  private static let words = [
    "Aldora", "Benika", "Corvex", "Dalian", "Elmara", "Fenwick", "Golmud", "Harbin", "Irtysh", "Jasmin", "Kestrel",
    "Lomond", "Merkur", "Nordvik", "Orenda", "Polaris", "Quanta", "Rostov", "Sirocco", "Tarim", "Umbra", "Volta",
    "Wuxi", "Xinyu", "Yarrow", "Zephyr",
  ]
  private static let kinds = ["Trading", "Electronics", "Shipping", "Technology", "Industries", "Semiconductor"]
  private static let forms = ["Ltd", "LLC", "Co., Ltd.", "GmbH", "JSC"]

  private func name(_ random: inout SplitMix64) -> String {
    [Self.words, Self.words, Self.kinds, Self.forms].compactMap { $0.randomElement(using: &random) }
      .joined(separator: " ")
  }

  private func party(_ number: Int, _ random: inout SplitMix64) -> ListedParty {
    var party = ListedParty(id: "P\(number)", name: name(&random), origin: ListedParty.Origin(file: "t", line: number))
    if Int.random(in: 0..<3, using: &random) == 0 { party.aliases = [ListedParty.Alias(name(&random))] }
    party.listings = [Listing()]
    return party
  }

  private func list(_ edition: CalendarDay, _ parties: [ListedParty]) -> PartyList {
    PartyList(
      id: "t", title: "T", edition: edition, source: "", coverage: "whole list", digest: "", parties: parties)
  }

  /// Adds, removes and edits at random: names, aliases, notes, listings that end.
  private func edited(_ parties: [ListedParty], _ random: inout SplitMix64) -> [ListedParty] {
    var result: [ListedParty] = []
    for var party in parties {
      switch Int.random(in: 0..<40, using: &random) {
      case 0, 1: continue
      case 2: party.name = name(&random)
      case 3: party.aliases.append(ListedParty.Alias(name(&random)))
      case 4: party.notes.append("edited")
      case 5: party.listings[0].until = CalendarDay("2026-02-01")
      case 6: party.listings = []
      default: break
      }
      result.append(party)
    }
    for number in 0..<12 { result.append(party(1000 + number, &random)) }
    return result
  }

  /// What a full run says of a party: found in its own edition or not.
  private struct Outcome: Hashable {
    var party: String
    var score: Double
    var matchedName: String
  }

  private func outcomes(_ matches: [PartyMatch]) -> Set<Outcome> {
    Set(matches.map { Outcome(party: $0.party.id, score: $0.score, matchedName: $0.matchedName) })
  }

  /// Restricted to changed parties, the answer is that of screening against all parties of each edition and comparing.
  @Test(arguments: 1...4 as ClosedRange<UInt64>)
  func equalsTwoFullRuns(_ seed: UInt64) throws {
    var random = SplitMix64(seed: seed)
    let before = (0..<300).map { party($0, &random) }
    let after = edited(before, &random)
    let older = list(try #require(CalendarDay("2026-01-01")), before)
    let newer = list(try #require(CalendarDay("2026-02-01")), after)
    let profile = ScreeningProfile(knowledge, threshold: 0.3)
    let rescreening = Rescreening(from: older, to: newer, knowledge: knowledge, profile: profile)
    #expect(rescreening.roles.count == rescreening.index.size.parties)
    #expect(rescreening.roles.count { $0.isChanged } < 150)
    var seen = 0
    let asked = (before + after).indices.filter { $0 % 4 == 0 }.map { (before + after)[$0].name }
    for name in asked + (0..<40).map({ _ in self.name(&random) }) {
      let answer = try rescreening.answer(BatchQuestion(name: name))
      let all = rescreening.roles.count
      let old = try rescreening.matches(name, limit: all) { rescreening.roles[$0].isOlder }
      let new = try rescreening.matches(name, limit: all) { rescreening.roles[$0].isNewer }
      // By the party's place in both editions: unchanged and changed parties are the same in both.
      func key(_ number: Int) -> String {
        switch rescreening.roles[number] {
        case .same: "same \(number)"
        case .added: "added \(number)"
        case .removed: "removed \(number)"
        case .before(let pair), .after(let pair): "pair \(pair)"
        }
      }
      let oldByKey = Dictionary(uniqueKeysWithValues: old.map { (key($0.party), $0.match) })
      let newByKey = Dictionary(uniqueKeysWithValues: new.map { (key($0.party), $0.match) })
      let appeared = newByKey.filter { oldByKey[$0.key] == nil }.map(\.value)
      let disappeared = oldByKey.filter { newByKey[$0.key] == nil }.map(\.value)
      #expect(outcomes(answer.appeared) == outcomes(appeared))
      #expect(outcomes(answer.disappeared) == outcomes(disappeared))
      for (key, match) in newByKey where key.hasPrefix("same") {
        #expect(oldByKey[key].map { outcomes([$0]) } == outcomes([match]))
      }
      let both = newByKey.filter { oldByKey[$0.key] != nil && $0.key.hasPrefix("pair") }
      #expect(outcomes(answer.changed.map(\.after)) == outcomes(both.map(\.value)))
      #expect(outcomes(answer.changed.map(\.before)) == outcomes(both.keys.compactMap { oldByKey[$0] }))
      seen += answer.appeared.count + answer.disappeared.count + answer.changed.count
    }
    #expect(seen > 20)
  }

  @Test func whatChangedIsSaid() throws {
    var random = SplitMix64(seed: 9)
    var before = (0..<3).map { party($0, &random) }
    before[0].name = "Nordvik Volta Shipping JSC"
    before[1].name = "Kestrel Umbra Trading LLC"
    var after = before
    after[0].notes = ["new"]
    after.remove(at: 1)
    var added = party(7, &random)
    added.name = "Zephyr Tarim Electronics Ltd"
    after.append(added)
    let older = list(try #require(CalendarDay("2026-01-01")), before)
    let newer = list(try #require(CalendarDay("2026-02-01")), after)
    let rescreening = Rescreening(
      from: older, to: newer, knowledge: knowledge, profile: ScreeningProfile(knowledge, threshold: 0.3))
    let changed = try rescreening.answer(BatchQuestion(name: "Nordvik Volta Shipping"))
    #expect(changed.changed.map(\.fields) == [["notes"]])
    #expect(changed.changed.first?.before.list.edition == older.edition)
    #expect(try rescreening.answer(BatchQuestion(name: "Kestrel Umbra Trading")).disappeared.map(\.party.id) == ["P1"])
    #expect(try rescreening.answer(BatchQuestion(name: "Zephyr Tarim Electronics")).appeared.map(\.party.id) == ["P7"])
    #expect(try rescreening.answer(BatchQuestion(name: before[2].name)).isEmpty)
  }
}
