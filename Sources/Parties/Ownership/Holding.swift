public import Interchange

/// One statement that somebody holds something of a company, `[from, until)`: an edge of the ownership graph.
public struct Holding: Sendable {
  /// What is held.
  public enum Kind: String, Sendable, CaseIterable {
    /// Shares, held directly. Only these are added up and multiplied.
    case equity
    /// A total through others, some of whom may have holdings of their own here: never multiplied or added to shares.
    case effective
    /// Votes. They say nothing of the shares.
    case votes
    /// Control by whatever means. It says nothing of the shares.
    case control

    /// Whether it is a share of the company, directly or through others.
    var isShare: Bool { self == .equity || self == .effective }
  }

  /// Ids of parties.
  public var owner: String
  public var owned: String
  public var share: ShareRange
  public var kind: Kind
  /// The first day, where known.
  public var from: CalendarDay?
  /// The last day on which the statement is known to have been true, where it says so.
  public var asOf: CalendarDay?
  /// The first day on which it was no longer so.
  public var until: CalendarDay?
  /// Who says so.
  public var source: String
  /// How well it is known: `VERIFIED`, `SECONDARY`, `UNSURE`, or words; empty where nothing is said.
  public var status: String
  public var note: String
  /// Where the statement stands.
  public var span: SourceSpan?

  public init(
    owner: String, owned: String, share: ShareRange, kind: Kind = .equity, from: CalendarDay? = nil,
    asOf: CalendarDay? = nil, until: CalendarDay? = nil, source: String = "", status: String = "", note: String = "",
    span: SourceSpan? = nil
  ) {
    self.owner = owner
    self.owned = owned
    self.share = share
    self.kind = kind
    self.from = from
    self.asOf = asOf
    self.until = until
    self.source = source
    self.status = status
    self.note = note
    self.span = span
  }

  /// The first day known: that of the beginning, or else of the statement.
  public var begins: CalendarDay? { from ?? asOf }

  /// Whether the holding counts on `day`: one without an end is taken to go on, one without a beginning to have been.
  public func isInForce(on day: CalendarDay) -> Bool {
    (begins.map { $0 <= day } ?? true) && (until.map { day < $0 } ?? true)
  }
}
