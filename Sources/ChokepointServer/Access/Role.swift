/// What a key may do; each role may do all that those before it may.
public enum Role: String, Sendable, Comparable, CaseIterable {
  /// Looks things up: names, rules, chips, lists.
  case viewer
  /// Checks deals and works on cases.
  case analyst
  /// Approves what an analyst proposes.
  case approver
  /// Reloads rules and lists, and reads the metrics.
  case admin

  public static func < (left: Role, right: Role) -> Bool { left.rank < right.rank }

  private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}
