public import Interchange

/// What came of the look at a source.
public struct UpdateResult: Sendable {
  public enum Outcome: String, Sendable {
    /// New editions are in place, or would be after a rehearsal.
    case updated
    /// What is there is the publisher's newest.
    case unchanged
    /// Something was got and not believed; what was there stays.
    case refused
    /// Nothing was got; what was there stays.
    case failed
  }

  /// A list that is otherwise than before.
  public struct Change: Sendable {
    public let list: String
    public let edition: CalendarDay
    /// The edition before it; nil for the first.
    public let before: CalendarDay?
    public let parties: Int
    /// Against the edition before; nil for the first.
    public let diff: ListDiff?
  }

  public let source: String
  public var outcome: Outcome
  public var changes: [Change] = []
  /// Why it was refused or failed.
  public var diagnostic: Diagnostic?

  public var json: JSON {
    .object([
      ("source", .string(source)), ("outcome", .string(outcome.rawValue)),
      (
        "changes",
        .array(
          changes.map { change in
            .object([
              ("list", .string(change.list)), ("edition", .string(change.edition.description)),
              ("before", .string(change.before?.description)), ("parties", .integer(change.parties)),
              ("added", change.diff.map { .integer($0.added.count) } ?? .null),
              ("removed", change.diff.map { .integer($0.removed.count) } ?? .null),
              ("changed", change.diff.map { .integer($0.changed.count) } ?? .null),
            ])
          })
      ),
      ("error", .string(diagnostic?.id)), ("message", .string(diagnostic?.message)),
    ])
  }
}
