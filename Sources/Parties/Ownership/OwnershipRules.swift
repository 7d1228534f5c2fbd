public import Interchange

/// The rules about owners, from a CSV with a row for each period of each rule: `data/ownership-rules.csv`.
public struct OwnershipRules: Sendable {
  public private(set) var rules: [OwnershipRule] = []

  private static let columns = [
    "rule", "title", "threshold_percent", "lists", "except_countries", "effect", "state", "from", "until", "cites",
    "source", "status", "note",
  ]

  /// - Throws: `Diagnostic` (`ownership-rule.…`, `csv.…`) for a row that does not read, or rows of one rule that disagree.
  public init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    for row in try CSVTable(bytes, file: file, requiring: Self.columns).rows {
      let rule = try Self.rule(row)
      guard let index = rules.firstIndex(where: { $0.id == rule.id }) else {
        rules.append(rule)
        continue
      }
      let known = rules[index]
      guard known.threshold == rule.threshold, known.lists == rule.lists, known.effect == rule.effect,
        known.exceptCountries == rule.exceptCountries
      else {
        throw Diagnostic(
          "ownership-rule.disagrees", "the row and an earlier one of `\(rule.id)` disagree on what the rule says",
          at: row.span, help: "give a changed rule an id of its own")
      }
      rules[index].periods += rule.periods
    }
  }

  private static func rule(_ row: CSVTable.Row) throws(Diagnostic) -> OwnershipRule {
    let threshold = Share(row["threshold_percent"])
    guard threshold != nil || row["threshold_percent"].isEmpty else {
      throw failure(row, "threshold_percent", "a percentage, or blank for any share")
    }
    guard let effect = OwnershipRule.Effect(rawValue: row["effect"]) else {
      throw failure(row, "effect", OwnershipRule.Effect.allCases.map(\.rawValue).joined(separator: ", "))
    }
    guard let state = OwnershipRule.State(rawValue: row["state"]) else {
      throw failure(row, "state", OwnershipRule.State.allCases.map(\.rawValue).joined(separator: ", "))
    }
    let period = OwnershipRule.Period(
      state: state, from: try day(row, "from"), until: try day(row, "until"), citations: row["cites"],
      source: row["source"], status: row["status"], note: row["note"])
    return OwnershipRule(
      id: row["rule"], title: row["title"], threshold: threshold, lists: words(row["lists"]),
      exceptCountries: words(row["except_countries"]), effect: effect, periods: [period])
  }

  private static func day(_ row: CSVTable.Row, _ column: String) throws(Diagnostic) -> CalendarDay? {
    let day = CalendarDay(row[column])
    guard day != nil || row[column].isEmpty else { throw failure(row, column, "YYYY-MM-DD, or blank") }
    return day
  }

  private static func words(_ text: String) -> [String] { text.split(separator: " ").map(String.init) }

  private static func failure(_ row: CSVTable.Row, _ column: String, _ expected: String) -> Diagnostic {
    Diagnostic(
      "ownership-rule.value", "`\(row[column])` is no value of the column `\(column)`", at: row.span,
      help: "expected \(expected)")
  }
}
