package import Names

/// Why two names are taken for one, or not: what agrees and what is left over, with the bits that each is worth.
public struct NameEvidence: Sendable {
  /// Words of the query beside the words of the listed name that they agree with.
  public struct Pair: Sendable {
    public let asked: String
    public let listed: String
    /// `same`, `sound`, `edit1`, `joined` ... see docs/screening.md.
    public let how: String
    /// What the pair adds.
    public let bits: Float
  }

  public let bits: Float
  package let kind: MatchModel.Kind
  package let features: [Float]
  public let pairs: [Pair]
  let isIdentical: Bool

  init(bits: Float, kind: MatchModel.Kind, features: [Float], pairs: [Pair], isIdentical: Bool) {
    self.bits = bits
    self.kind = kind
    self.features = features
    self.pairs = pairs
    self.isIdentical = isIdentical
  }

  func level(score: Double) -> PartyMatch.Level {
    isIdentical ? .identity : score >= 0.5 ? .probable : .weak
  }

  var reasons: [String] { pairs.map { "`\($0.asked)` \($0.how) `\($0.listed)`" } }
}
