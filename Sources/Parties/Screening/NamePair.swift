public import Interchange
import Names

/// Two names set beside each other, the second taken as the listed one: the judgement of screening without a list.
///
///     try NamePair("Hua Wei", "Huawei Technologies Co., Ltd.", knowledge).score
public struct NamePair: Sendable {
  public let asked: String
  public let listed: String
  /// The probability that both name one party, 0.000 to 1.000; 0 where nothing in them agrees.
  public let score: Double
  public let level: PartyMatch.Level
  public let reasons: [String]

  /// - Throws: `Diagnostic` `screen.…` for a name with nothing to compare.
  public init(_ asked: String, _ listed: String, _ knowledge: ScreeningKnowledge) throws(Diagnostic) {
    _ = try ScreeningIndex.form(listed)
    let index = ScreeningIndex(names: [[listed]], knowledge: knowledge)
    let match = try index.matches(for: asked, threshold: 0, limit: 1).first
    self.asked = asked
    self.listed = listed
    score = match?.score ?? 0
    level = match?.level ?? .weak
    reasons = match?.reasons ?? []
  }

  /// The score from 0 to 100 that OFAC's Sanctions List Search would show, as far as it is known.
  public static func ofacScore(asked: String, listed: String) -> Int {
    OfacScore.between(asked: asked, listed: listed)
  }

  public var json: JSON { JSON(.object(members)) }

  private var members: [JSON.Member] {
    [
      JSON.Member("a", .string(asked)), JSON.Member("b", .string(listed)),
      JSON.Member("score", .decimal(score, places: 3)), JSON.Member("level", .string(level.rawValue)),
      JSON.Member("reasons", .strings(reasons)),
    ]
  }
}
