public import Interchange

/// When a clause counts: in force `[from, until)` on the deal's date, and knowable from a day on the asking side.
public struct Period: Hashable, Sendable {
  /// The first day in force.
  public var from: CalendarDay
  /// The first day no longer in force.
  public var until: CalendarDay?
  /// From when the end could be known; nil: from the beginning.
  public var untilKnown: CalendarDay?
  /// The day of announcement or public inspection.
  public var announced: CalendarDay?
  /// The day of publication.
  public var published: CalendarDay?
  /// The day from which compliance is required, where later than `from`.
  public var compliance: CalendarDay?

  /// The day the clause could first be known: announced, else the earlier of publication and effect.
  public var knowable: CalendarDay {
    announced ?? published.map { min($0, from) } ?? from
  }

  /// Whether the clause counts on `day` for somebody who asks with the knowledge of `known`.
  public func counts(on day: CalendarDay, known: CalendarDay) -> Bool {
    guard knowable <= known, from <= day else { return false }
    guard let until, (untilKnown ?? knowable) <= known else { return true }
    return day < until
  }
}

/// A dated remark on a clause: not enforced, or suspended, for a while.
public struct DatedNote: Hashable, Sendable {
  public var from: CalendarDay
  public var until: CalendarDay?
  /// From when this could be known; nil: from its first day.
  public var known: CalendarDay?
  public var text: String

  /// Whether the remark counts on `day` for somebody who asks with the knowledge of `asking`.
  public func counts(on day: CalendarDay, known asking: CalendarDay) -> Bool {
    (known ?? from) <= asking && from <= day && until.map { day < $0 } ?? true
  }
}

/// How sure a clause is, where it is less than sure.
public struct Caveat: Hashable, Sendable {
  public enum Level: String, Sendable {
    /// Known from a secondary source.
    case secondary
    /// Recalled or inferred; to be confirmed before relying on it.
    case unsure
    /// A remark that a reader of a determination resting on the clause needs.
    case note
  }

  public var level: Level
  public var text: String
}
