public import Interchange

/// What a threshold costs and finds, measured on names whose parties are known: `data/screening/false-alarms.csv`.
public struct FalseAlarms: Sendable {
  public struct Row: Sendable {
    public let threshold: Double
    /// Of 10,000 names that are on no list, how many have a match.
    public let falseAlarms: Double
    /// The share of listed names whose party is found.
    public let found: Double
  }

  public let rows: [Row]

  /// - Throws: `Diagnostic` `calibration.…` for a table that is not whole.
  public init(inFolder folder: String) throws(Diagnostic) {
    let file = "\(folder)/false-alarms.csv"
    let table = try CSVTable(
      try InputFile.read(file, limit: 1 << 20), file: file,
      requiring: ["threshold", "false_alarms_per_10000", "found"])
    var rows: [Row] = []
    for row in table.rows {
      guard let threshold = Double(row["threshold"]), let alarms = Double(row["false_alarms_per_10000"]),
        let found = Double(row["found"]), (0...1).contains(threshold), (0...10000).contains(alarms),
        (0...1).contains(found)
      else {
        throw Diagnostic(
          "calibration.row", "expected a threshold, false alarms among 10,000 and a share from 0 to 1", at: row.span)
      }
      rows.append(Row(threshold: threshold, falseAlarms: alarms, found: found))
    }
    self.rows = rows
  }

  public var text: String {
    let lines = rows.map { row in
      Self.line(
        FixedDecimal.text(row.threshold, places: 2), FixedDecimal.text(row.falseAlarms, places: 1),
        FixedDecimal.text(row.found * 100, places: 1) + " %")
    }
    return ([Self.line("threshold", "false alarms in 10,000", "found")] + lines).joined(separator: "\n") + "\n"
  }

  private static func line(_ cells: String...) -> String {
    zip(cells, [9, 24, 9]).map { String(repeating: " ", count: max(0, $1 - $0.count)) + $0 }.joined()
  }

  public var json: JSON {
    .array(
      rows.map { row in
        .object([
          ("threshold", .decimal(row.threshold, places: 3)),
          ("false_alarms_per_10000", .decimal(row.falseAlarms, places: 2)), ("found", .decimal(row.found, places: 4)),
        ])
      })
  }

  /// The table as it lies in the data folder.
  public var csv: String {
    CSVWriter.line(["threshold", "false_alarms_per_10000", "found"])
      + rows.map { row in
        CSVWriter.line([
          FixedDecimal.text(row.threshold, places: 2), FixedDecimal.text(row.falseAlarms, places: 2),
          FixedDecimal.text(row.found, places: 4),
        ])
      }.joined()
  }
}
