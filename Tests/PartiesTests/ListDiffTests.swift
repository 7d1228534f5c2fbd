import Interchange
import Parties
import TestSupport
import Testing

@Suite struct ListDiffTests {
  private func party(_ id: String, _ name: String, _ change: (inout ListedParty) -> Void = { _ in }) -> ListedParty {
    var party = ListedParty(id: id, name: name, origin: ListedParty.Origin(file: "a.csv", line: 1))
    party.countries = ["CN"]
    change(&party)
    return party
  }

  private func list(_ parties: [ListedParty]) throws -> PartyList {
    PartyList(
      id: "l", title: "L", edition: try #require(CalendarDay("2026-01-01")), source: "s", coverage: "whole list",
      digest: "", parties: parties)
  }

  private func diff(_ before: [ListedParty], _ after: [ListedParty]) throws -> ListDiff {
    ListDiff(from: try list(before), to: try list(after))
  }

  @Test func addedRemovedAndUnchanged() throws {
    let result = try diff([party("1", "Gone"), party("2", "Stays")], [party("2", "Stays"), party("3", "New")])
    #expect(result.added.map(\.name) == ["New"])
    #expect(result.removed.map(\.name) == ["Gone"])
    #expect(result.changed.isEmpty)
    #expect(result.unchanged == 1)
    #expect(result.text == "+ New (CN)  3\n- Gone (CN)  1\n1 added, 1 removed, 0 changed, 1 unchanged\n")
  }

  @Test func fieldsThatChanged() throws {
    let result = try diff(
      [
        party("1", "A") {
          $0.addresses = ["x", "y"]
          $0.aliases = [ListedParty.Alias("B")]
        }
      ],
      [
        party("1", "A") {
          $0.addresses = ["y", "z"]
          $0.aliases = [ListedParty.Alias("B", isWeak: true)]
          $0.births = ["1965"]
        }
      ])
    #expect(
      result.changed.first?.changes == [
        ListDiff.Change(field: "aliases", removed: ["B"], added: ["B (weak)"]),
        ListDiff.Change(field: "addresses", removed: ["x"], added: ["z"]),
        ListDiff.Change(field: "births", removed: [], added: ["1965"]),
      ])
    #expect(result.records.first?["fields"]?.array?.count == 3)
  }

  /// A list that numbers its records anew lost and gained nobody.
  @Test func renumberedIDsAreNotRemovals() throws {
    let before = (1...50).map { party("\($0)", "Party \($0)") }
    let after = (1...50).map { party("n\($0)", "Party \($0)") }
    let result = try diff(before, after)
    #expect(result.added.isEmpty)
    #expect(result.removed.isEmpty)
    #expect(result.changed.map { $0.changes.map(\.field) } == Array(repeating: ["id"], count: 50))
    let shifted = try diff(before, (1...50).map { party("\($0 + 1)", "Party \($0)") })
    #expect(shifted.added.isEmpty)
    #expect(shifted.changed.allSatisfy { $0.changes.map(\.field) == ["id"] })
  }

  /// Of two rows of one name the first went away: the second is the same as before.
  @Test func theRightTwinIsRemoved() throws {
    let result = try diff(
      [party("x", "X") { $0.addresses = ["one"] }, party("x-2", "X") { $0.addresses = ["two"] }],
      [party("x", "X") { $0.addresses = ["two"] }])
    #expect(result.removed.map(\.addresses) == [["one"]])
    #expect(result.changed.map { $0.changes.map(\.field) } == [["id"]])
  }

  @Test func aRenamedPartyKeepsItsIDAndAMovedOneItsName() throws {
    let renamed = try diff([party("7", "Old Name")], [party("7", "New Name")])
    #expect(
      renamed.changed.first?.changes == [ListDiff.Change(field: "name", removed: ["Old Name"], added: ["New Name"])])
    let moved = try diff([party("a", "华为")], [party("b", "华为") { $0.countries = ["HK"] }])
    #expect(moved.changed.first?.changes.map(\.field) == ["id", "countries"])
  }

  @Test func aRandomChangeIsFoundAndNothingElse() throws {
    var random = SplitMix64(seed: 7)
    for _ in 0..<50 {
      let before = (0..<Int.random(in: 1...40, using: &random)).map { party("\($0)", "Party \($0 / 2)") }
      var after = before.shuffled(using: &random)
      let gone = Int.random(in: 0...min(3, after.count), using: &random)
      after.removeLast(gone)
      after.append(party("new", "Somebody else"))
      let result = try diff(before, after)
      #expect(result.removed.count == gone)
      #expect(result.added.map(\.id) == ["new"])
      #expect(result.unchanged + result.changed.count + gone == before.count)
    }
  }

  private static let march = "data/lists/ecfr-15cfr-part744-2026-03-25.xml.gz"
  private static let july = "data/lists/ecfr-15cfr-part744-2026-07-23.xml.gz"

  @Test(.enabled(if: Place.hasShared(march) && Place.hasShared(july), "\(Place.needs(march))"))
  func theRealEditionsDifferInPunctuationAlone() throws {
    let importer = ListImporter { $0.prefix(2).uppercased() }
    let before = try importer.lists(fromFile: "\(Place.shared)/\(Self.march)")
    let after = try importer.lists(fromFile: "\(Place.shared)/\(Self.july)")
    #expect(before.map(\.id) == ["us-entity-list", "us-bis-uvl", "us-bis-meu"])
    for (old, new) in zip(before, after) {
      let result = ListDiff(from: old, to: new)
      #expect(result.added.map(\.name) == [])
      #expect(result.removed.map(\.name) == [])
      for party in result.changed {
        // The record reads the same without its punctuation, or a list of addresses was split otherwise.
        #expect(!party.changes.contains { ["countries", "from", "policy", "footnotes", "cites"].contains($0.field) })
      }
      #expect(result.changed.isEmpty == (old.id != "us-entity-list"))
    }
  }
}
