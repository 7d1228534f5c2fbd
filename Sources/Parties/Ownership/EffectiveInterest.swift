/// The listed parties' interest in a company by multiplication along the chains: extra information, not the rule's way.
///
/// 60 % of a company that holds 60 % is an interest of 36 %, though the rule counts 60. Bounds are found by repeating
/// the sum over owners from nothing upwards, and from the whole downwards; each round is a bound, so loops may be cut
/// off at any round.
struct EffectiveInterest {
  private let day: OwnershipDay
  private let listed: Set<Int>
  private let asked: Int?

  init(_ day: OwnershipDay, listed: Set<Int>, asking asked: Int) {
    self.day = day
    self.listed = listed
    self.asked = asked
  }

  /// Rounds after which a loop's bound is good enough; chains are as exact as their shares long before.
  private static let mostRounds = 200

  /// - Parameter parties: the company and all above it.
  func interest(in party: Int, among parties: [Int]) -> ShareRange {
    let low = settle(parties, from: .none) { minimum($0, $1) }
    let high = settle(parties, from: .whole) { maximum($0, $1) }
    let least = low[party] ?? .none
    return ShareRange(least, max(least, high[party] ?? .whole)) ?? .unknown
  }

  private func settle(_ parties: [Int], from start: Share, _ step: (Int, [Int: Share]) -> Share) -> [Int: Share] {
    var values: [Int: Share] = [:]
    for party in parties { values[party] = isListed(party) ? .whole : start }
    for _ in 0..<Self.mostRounds {
      var hasChanged = false
      for party in parties where !isListed(party) {
        let value = step(party, values)
        if value != values[party] {
          values[party] = value
          hasChanged = true
        }
      }
      if !hasChanged { break }
    }
    return values
  }

  private func isListed(_ party: Int) -> Bool { listed.contains(party) && party != asked }

  private func minimum(_ party: Int, _ values: [Int: Share]) -> Share {
    var sum = Share.none
    var through = Share.none
    for link in day.above[party].map({ day.links[$0] }) {
      let part = link.share.minimum.of(values[link.owner] ?? .none, roundedUp: false)
      if link.isEffective { through = max(through, part) } else { sum += part }
    }
    return min(.whole, max(sum, through))
  }

  private func maximum(_ party: Int, _ values: [Int: Share]) -> Share {
    let links = day.above[party].map { day.links[$0] }
    let known = links.filter { !$0.isEffective }.reduce(Share.none) { $0 + $1.share.minimum }
    var sum = Share.none
    for link in links {
      // No owner can hold more than what the least shares of the others leave over.
      let room = link.isEffective ? Share.whole : max(link.share.minimum, .whole - (known - link.share.minimum))
      sum += min(link.share.maximum, room).of(values[link.owner] ?? .whole, roundedUp: true)
    }
    return min(.whole, sum)
  }
}
