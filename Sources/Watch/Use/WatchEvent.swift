public import Interchange

/// Something that happened, was said or was changed, with where it is written: what timelines, briefs and alerts are made of.
///
/// Claims of documents become events by `EventMaker`; changes of lists and rules are made into events by whoever compares
/// editions, so that "an entry changed" stands in the same timeline as "a hearing was held".
public struct WatchEvent: Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case claim
    /// A bare headline: weak evidence.
    case headline
    case listChange = "list-change"
    case ruleChange = "rule-change"
  }

  /// Stable: the same documents give the same.
  public var id: String
  public var kind: Kind
  /// The days between which it happens, as told; nil where nothing tells it.
  public var period: ClosedRange<CalendarDay>?
  /// Whom and what it names.
  public var names: [WatchName]
  /// The places in `names` of those that it is about.
  public var subjects: [Int]
  /// A normalised verb: `added_to_list`, `lags_behind`; for changes of lists and rules what was done: `added`, `removed`, `changed`.
  public var predicate: String
  /// The words that say it, from the first source, or a sentence about the change.
  public var statement: String
  /// Who says it; nil for the text itself.
  public var speaker: String?
  /// How sure it is said to be: a `Hedging`.
  public var hedging: String
  /// False where it is said not to be so.
  public var isPositive: Bool
  /// Its number as told, with bound and unit: `lt 200000 chip`.
  public var value: String?
  /// At least one; the earliest first.
  public var sources: [WatchSource]
  /// The ids of events that say otherwise of the same subject.
  public var contradicts: [String] = []
  /// What a change means for what the user has: `three of your deals need another look`. Filled by who knows the deals.
  public var consequence: String?
  /// The names of the user's deals that a change touches.
  public var deals: [String] = []

  public init(
    id: String, kind: Kind, period: ClosedRange<CalendarDay>?, names: [WatchName], subjects: [Int], predicate: String,
    statement: String, speaker: String? = nil, hedging: String = Hedging.asserted.rawValue, isPositive: Bool = true,
    value: String? = nil, sources: [WatchSource], consequence: String? = nil
  ) {
    self.id = id
    self.kind = kind
    self.period = period
    self.names = names
    self.subjects = subjects
    self.predicate = predicate
    self.statement = statement
    self.speaker = speaker
    self.hedging = hedging
    self.isPositive = isPositive
    self.value = value
    self.sources = sources
    self.consequence = consequence
  }

  /// Whether nothing that stands says it any more.
  public var isWithdrawn: Bool { !sources.isEmpty && sources.allSatisfy { $0.withdrawn != nil } }

  /// The day by which events are put in order: when it was told, else when it happened.
  public var told: CalendarDay? { sources.compactMap(\.published).min() ?? period?.lowerBound }
}
