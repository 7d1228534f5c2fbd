extension OwnershipDay {
  /// A party and all who hold of it, directly or through others, nearest first.
  public func ancestry(of party: Int) -> [Int] { ancestry(of: [party]) }

  /// Some parties and all who hold of them.
  public func ancestry(of parties: [Int]) -> [Int] {
    walk(from: parties) { above[$0].map { links[$0].owner } }
  }

  /// A party and all that it holds of, directly or through others, nearest first.
  public func holdings(of party: Int) -> [Int] {
    walk(from: [party]) { below[$0].map { links[$0].owned } }
  }

  /// Positions in `links` of those who hold of a party.
  public func owners(of party: Int) -> [Int] { above[party] }

  private func walk(from parties: [Int], _ next: (Int) -> [Int]) -> [Int] {
    var order = parties
    var seen = Set(parties)
    var place = 0
    while place < order.count {
      for other in next(order[place]) where seen.insert(other).inserted { order.append(other) }
      place += 1
    }
    return order
  }

  /// The share of a party for which no owner is known; nil where only totals through others are known.
  public func unaccounted(of party: Int) -> ShareRange? {
    let direct = above[party].map { links[$0] }.filter { !$0.isEffective }
    guard !direct.isEmpty else { return nil }
    let shares = direct.filter { parties[$0.owner].isNamed }.map(\.share)
    let least = shares.reduce(Share.none) { $0 + $1.minimum }
    let most = shares.reduce(Share.none) { $0 + $1.maximum }
    return ShareRange(max(.none, .whole - most), max(.none, .whole - least))
  }
}
