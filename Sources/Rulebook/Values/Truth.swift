/// Kleene's three truth values. A fact that is not stated is unknown, never false and never zero.
public enum Truth: Int, Sendable, Hashable, Comparable {
  case no = 0
  case unknown = 1
  case yes = 2

  public init(_ flag: Bool) { self = flag ? .yes : .no }

  public static func < (left: Truth, right: Truth) -> Bool { left.rawValue < right.rawValue }

  public func and(_ other: Truth) -> Truth { min(self, other) }
  public func or(_ other: Truth) -> Truth { max(self, other) }
  public var negated: Truth { self == .yes ? .no : self == .no ? .yes : .unknown }
}

extension Truth: CustomStringConvertible {
  public var description: String {
    switch self {
    case .no: "no"
    case .unknown: "unknown"
    case .yes: "yes"
    }
  }
}
