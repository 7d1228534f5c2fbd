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

  // MARK: One pair

  private mutating func add(_ pair: Pair, _ all: [Holding]) {
    let begun = all.filter { $0.begins.map { $0 <= day } ?? true }
    if begun.isEmpty, let later = all.compactMap(\.begins).filter({ $0 > day }).min() {
      warn(pair, "a holding of \(name(pair.owner)) is known only from \(later) on, and does not count on this day")
    }
    let effective = newest(of: begun.filter { $0.kind == .effective }, pair)
    if let equity = newest(of: begun.filter { $0.kind == .equity }, pair) {
      append(Link(owner: pair.owner, owned: pair.owned, share: equity.share, isEffective: false, holding: equity))
      // A total that goes no further than the shares held directly adds nothing.
      if let effective, effective.share.isKnown, effective.share.maximum > equity.share.maximum {
        append(
          Link(owner: pair.owner, owned: pair.owned, share: effective.share, isEffective: true, holding: effective))
      }
    } else if let effective {
      append(Link(owner: pair.owner, owned: pair.owned, share: effective.share, isEffective: true, holding: effective))
    } else if let other = begun.filter({ $0.isInForce(on: day) && !$0.kind.isShare }).max(by: Self.isOlder) {
      append(Link(owner: pair.owner, owned: pair.owned, share: .unknown, isEffective: false, holding: other))
    }
  }

  /// The newest statement, if it has not ended: older ones do not come back when it ends. One that gives a share comes
  /// before one that gives none.
  private mutating func newest(of statements: [Holding], _ pair: Pair) -> Holding? {
    let telling = statements.filter(\.share.isKnown)
    let candidates = telling.isEmpty ? statements : telling
    guard let last = candidates.max(by: Self.isOlder) else { return nil }
    let rivals = candidates.filter { !Self.isOlder($0, last) && $0.isInForce(on: day) }
    guard var newest = rivals.last else { return nil }
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

  /// By the day of which a statement speaks last, then by the day on which it begins.
  private static func isOlder(_ left: Holding, _ right: Holding) -> Bool {
    func days(_ holding: Holding) -> (CalendarDay, CalendarDay) {
      let begins = holding.begins ?? .distantPast
      return (holding.asOf ?? begins, begins)
    }
    return days(left) < days(right)
  }

  private mutating func append(_ link: Link) {
    above[link.owned].append(links.count)
    below[link.owner].append(links.count)
    links.append(link)
    let holding = link.holding
    let pair = Pair(owner: link.owner, owned: link.owned)
    if let old = Self.isOld(from: holding), old <= day, let known = holding.asOf ?? holding.from {
      warn(pair, "the holding of \(name(link.owner)) is known as of \(known), and taken to go on")
    }
    if link.owner == link.owned { warn(pair, "holds shares in itself; they count like any other") }
  }

  /// A statement without an end is taken to go on; after so many years that is said.
  private static let yearsTillOld = 2

  private static func isOld(from holding: Holding) -> CalendarDay? {
    holding.until == nil ? (holding.asOf ?? holding.from)?.yearsLater(yearsTillOld) : nil
  }

  /// The days from which a holding counts, counts no more, or is said to be old.
  static func changes(of holding: Holding) -> [CalendarDay] {
    [holding.begins, holding.until, isOld(from: holding)].compactMap { $0 }
  }

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
