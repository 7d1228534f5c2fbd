public import Controls
public import Interchange
import Rulebook

/// What changed rules or lists change in the answers to many deals, by the clause that makes the difference.
///
///     var rehearsal = Rehearsal(examples: 3)
///     rehearsal.add(row: 1, deal: "D-1", from: old, to: new)
///     rehearsal.json
///
/// Holds counts and a few examples of each clause, however many deals there are.
public struct Rehearsal: Sendable {
  /// A deal that is answered otherwise.
  public struct Example: Sendable {
    public let row: Int
    public let deal: String?
    public let before: Determination.Outcome
    public let after: Determination.Outcome
  }

  private struct Step: Hashable {
    var before: Determination.Outcome
    var after: Determination.Outcome
  }

  private struct Group: Sendable {
    var deals = 0
    var examples: [Example] = []
  }

  private let mostExamples: Int
  public private(set) var deals = 0
  public private(set) var changed = 0
  private var steps: [Step: Int] = [:]
  private var groups: [AnswerChange.Part?: Group] = [:]

  /// - Parameter examples: how many deals are kept for each clause.
  public init(examples: Int) { mostExamples = examples }

  public mutating func add(row: Int, deal: String?, _ change: AnswerChange?) {
    deals += 1
    guard let change else { return }
    changed += 1
    if change.before != change.after { steps[Step(before: change.before, after: change.after), default: 0] += 1 }
    let example = Example(row: row, deal: deal, before: change.before, after: change.after)
    for part in change.parts.isEmpty ? [nil] : change.parts.map(Optional.init) {
      groups[part, default: Group()].deals += 1
      if groups[part, default: Group()].examples.count < mostExamples { groups[part]?.examples.append(example) }
    }
  }

  /// Adds what another rehearsal found in deals that follow.
  public mutating func add(_ later: Rehearsal) {
    deals += later.deals
    changed += later.changed
    steps.merge(later.steps, uniquingKeysWith: +)
    for (part, group) in later.groups {
      var all = groups[part] ?? Group()
      all.deals += group.deals
      all.examples += group.examples.prefix(mostExamples - all.examples.count)
      groups[part] = all
    }
  }

  // MARK: Saying

  /// Clauses in the order of their kinds; those that changed most deals first within a kind.
  private var sortedGroups: [(part: AnswerChange.Part?, group: Group)] {
    groups.map { (part: $0.key, group: $0.value) }.sorted { left, right in
      switch (left.part, right.part) {
      case (let first?, let second?): return first < second
      case (_?, nil): return true
      default: return false
      }
    }
  }

  private var sortedSteps: [(step: Step, count: Int)] {
    steps.map { (step: $0.key, count: $0.value) }.sorted {
      ($1.count, $0.step.before.rawValue, $0.step.after.rawValue)
        < ($0.count, $1.step.before.rawValue, $1.step.after.rawValue)
    }
  }

  /// The summary as one document.
  ///
  /// - Parameters:
  ///   - before: the digest of the rules that count now.
  ///   - after: the digest of the changed rules.
  public func json(before: String, after: String) -> JSON {
    .object([
      ("rules", .object([("before", .string(before)), ("after", .string(after))])),
      ("deals", .integer(deals)), ("changed", .integer(changed)),
      (
        "outcomes",
        .array(
          sortedSteps.map { step, count in
            .object([
              ("before", .string(step.before.rawValue)), ("after", .string(step.after.rawValue)),
              ("deals", .integer(count)),
            ])
          })
      ),
      ("by_rule", .array(sortedGroups.map { Self.json($0, $1) })),
    ])
  }

  private static func json(_ part: AnswerChange.Part?, _ group: Group) -> JSON {
    .object([
      ("id", .string(part?.id)), ("kind", .string(part?.kind.rawValue)), ("way", .string(part?.way.rawValue)),
      ("deals", .integer(group.deals)),
      (
        "examples",
        .array(
          group.examples.map { example in
            .object([
              ("row", .integer(example.row)), ("deal", .string(example.deal)),
              ("before", .string(example.before.rawValue)), ("after", .string(example.after.rawValue)),
            ])
          })
      ),
    ])
  }

  /// The summary for a person.
  public func text(before: String, after: String) -> String {
    var lines = ["\(changed) of \(deals) \(deals == 1 ? "deal is" : "deals are") answered otherwise"]
    lines += before == after ? ["rules \(before), the same"] : ["rules of now \(before)", "changed rules \(after)"]
    if !steps.isEmpty { lines += ["", "Outcomes"] }
    for (step, count) in sortedSteps {
      lines.append("  \(count)  \(Self.words(step.before)) -> \(Self.words(step.after))")
    }
    if !groups.isEmpty { lines += ["", "By the rule that makes the difference"] }
    for (part, group) in sortedGroups {
      lines.append("  \(group.deals)  \(part.map(Self.words) ?? "no clause: the outcome alone")")
      for example in group.examples {
        let name = example.deal.map { "\($0), " } ?? ""
        let outcome =
          example.before == example.after
          ? "still \(Self.words(example.after))" : "\(Self.words(example.before)) -> \(Self.words(example.after))"
        lines.append("     \(name)row \(example.row): \(outcome)")
      }
      let rest = group.deals - group.examples.count
      if rest > 0, !group.examples.isEmpty { lines.append("     and \(rest) more") }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func words(_ part: AnswerChange.Part) -> String {
    let kind =
      part.kind == .open ? "open question of" : part.kind.rawValue.split(separator: "_").joined(separator: " ")
    return part.kind == .review
      ? "review of \(part.id) \(part.way.rawValue)" : "\(kind) \(part.id) \(part.way.rawValue)"
  }

  private static func words(_ outcome: Determination.Outcome) -> String {
    outcome.rawValue.split(separator: "_").joined(separator: " ")
  }
}

extension AnswerChange {
  /// One deal that is answered otherwise, for a line of output.
  public func json(row: Int, deal: String?) -> JSON {
    .object([
      ("row", .integer(row)), ("deal", .string(deal)), ("before", .string(before.rawValue)),
      ("after", .string(after.rawValue)),
      (
        "by_rule",
        .array(
          parts.map { part in
            .object([
              ("id", .string(part.id)), ("kind", .string(part.kind.rawValue)), ("way", .string(part.way.rawValue)),
            ])
          })
      ),
    ])
  }
}
