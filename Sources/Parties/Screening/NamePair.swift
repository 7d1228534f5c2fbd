import Foundation
public import Interchange
import Names

/// Two names set beside each other: whether people would take them for one party. Rests on letters, words and what screening
/// says of them, each in turn taken as the listed one; learnt from pairs that people judged (`data/screening/README.md`).
///
///     try NamePair("Hua Wei", "Huawei Technologies Co., Ltd.", knowledge).score
public struct NamePair: Sendable {
  public let asked: String
  public let listed: String
  /// The probability that both name one party, 0.000 to 1.000; 0 where nothing in them agrees.
  public let score: Double
  public let level: PartyMatch.Level
  public let reasons: [String]
  /// What the score rests on, by `PairFeature`.
  private let features: [Float]

  /// The same with what the score rests on, for the script that learns it.
  public var evidence: JSON {
    let evidence = PairFeature.allCases.map { feature in
      JSON.Member("\(feature)", .decimal(Double(features[feature.rawValue]), places: 6))
    }
    return JSON(.object(members + [JSON.Member("evidence", JSON(.object(evidence)))]))
  }

  /// - Throws: `Diagnostic` `screen.…` for a name with nothing to compare.
  public init(_ asked: String, _ listed: String, _ knowledge: ScreeningKnowledge) throws(Diagnostic) {
    let (one, other) = (NameForm(asked), try ScreeningIndex.form(listed))
    let match = try Self.match(asked, listed, knowledge)
    let back = try Self.match(listed, asked, knowledge)
    let pair = PairEvidence(one, other, bits: (match?.nameBits ?? -10, back?.nameBits ?? -10))
    let sum = pair.features.withUnsafeBufferPointer { knowledge.pairs.bits($0) }
    self.asked = asked
    self.listed = listed
    // Exact to the digits that are shown, whatever the machine's logarithms.
    let learnt = Double((1000 / (1 + pow(2, -Double(sum)))).rounded()) / 1000
    if match == nil, back == nil {
      score = 0
    } else {
      score = one.isShort(for: other) || other.isShort(for: one) ? max(learnt, Self.shortScore) : learnt
    }
    level = score < 0.5 ? .weak : match?.level == .identity ? .identity : .probable
    reasons = match?.reasons ?? []
    features = pair.features
  }

  /// The least score where one name is the other without its words of trade. The judged pairs have few of these.
  private static let shortScore = 0.7

  private static func match(
    _ asked: String, _ listed: String, _ knowledge: ScreeningKnowledge
  ) throws(Diagnostic) -> PartyMatch? {
    try ScreeningIndex(names: [[listed]], knowledge: knowledge.withoutKnownNames).matches(
      for: asked, threshold: 0, limit: 1
    ).first
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
