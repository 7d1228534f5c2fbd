/// The rule's arithmetic: who counts as listed because listed parties hold enough of him, level by level.
///
/// A party that is held to the threshold or beyond, by all that count together, counts with the whole of its own
/// holdings. Two sets are grown from the listed parties, each the least that the rule closes: those who count whatever
/// the shares not known are, and those who count for some of them. Each set only grows, so loops end, and parties that
/// own each other count only if somebody listed holds enough of one of them.
struct OwnershipCascade {
  let day: OwnershipDay
  let threshold: Share
  /// By party: counts for all values of what is not known, or for some.
  private(set) var certain: [Bool]
  private(set) var possible: [Bool]

  /// - Parameters:
  ///   - listed: parties that are listed for certain; `perhaps`: those that may be.
  ///   - asked: a party whose own listing is left aside, because the question is what its owners make of it.
  init(_ day: OwnershipDay, threshold: Share, listed: Set<Int>, perhaps: Set<Int>, asking asked: Int? = nil) {
    self.day = day
    self.threshold = threshold
    certain = Array(repeating: false, count: day.parties.count)
    possible = certain
    for party in listed where party != asked { certain[party] = true }
    for party in listed.union(perhaps) where party != asked { possible[party] = true }
    var waiting = day.parties.indices.filter { possible[$0] }
    while let owner = waiting.popLast() {
      for link in day.below[owner] {
        let owned = day.links[link].owned
        let held = share(of: owned)
        let (isCertain, isPossible) = (held.minimum >= threshold, held.maximum >= threshold)
        guard isCertain && !certain[owned] || isPossible && !possible[owned] else { continue }
        certain[owned] = certain[owned] || isCertain
        possible[owned] = possible[owned] || isPossible
        waiting.append(owned)
      }
    }
  }

  /// The share of a party that those who count hold together.
  ///
  /// An unknown share takes at most what the known owners who do not count leave over. A total through others that
  /// reaches the threshold came through owners each held as much, so it is enough by itself; one below it may have come
  /// through an owner who counts in full, so it leaves all open.
  func share(of party: Int) -> ShareRange {
    var minimum = Share.none
    var maximum = Share.none
    var others = Share.none
    var through = (minimum: Share.none, maximum: Share.none)
    for link in day.above[party].map({ day.links[$0] }) {
      if link.isEffective {
        if certain[link.owner], link.share.minimum >= threshold {
          through.minimum = max(through.minimum, link.share.minimum)
        }
        if possible[link.owner], link.share.maximum > .none { through.maximum = .whole }
      } else {
        if certain[link.owner] { minimum += link.share.minimum }
        if possible[link.owner] { maximum += link.share.maximum } else { others += link.share.minimum }
      }
    }
    minimum = min(.whole, max(minimum, through.minimum))
    let room = max(.none, .whole - others)
    return ShareRange(minimum, max(minimum, through.maximum, min(maximum, room))) ?? .unknown
  }

  /// Whether the owners of a party make it count.
  func answer(for party: Int) -> OwnershipAnswer {
    let held = share(of: party)
    if held.minimum >= threshold { return .yes }
    return held.maximum >= threshold ? .between : .no
  }
}
