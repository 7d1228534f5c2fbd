/// A doubt about a file that a person may overrule. That it is broken, nobody can.
public enum UpdateDoubt: String, Sendable, CaseIterable {
  /// A list lost more of its parties than its source may.
  case shrunken
  /// A party is gone that has long been listed.
  case sentinel
  /// The edition is older than the one that is there.
  case older
}
