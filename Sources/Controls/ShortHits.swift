import Parties
import Rulebook

/// States the listed parties that a deal meets as facts of a hearing. What one says is worked out when it first comes. For one
/// thread.
struct ShortHits {
  /// What decides the facts of a hit.
  private struct Key: Hashable {
    let values: [String: Value]
  }

  private let kind: Int?
  private let party: Int?
  /// The facts of a hit that go by the name of a fact of parties, with their places in both.
  private let lent: [(name: String, place: Int, ofParty: Int)]
  /// Of which numbers of words the slots are.
  private var epoch = -1
  private var known: [Key: [(place: Int, slot: FactFrame.Slot)]] = [:]
  private static let mostKnown = 4096

  init(_ lent: [String], _ hearing: Hearing) {
    (kind, party) = (hearing.kind("listing"), hearing.kind("party"))
    var places: [(String, Int, Int)] = []
    if let kind, let party {
      for name in lent {
        guard let place = hearing.place(of: name, kind: kind), let own = hearing.place(of: name, kind: party) else {
          continue
        }
        places.append((name, place, own))
      }
    }
    self.lent = places
  }

  /// Whether so much was worked out that words are to be forgotten before more is.
  var isFull: Bool { known.count >= Self.mostKnown }

  /// - Parameter party: which party of the deal has a label.
  /// - Returns: the hits as records, for the places of what is to be asked of them.
  mutating func state(
    _ hits: [FoundParties.Hit], _ hearing: inout Hearing, party: (_ label: String) -> Int?
  ) -> [FactSet.Record] {
    if epoch != hearing.epoch {
      known.removeAll()
      epoch = hearing.epoch
    }
    guard let kind else { return hits.map(\.record) }
    return hits.map { hit in
      let row = hearing.add(kind)
      for (place, slot) in slots(hit.record.values, kind, &hearing) { _ = hearing.state(slot, at: row + place) }
      return lend(to: hit, row, &hearing, hit.lender.flatMap(party))
    }
  }

  private mutating func slots(
    _ values: [String: Value], _ kind: Int, _ hearing: inout Hearing
  ) -> [(place: Int, slot: FactFrame.Slot)] {
    let key = Key(values: values)
    if let slots = known[key] { return slots }
    let slots = values.compactMap { name, value in
      hearing.place(of: name, kind: kind).map { ($0, hearing.slot(value)) }
    }
    known[key] = slots
    return slots
  }

  /// What is stated of the party is stated of the hit, where nothing else is.
  private func lend(
    to hit: FoundParties.Hit, _ row: Int, _ hearing: inout Hearing, _ index: Int?
  ) -> FactSet.Record {
    guard let index, let party else { return hit.record }
    var record = hit.record
    let lender = hearing.row(of: index, kind: party)
    for (name, place, own) in lent {
      guard hearing.stated(at: row + place) == nil else { continue }
      if let slot = hearing.stated(at: lender + own) { _ = hearing.state(slot, at: row + place) }
      record.paths[name] = DealScribe.place(of: name, ofParty: index)
    }
    return record
  }
}
