import Parties
import Rulebook

/// States the listed parties that a deal meets as facts of a hearing. What one says is worked out when it first comes. For one
/// thread.
struct ShortHits {
  /// What decides the facts of a hit.
  private struct Key: Hashable {
    let values: [String: Value]
  }

  /// A fact of a hit at its place.
  private enum Stated {
    /// A slot that is the same for all deals.
    case slot(place: Int, FactFrame.Slot)
    /// A value whose slot points to what the deal alone holds.
    case value(place: Int, Value)
  }

  private let kind: Int?
  private let party: Int?
  /// The facts of a hit that go by the name of a fact of parties, with their places in both.
  private let lent: [(name: String, place: Int, ofParty: Int)]
  /// Of which numbers of words the slots are.
  private var epoch = -1
  private var known: [Key: [Stated]] = [:]
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
      for fact in facts(hit.record.values, kind, &hearing) {
        switch fact {
        case .slot(let place, let slot): _ = hearing.state(slot, at: row + place)
        case .value(let place, let value): _ = hearing.state(hearing.slot(value), at: row + place)
        }
      }
      return lend(to: hit, row, &hearing, hit.lender.flatMap(party))
    }
  }

  private mutating func facts(_ values: [String: Value], _ kind: Int, _ hearing: inout Hearing) -> [Stated] {
    let key = Key(values: values)
    if let facts = known[key] { return facts }
    let facts = values.compactMap { name, value -> Stated? in
      guard let place = hearing.place(of: name, kind: kind) else { return nil }
      switch value {
      case .truth, .day, .country, .word: return .slot(place: place, hearing.slot(value))
      case .number, .code, .text: return .value(place: place, value)
      }
    }
    known[key] = facts
    return facts
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
