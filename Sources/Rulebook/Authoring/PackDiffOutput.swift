public import Interchange

/// The difference as text and as JSON.
extension PackDiff {
  /// `+` what came, `-` what left, `~` what changed with what left and came in each field; a summary at the end.
  public var text: String {
    var lines: [String] = []
    func section(_ title: String, _ body: [String]) {
      if !body.isEmpty { lines += [title] + body.map { "  \($0)" } + [""] }
    }
    section(
      "Clauses",
      addedClauses.map { "+ \($0.label)" } + removedClauses.map { "- \($0.label)" }
        + changedClauses.flatMap { ["~ \($0.after.label)"] + Self.lines($0.changes) })
    section(
      "Facts",
      addedFacts.map { "+ \($0.path): \($0.type)" } + removedFacts.map { "- \($0.path): \($0.type)" }
        + changedFacts.flatMap { ["~ \($0.after.path)"] + Self.lines($0.changes) })
    section("Country groups", changedGroups.flatMap { ["~ \($0.group)"] + Self.lines($0.changes) })
    if isEmpty { lines.append("no difference in clauses, facts and country groups") }
    return (lines + [summary]).joined(separator: "\n") + "\n"
  }

  private static func lines(_ changes: [Change]) -> [String] {
    changes.flatMap { change in
      ["    \(change.field)"] + change.removed.map { "      - \($0)" } + change.added.map { "      + \($0)" }
    }
  }

  private var summary: String {
    let cases = cases.before == cases.after ? "\(cases.after)" : "\(cases.before) to \(cases.after)"
    let files = isEmpty ? sameFiles ? "; the files are the same" : "; prose, layout or cases differ" : ""
    return "clauses: \(addedClauses.count) added, \(removedClauses.count) removed, \(changedClauses.count) changed; "
      + "facts: \(addedFacts.count) added, \(removedFacts.count) removed, \(changedFacts.count) changed; "
      + "groups: \(changedGroups.count) changed; cases: \(cases)\(files)"
  }

  public var json: JSON {
    .object([
      (
        "clauses",
        .object([
          ("added", .array(addedClauses.map { Self.json($0) })),
          ("removed", .array(removedClauses.map { Self.json($0) })),
          ("changed", .array(changedClauses.map { Self.json($0.after, [("changes", Self.json($0.changes))]) })),
        ])
      ),
      (
        "facts",
        .object([
          ("added", .strings(addedFacts.map(\.path))), ("removed", .strings(removedFacts.map(\.path))),
          (
            "changed",
            .array(
              changedFacts.map { .object([("fact", .string($0.after.path)), ("changes", Self.json($0.changes))]) })
          ),
        ])
      ),
      (
        "groups",
        .array(changedGroups.map { .object([("group", .string($0.group)), ("changes", Self.json($0.changes))]) })
      ),
      ("cases", .object([("before", .integer(cases.before)), ("after", .integer(cases.after))])),
      ("same_files", .bool(sameFiles)),
    ])
  }

  private static func json(_ changes: [Change]) -> JSON {
    .array(
      changes.map { change in
        .object([
          ("field", .string(change.field)), ("removed", .strings(change.removed)), ("added", .strings(change.added)),
        ])
      })
  }

  private static func json(_ clause: Clause, _ more: [(String, JSON)] = []) -> JSON {
    .object(
      [
        ("id", .string(clause.id)), ("kind", .string(clause.kind.rawValue)), ("pack", .string(clause.pack)),
        ("title", .string(clause.title)), ("in_force_from", .string(clause.period?.from.description)),
        ("at", .string(clause.span.description)),
      ] + more)
  }
}

extension Clause {
  /// `require RS.1 from 2023-11-17 "licence ..."  rules/us-ear/a.md:3:9`
  fileprivate var label: String {
    let from = period.map { " from \($0.from)" } ?? ""
    let name = kind == .review ? id : "\(kind.rawValue) \(id)"
    return "\(name)\(from)\(title.map { " \"\($0)\"" } ?? "")  \(span)"
  }
}
