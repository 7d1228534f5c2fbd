/// Planes of bytes, one byte a row (255 where something holds, 0 where not), and how one follows from others. Equal nodes
/// are one node, and what is constant is folded away.
struct PlaneGraph {
  /// The number of a plane.
  typealias Plane = Int

  /// Which end of an interval: a figure that is stated once is both.
  enum Side: Hashable { case low, high }

  enum Node: Hashable {
    case zero
    case one
    case and(Plane, Plane)
    case or(Plane, Plane)
    /// The first and not the second.
    case andNot(Plane, Plane)
    case not(Plane)
    /// The row's day is this ordinal or a later one.
    case dayAtLeast(Int32)
    /// The number of a column is known.
    case known(Int)
    /// The truth column is yes, or no.
    case stated(Int, Bool)
    /// The number of a column is at least, or more than, a threshold; never where it is not known.
    case atLeast(Int, Side, Exact, isStrict: Bool)
    case equal(Int, Side, Exact)
    /// A test of the dictionary column, by its number.
    case test(Int, Int)
  }

  static let zero: Plane = 0
  static let one: Plane = 1

  private(set) var nodes: [Node] = [.zero, .one]
  private var index: [Node: Plane] = [.zero: 0, .one: 1]

  mutating func plane(_ node: Node) -> Plane {
    if let known = index[node] { return known }
    nodes.append(node)
    index[node] = nodes.count - 1
    return nodes.count - 1
  }

  mutating func and(_ a: Plane, _ b: Plane) -> Plane {
    if a == b || b == Self.one { return a }
    if a == Self.one { return b }
    if a == Self.zero || b == Self.zero { return Self.zero }
    if case .not(let inner) = nodes[b] { return andNot(a, inner) }
    if case .not(let inner) = nodes[a] { return andNot(b, inner) }
    return plane(.and(min(a, b), max(a, b)))
  }

  mutating func or(_ a: Plane, _ b: Plane) -> Plane {
    if a == b || b == Self.zero { return a }
    if a == Self.zero { return b }
    if a == Self.one || b == Self.one { return Self.one }
    if case .not(let inner) = nodes[a], inner == b { return Self.one }
    if case .not(let inner) = nodes[b], inner == a { return Self.one }
    return plane(.or(min(a, b), max(a, b)))
  }

  mutating func andNot(_ a: Plane, _ b: Plane) -> Plane {
    if a == Self.zero || a == b || b == Self.one { return Self.zero }
    if b == Self.zero { return a }
    if a == Self.one { return not(b) }
    if case .not(let inner) = nodes[b] { return and(a, inner) }
    return plane(.andNot(a, b))
  }

  mutating func not(_ a: Plane) -> Plane {
    if a == Self.zero { return Self.one }
    if a == Self.one { return Self.zero }
    if case .not(let inner) = nodes[a] { return inner }
    return plane(.not(a))
  }

  /// From `from` and before `until`; nil for no bound.
  mutating func days(from: Int32?, until: Int32?) -> Plane {
    let begun = from.map { plane(.dayAtLeast($0)) } ?? Self.one
    return until.map { andNot(begun, plane(.dayAtLeast($0))) } ?? begun
  }
}
