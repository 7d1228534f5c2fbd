package import Names

/// Why two names are taken for one, or not: what agrees and what is left over, with the bits that each is worth.
public struct NameEvidence: Sendable {
  /// Words of the query beside the words of the listed name that they agree with.
  public struct Pair: Sendable {
    public let asked: String
    public let listed: String
    package let how: MatchClass
    /// How rare the listed word is, in bits.
    public let rarity: Float
  }

  /// Log2 of the odds that the two are one party, before calibration.
  public let bits: Float
  /// What every pair has.
  let always: Float
  package let features: [Float]
  /// What each feature adds to the bits.
  package let shares: [Float]
  public let pairs: [Pair]
  /// Words that only one of the names has.
  public let onlyAsked: [String]
  public let onlyListed: [String]
  /// Whether both names have the very same words besides legal forms.
  public let isIdentical: Bool

  package subscript(feature: MatchFeature) -> Float { features[feature.rawValue] }
}
