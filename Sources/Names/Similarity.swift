/// How alike two names are, and why.
public struct Similarity: Sendable {
  /// What the likeness is worth to a screener.
  public enum Level: Int, Comparable, Sendable, CaseIterable {
    /// Some words or letters agree; no more.
    case weak
    /// Looks like the same name, with a difference that a person should judge.
    case probable
    /// All words that tell the name from others are the same.
    case identity

    public static func < (left: Level, right: Level) -> Bool { left.rawValue < right.rawValue }

    /// The level as answers print it: `identity`, `probable`, `weak`.
    public var name: String {
      switch self {
      case .weak: "weak"
      case .probable: "probable"
      case .identity: "identity"
      }
    }
  }

  /// 0 to 1000, computed in integers so that every machine agrees.
  public let thousandths: Int
  public let level: Level
  /// Why, in words: `same name`, `one letter differs: huawai / huawei`.
  public let reasons: [String]

  /// 0.000 to 1.000.
  public var score: Double { Double(thousandths) / 1000 }

  package init(_ thousandths: Int, _ level: Level, _ reasons: [String]) {
    self.thousandths = thousandths
    self.level = level
    self.reasons = reasons
  }
}
