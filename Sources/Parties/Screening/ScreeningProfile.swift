public import Interchange
import Names

/// For whom names are screened: how many of the names asked are listed, and from which score on a match is shown.
///
/// The same evidence is worth less where fewer of the names asked are listed. A probability p at the prior a is at the prior
/// b: odds' = odds · (b / (1 − b)) / (a / (1 − a)) (Bayes' theorem in odds; Saerens, Latinne and Decaestecker 2002).
public struct ScreeningProfile: Sendable {
  /// Nil where the user named none.
  public let name: String?
  /// The lowest score that is shown.
  public let threshold: Double
  /// The share of the names asked that are listed.
  public let prior: Double
  /// What gave the scores; its prior is the share among the names from which it learnt.
  private let model: MatchModel

  /// No match whose names agree in all that tells them from others is scored lower.
  static let identityFloor = 0.99

  /// The model's own prior.
  ///
  /// - Parameter threshold: the lowest score that is shown.
  public init(_ knowledge: ScreeningKnowledge, threshold: Double) {
    self.init(name: nil, threshold: threshold, prior: knowledge.model.prior, knowledge.model)
  }

  init(name: String?, threshold: Double, prior: Double, _ model: MatchModel) {
    self.name = name
    self.threshold = threshold
    self.prior = prior
    self.model = model
  }

  /// The same with another threshold.
  public func with(threshold: Double?) -> ScreeningProfile {
    ScreeningProfile(name: name, threshold: threshold ?? self.threshold, prior: prior, model)
  }

  /// `profile onboarding: assumes 1 in 100 names asked is listed`; nil without a profile.
  public var sentence: String? {
    name.map { "profile \($0): assumes 1 in \(Self.oneIn(prior)) names asked is listed" }
  }

  public var json: JSON {
    .object([
      ("name", .string(name)), ("prior", .decimal(prior, places: 6)), ("threshold", .decimal(threshold, places: 3)),
    ])
  }

  private static func oneIn(_ prior: Double) -> String {
    let count = 1 / prior
    return FixedDecimal.text(count, places: count.rounded() == (count * 10).rounded() / 10 ? 0 : 1)
  }

  // MARK: Scores

  /// A probability at another prior.
  static func shifted(_ probability: Double, from: Double, to: Double) -> Double {
    guard from != to, probability > 0, probability < 1 else { return probability }
    let odds = probability / (1 - probability) * (to / (1 - to)) / (from / (1 - from))
    return odds / (1 + odds)
  }

  /// The matches for a name under this profile, best first.
  ///
  /// - Throws: `Diagnostic` `screen.…` if the name cannot be screened.
  public func matches(
    _ index: ScreeningIndex, _ name: String, asOf day: CalendarDay? = nil, limit: Int
  ) throws(Diagnostic) -> [PartyMatch] {
    try matches(index, name, StatedFacts(), asOf: day, limit: limit).map(\.match)
  }

  /// The lowest score, as the model gives it, that may be shown: an identity, whose score has a floor, may have had any.
  var least: Double {
    prior == model.prior
      ? threshold : min(threshold, Self.shifted(threshold, from: prior, to: model.prior), 0.01)
  }

  /// The match with the score that it has under this profile. An identity keeps at least the score that it had, and
  /// `identityFloor`: how rare listed names are does not make the same name another. Where a number and not the name
  /// agrees, the score stays.
  func apply(_ match: PartyMatch) -> PartyMatch {
    guard prior != model.prior, let bits = match.nameBits else { return match }
    // The score itself is rounded: all that is left of 0.9996 would be 1.
    let score = Self.shifted(Double(model.probability(bits)), from: model.prior, to: prior)
    let rounded = (score * 1000).rounded() / 1000
    guard match.level == .identity else { return match.with(score: rounded, level: rounded >= 0.5 ? .probable : .weak) }
    return match.with(score: max(rounded, match.score, Self.identityFloor), level: .identity)
  }
}
