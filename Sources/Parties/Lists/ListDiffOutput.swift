public import Interchange

/// The difference as JSON and as text.
extension ListDiff {
  /// One object a party: `change` is `added`, `removed` or `changed`, which then has `fields`.
  public var records: [JSON] {
    added.map { Self.record("added", $0) } + removed.map { Self.record("removed", $0) }
      + changed.map { party in
        let fields = party.changes.map { change in
          JSON.object([
            ("field", .string(change.field)), ("removed", .strings(change.removed)), ("added", .strings(change.added)),
          ])
        }
        return Self.record("changed", party.after, [("fields", .array(fields))])
      }
  }

  private static func record(_ change: String, _ party: ListedParty, _ more: [(String, JSON)] = []) -> JSON {
    .object(
      [
        ("change", .string(change)), ("id", .string(party.id)), ("name", .string(party.name)),
        ("countries", .strings(party.countries)), ("origin", .string("\(party.origin.file):\(party.origin.line)")),
      ] + more)
  }

  /// `+` a party added, `-` one removed, `~` one changed, with what left (`-`) and what came (`+`) in each field.
  public var text: String {
    var lines = added.map { "+ \(Self.label($0))" } + removed.map { "- \(Self.label($0))" }
    for party in changed {
      lines.append("~ \(Self.label(party.after))")
      for change in party.changes {
        lines.append("    \(change.field)")
        lines += change.removed.map { "      - \($0)" } + change.added.map { "      + \($0)" }
      }
    }
    lines.append(summary)
    return lines.joined(separator: "\n") + "\n"
  }

  /// `2 added, 0 removed, 14 changed, 3395 unchanged`
  public var summary: String {
    "\(added.count) added, \(removed.count) removed, \(changed.count) changed, \(unchanged) unchanged"
  }

  private static func label(_ party: ListedParty) -> String {
    let countries = party.countries.isEmpty ? "" : " (\(party.countries.joined(separator: ", ")))"
    return "\(party.name)\(countries)  \(party.id)"
  }
}
