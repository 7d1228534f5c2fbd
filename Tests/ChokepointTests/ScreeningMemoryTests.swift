import Chokepoint
import Controls
import Foundation
import Interchange
import Parties
import Rulebook
import TestSupport
import Testing

/// What a run remembers of names holds for other days only as far as the lists say the same on them.
@Suite struct ScreeningMemoryTests {
  private static let known = CalendarDay("2026-11-01")!

  /// Names of the shipped lists in several disguises, and others; days on both sides of every listing.
  private struct Cases {
    let names: [String]
    let days: [CalendarDay]

    init(_ index: ScreeningIndex, _ random: inout SplitMix64) {
      var names = ["Orchid Micro 17", "Blue Harbour Trading", "Huawei Optics Trading", "Zhang Wei", "SMIC", "中芯国际"]
      var days: Set<CalendarDay> = [CalendarDay("2022-10-07")!, CalendarDay("2026-08-01")!]
      for number in 0..<index.size.parties {
        guard let party = index.listedParty(number)?.party else { continue }
        names += [party.name, String(party.name.dropLast(2)), "\(party.name) 12"]
        for day in party.listings.flatMap({ [$0.begins, $0.until] }).compactMap({ $0 }) {
          days.formUnion([day, day.previous].compactMap { $0 })
        }
      }
      self.names = (0..<24).compactMap { _ in names.randomElement(using: &random) } + names.prefix(6)
      self.days = (0..<20).compactMap { _ in days.sorted().randomElement(using: &random) }
    }
  }

  private static func document(_ name: String, on day: CalendarDay, _ number: Int) -> [UInt8] {
    Array(
      """
      {"id": "D\(number)", "date": "\(day)", "activity": "export", "from": "US", "to": "CN", \
      "parties": [{"role": "end_user", "name": "\(name)", "country": "\(number % 2 == 0 ? "CN" : "Germany")"}], \
      "exporter": {"name": "\(number % 5 == 0 ? name : "Example Systems")", "country": "US", "headquarters": "US"}, \
      "items": [{"eccn": "\(number % 3 == 0 ? "3A090.a" : "3A991")", "kind": "integrated_circuit", \
      "facts": {"tpp": "\(number % 2 == 0 ? 4992 : 300)", "datacenter": true, "die_area_mm2": "826"}}]}
      """.utf8)
  }

  /// The same answer with a memory as without, and by a short judge as by a whole one, in whatever order the days come.
  @Test func anAnswerOfAnotherDayIsItsOwn() throws {
    let workspace = try Copy.shipped.get()
    var random = SplitMix64(seed: 11)
    let cases = Cases(try workspace.lists(), &random)
    let memory = ScreeningMemory()
    let quick = workspace.shortJudges(known: Self.known, screens: true, memory: ScreeningMemory())
    var (answered, listed, number) = (0, 0, 0)
    for day in cases.days {
      for name in cases.names where !name.contains("\"") && !name.contains("\\") {
        number += 1
        let bytes = Self.document(name, on: day, number)
        let deal = try workspace.deal(bytes, file: "deal.json")
        let alone = try workspace.check(deal, known: Self.known, explains: false).compactJSON
        let line = JSONWriter.compact(alone) + "\n"
        let other = try workspace.check(deal, known: Self.known, memory: memory, explains: false).compactJSON
        #expect(JSONWriter.compact(other) + "\n" == line, "\(name) on \(day)")
        var text: [UInt8] = []
        guard quick.answer(DealDocument(bytes, file: "deal.json"), into: &text) != nil else { continue }
        answered += 1
        listed += line.contains("\"matches\":[]") ? 0 : 1
        #expect(String(decoding: text, as: UTF8.self) == line, "\(name) on \(day)")
      }
    }
    #expect(2 * answered > number && listed > 20)
  }
  /// An owner's share is a number of the deal at hand: what is remembered of the owner must not point into another deal.
  @Test func theSameOwnerInDealAfterDeal() throws {
    let workspace = try Copy.shipped.get()
    let quick = workspace.shortJudges(known: Self.known, screens: true, memory: ScreeningMemory())
    var owned = 0
    for (number, day) in ["2025-09-30", "2026-11-20", "2025-10-15", "2026-11-20"].enumerated() {
      for name in ["Nexperia B.V.", "CleanChip Technologies Limited", "Blue Harbour Trading"] {
        let bytes = Self.document(name, on: try #require(CalendarDay(day)), number)
        let answer = try workspace.check(
          try workspace.deal(bytes, file: "deal.json"), known: Self.known, explains: false)
        owned += answer.requirements.contains { $0.clause.id == "AFF.744.11" } ? 1 : 0
        var text: [UInt8] = []
        _ = quick.answer(DealDocument(bytes, file: "deal.json"), into: &text)
        #expect(
          String(decoding: text, as: UTF8.self) == JSONWriter.compact(answer.compactJSON) + "\n", "\(name) \(day)")
      }
    }
    #expect(owned > 1, "some have listed owners")
  }
}
