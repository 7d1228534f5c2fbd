/// Asks one rule about one party: `OwnershipFinding`.
public struct OwnershipInquiry {
  private let day: OwnershipDay
  private let threshold: Share
  private let listed: Set<Int>
  private let perhaps: Set<Int>

  /// - Parameters:
  ///   - threshold: the share of listed owners that is enough; nil for any holding, whatever its share.
  ///   - listed: positions of parties on a list that the rule reads.
  ///   - perhaps: positions of parties whose name is like that of such a party.
  public init(_ day: OwnershipDay, threshold: Share?, listed: Set<Int>, perhaps: Set<Int> = []) {
    // Where any holding is enough, one whose share is not known is one.
    self.day = threshold == nil ? day.assumingSomeShare : day
    self.threshold = threshold ?? .least
    self.listed = listed
    self.perhaps = perhaps.subtracting(listed)
  }

  /// What the owners of a party make of it; its own listing is left aside.
  public func finding(for party: Int) -> OwnershipFinding {
    let cascade = cascade(day, listed, perhaps, party)
    let answer = cascade.answer(for: party)
    return OwnershipFinding(
      answer: answer, counted: cascade.share(of: party),
      effective: EffectiveInterest(day, listed: listed, asking: party).interest(
        in: party, among: day.ancestry(of: party)),
      chains: chains(to: party, cascade), open: answer == .between ? open(for: party) : [])
  }

  /// The answer and the share counted for many parties at once, each with the listings of all others.
  public func answers(for parties: [Int]) -> [(answer: OwnershipAnswer, counted: ShareRange)] {
    let cascade = cascade(day, listed, perhaps, nil)
    return parties.map { (cascade.answer(for: $0), cascade.share(of: $0)) }
  }

  private func cascade(_ day: OwnershipDay, _ listed: Set<Int>, _ perhaps: Set<Int>, _ party: Int?) -> OwnershipCascade
  {
    OwnershipCascade(day, threshold: threshold, listed: listed, perhaps: perhaps, asking: party)
  }

  // MARK: Chains

  /// From each listed owner that contributes, the shortest way down through parties that count.
  private func chains(to party: Int, _ cascade: OwnershipCascade) -> [OwnershipFinding.Chain] {
    var chains: [OwnershipFinding.Chain] = []
    var seen: Set<Int> = [party]
    var waiting: [(party: Int, links: [Int], isCertain: Bool)] = [(party, [], true)]
    while !waiting.isEmpty {
      var next: [(party: Int, links: [Int], isCertain: Bool)] = []
      for (below, links, isCertain) in waiting {
        let owners = day.above[below].sorted { day.links[$0].share.minimum > day.links[$1].share.minimum }
        for link in owners {
          let owner = day.links[link].owner
          guard cascade.possible[owner], day.links[link].share.maximum > .none, seen.insert(owner).inserted else {
            continue
          }
          let way = (party: owner, links: [link] + links, isCertain: isCertain && cascade.certain[owner])
          if listed.contains(owner) || perhaps.contains(owner) {
            chains.append(OwnershipFinding.Chain(owner: owner, links: way.links, isCertain: way.isCertain))
          } else {
            next.append(way)
          }
        }
      }
      waiting = next
    }
    return chains
  }

  // MARK: What is missing

  /// The most unknowns that are tried one by one.
  private static let mostTried = 64

  private func open(for party: Int) -> [OwnershipFinding.Open] {
    let ancestry = day.ancestry(of: party)
    var unknowns: [OwnershipFinding.Missing] = []
    for owned in ancestry {
      unknowns += day.above[owned].filter { !day.links[$0].share.isExact }.map { .share($0) }
      if owned != party, perhaps.contains(owned) { unknowns.append(.identity(owned)) }
    }
    let found = unknowns.prefix(Self.mostTried).compactMap { open($0, for: party) }
    // Those that settle it either way first; the order of the walk, nearest first, is kept.
    return found.filter { $0.couldBeYes && $0.couldBeNo } + found.filter { $0.couldBeYes != $0.couldBeNo }
  }

  /// What the answer becomes at both ends of one unknown; nil if neither settles it.
  private func open(_ missing: OwnershipFinding.Missing, for party: Int) -> OwnershipFinding.Open? {
    let cascades =
      switch missing {
      case .share(let link):
        [room(for: link), day.links[link].share.minimum].map { share in
          cascade(day.setting(link, to: ShareRange(share)), listed, perhaps, party)
        }
      case .identity(let alike):
        [listed.union([alike]), listed].map { cascade(day, $0, perhaps.subtracting([alike]), party) }
      }
    let answers = cascades.map { $0.answer(for: party) }
    let open = OwnershipFinding.Open(
      missing: missing, couldBeYes: answers.contains(.yes), couldBeNo: answers.contains(.no))
    return open.couldBeYes || open.couldBeNo ? open : nil
  }

  /// The most that a link's share can be: what the least shares of the other owners leave over.
  private func room(for link: Int) -> Share {
    let own = day.links[link]
    guard !own.isEffective else { return own.share.maximum }
    let others = day.above[own.owned].filter { $0 != link && !day.links[$0].isEffective }
    let taken = others.reduce(Share.none) { $0 + day.links[$1].share.minimum }
    return max(own.share.minimum, min(own.share.maximum, .whole - taken))
  }
}
