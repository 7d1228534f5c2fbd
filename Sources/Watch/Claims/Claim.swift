import Interchange

/// What sort of thing is claimed.
public enum ClaimKind: String, Sendable, CaseIterable {
  case statement, event, measure, role, plan
}

/// How sure the text is, or how the one is who says it.
public enum Hedging: String, Sendable, CaseIterable {
  case asserted, reported, alleged, estimated, predicted, planned, considering, possible, advocated
}

/// Who says something.
public enum Voice: Sendable, Equatable {
  /// The text itself.
  case reporter
  /// People whom the text does not name.
  case unnamed
  case party(Party)
}

/// Something that somebody says about somebody, with the words that say it.
public struct Claim: Sendable {
  public var kind: ClaimKind
  public var speaker: Voice
  /// From whom the speaker has it, nearest first: `Reuters reported, citing people familiar`.
  public var sources: [Voice]
  /// One, or several that are named together.
  public var subjects: [Party]
  /// A normalised verb of `data/watch/verbs.csv`, or the verb as it stands.
  public var predicate: String
  public var object: Party?
  /// The place of its number in `ReadDocument.quantities`.
  public var value: Int?
  /// The place of its time in `ReadDocument.dates`.
  public var date: Int?
  /// The place of the time at which it was said, where the text tells one.
  public var saidOn: Int?
  public var hedging: Hedging
  /// False where it is said not to be so.
  public var isPositive: Bool
  /// UTF-8 offsets of the words that say it.
  public var quote: Range<Int>
  /// The rule that made it.
  public var rule: String
  public var story: Int?
}
