public import Interchange

/// The ownership graph on one day: for each owner and company one share, taken from the newest statement in force.
public struct OwnershipDay: Sendable {
  /// What one party holds of another on the day.
  public struct Link: Sendable {
    /// Positions in `OwnershipGraph.parties`.
    public let owner: Int
    public let owned: Int
    /// The shares that the rule counts: unknown where only votes or control are known.
    public var share: ShareRange
    /// A total through others, which is not added to shares.
    public let isEffective: Bool
    /// The statement it rests on.
    public let holding: Holding
  }

  public let day: CalendarDay
  public let parties: [OwnershipParty]
  public private(set) var links: [Link] = []
  /// Positions in `links`, by the party owned and by its owner.
  private(set) var above: [[Int]]
  private(set) var below: [[Int]]
  /// What a reader must know, by the party owned.
  public private(set) var warnings: [Int: [String]] = [:]

  init(_ graph: OwnershipGraph, on day: CalendarDay) {
    self.day = day
    parties = graph.parties
    above = Array(repeating: [], count: graph.parties.count)
    below = above
    var order: [Pair] = []
    var statements: [Pair: [OwnershipGraph.Edge]] = [:]
    for edge in graph.edges {
      let pair = Pair(owner: edge.owner, owned: edge.owned)
      if statements[pair] == nil { order.append(pair) }
      statements[pair, default: []].append(edge)
    }
    for pair in order { add(pair, (statements[pair] ?? []).map(\.holding)) }
    for party in parties.indices { checkSum(party) }
  }

  private struct Pair: Hashable {
    let owner: Int
    let owned: Int
  }

  /// The share of a link set to another value: to try what learning it would do.
  func setting(_ link: Int, to share: ShareRange) -> OwnershipDay {
    var copy = self
    copy.links[link].share = share
    return copy
  }

  /// The same day with a least share wherever the share is not known.
  var assumingSomeShare: OwnershipDay {
    var copy = self
    for link in links.indices where links[link].share == .unknown {
      copy.links[link].share = ShareRange(.least, .whole) ?? .unknown
    }
    return copy
  }

  /// The share of a party for which no owner is known; nil where only totals through others are known.
  public func unaccounted(of party: Int) -> ShareRange? {
    let shares = above[party].map { links[$0] }.filter { !$0.isEffective }.map(\.share)
    guard !shares.isEmpty else { return nil }
    let least = shares.reduce(Share.none) { $0 + $1.minimum }
    let most = shares.reduce(Share.none) { $0 + $1.maximum }
    return ShareRange(max(.none, .whole - most), max(.none, .whole - least))
  }

  // MARK: One pair

  private mutating func add(_ pair: Pair, _ all: [Holding]) {
    let inForce = all.filter { $0.isInForce(on: day) }
    if inForce.isEmpty, let later = all.compactMap(\.begins).filter({ $0 > day }).min() {
      warn(pair, "a holding of \(name(pair.owner)) is known only from \(later) on, and does not count on this day")
    }
    let shares = inForce.filter { $0.kind == .equity }
    let effective = newest(of: inForce.filter { $0.kind == .effective }, pair)
    if let equity = newest(of: shares, pair) {
      append(Link(owner: pair.owner, owned: pair.owned, share: equity.share, isEffective: false, holding: equity))
      // A total that goes no further than the shares held directly adds nothing.
      if let effective, effective.share.isKnown, effective.share.maximum > equity.share.maximum {
        append(
          Link(owner: pair.owner, owned: pair.owned, share: effective.share, isEffective: true, holding: effective))
      }
    } else if let effective {
      append(Link(owner: pair.owner, owned: pair.owned, share: effective.share, isEffective: true, holding: effective))
    } else if let other = inForce.max(by: Self.isOlder) {
      append(Link(owner: pair.owner, owned: pair.owned, share: .unknown, isEffective: false, holding: other))
    }
  }

  /// The newest statement; one that gives a share comes before one that gives none.
  private mutating func newest(of statements: [Holding], _ pair: Pair) -> Holding? {
    let telling = statements.filter(\.share.isKnown)
    guard var newest = (telling.isEmpty ? statements : telling).max(by: Self.isOlder) else { return nil }
    let rivals = telling.filter { !Self.isOlder($0, newest) && !Self.isOlder(newest, $0) }
    let joined = rivals.reduce(newest.share) { $0.joined(with: $1.share) }
    if joined != newest.share {
      warn(
        pair,
        "statements of one day differ on the share of \(name(pair.owner)): taken as \(joined); "
          + "give the sum if they are parts")
      newest.share = joined
    }
    return newest
  }

  private static func isOlder(_ left: Holding, _ right: Holding) -> Bool {
    let (one, other) = (left.begins ?? .distantPast, right.begins ?? .distantPast)
    return one == other ? left.asOf ?? one < right.asOf ?? other : one < other
  }

  private mutating func append(_ link: Link) {
    above[link.owned].append(links.count)
    below[link.owner].append(links.count)
    links.append(link)
    let holding = link.holding
    let pair = Pair(owner: link.owner, owned: link.owned)
    if let known = holding.asOf ?? holding.from, known.yearsLater(Self.yearsTillOld) <= day {
      warn(pair, "the holding of \(name(link.owner)) is known as of \(known), and taken to go on")
    }
    if link.owner == link.owned { warn(pair, "holds shares in itself; they count like any other") }
  }

  /// A statement without an end is taken to go on; after so many years that is said.
  private static let yearsTillOld = 2

  // MARK: Words

  private mutating func checkSum(_ party: Int) {
    let sum = above[party].filter { !links[$0].isEffective }.reduce(Share.none) { $0 + links[$1].share.minimum }
    if sum > .whole {
      warnings[party, default: []].append("its owners are said to hold \(sum) % together: more than the whole")
    }
  }

  private mutating func warn(_ pair: Pair, _ text: String) {
    if !(warnings[pair.owned] ?? []).contains(text) { warnings[pair.owned, default: []].append(text) }
  }

  private func name(_ party: Int) -> String { parties[party].name }
}

extension CalendarDay {
  fileprivate static let distantPast = CalendarDay(daysSince1970: -719_162) ?? distantFuture

  /// The same day some years on; 1 March for a 29 February that is not there.
  fileprivate func yearsLater(_ years: Int) -> CalendarDay {
    CalendarDay(year: year + years, month: month, day: day) ?? CalendarDay(year: year + years, month: 3, day: 1)
      ?? .distantFuture
  }
}

extension OwnershipDay {
  /// A party and all who hold of it, directly or through others, nearest first.
  public func ancestry(of party: Int) -> [Int] {
    walk(from: party) { above[$0].map { links[$0].owner } }
  }

  /// A party and all that it holds of, directly or through others, nearest first.
  public func holdings(of party: Int) -> [Int] {
    walk(from: party) { below[$0].map { links[$0].owned } }
  }

  /// Positions in `links` of those who hold of a party.
  public func owners(of party: Int) -> [Int] { above[party] }

  private func walk(from party: Int, _ next: (Int) -> [Int]) -> [Int] {
    var order = [party]
    var seen: Set<Int> = [party]
    var place = 0
    while place < order.count {
      for other in next(order[place]) where seen.insert(other).inserted { order.append(other) }
      place += 1
    }
    return order
  }
}
