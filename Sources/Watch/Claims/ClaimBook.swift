public import Interchange

/// Claims of many documents, put together: what is said by several sources is one fact, and what cannot both be so stands
/// side by side.
///
///     var book = ClaimBook()
///     for read in documents { book.add(read) }
///     book.contradictions              // a generation behind; three to six months behind
///     book.due(on: .today)             // predictions whose day has passed
public struct ClaimBook: Sendable {
  /// In the order in which they were first said.
  public private(set) var facts: [ClaimFact] = []
  private var bySubject: [String: [Int]] = [:]

  public init() {}

  /// Adds the claims of a document; those that say what is known already become further sources of it.
  public mutating func add(_ read: ReadDocument) {
    for claim in read.claims { add(ClaimFact(claim, in: read)) }
  }

  private mutating func add(_ fact: ClaimFact) {
    let same = bySubject[fact.key, default: []]
    if let place = same.first(where: { facts[$0].agrees(with: fact) }) {
      facts[place].take(fact)
    } else {
      bySubject[fact.key, default: []].append(facts.count)
      facts.append(fact)
    }
  }

  /// Facts about the same subject with the same predicate that cannot both be so: groups of places in `facts`.
  ///
  /// They differ in a value of the same unit, or one denies what another says of the same object.
  public var contradictions: [[Int]] {
    bySubject.values.compactMap { places in
      let group = places.filter { place in
        places.contains { $0 != place && facts[$0].contradicts(facts[place]) }
      }
      return group.isEmpty ? nil : group
    }.sorted { $0[0] < $1[0] }
  }

  /// Plans and predictions for a time that has passed on a day, as places in `facts`: did they come true?
  public func due(on day: CalendarDay) -> [Int] {
    facts.indices.filter { place in
      let fact = facts[place]
      return fact.isForward && fact.period.map { $0.upperBound < day } ?? false
    }
  }
}
