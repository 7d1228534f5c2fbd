/// Prints rows of a CSV file (RFC 4180, with a bare line feed at the end).
public enum CSVWriter {
  public static func line(_ fields: [String]) -> String {
    fields.map(field).joined(separator: ",") + "\n"
  }

  /// The same for tables that people open in a spreadsheet: a cell that would be taken for a formula begins with `'`.
  public static func guardedLine(_ fields: [String]) -> String {
    line(
      fields.map { field in
        let starts: [UInt8] = [0x3D, 0x2B, 0x2D, 0x40, 0x09, 0x0D]
        return field.utf8.first.map(starts.contains) ?? false ? "'" + field : field
      })
  }

  private static func field(_ text: String) -> String {
    let needsQuotes = text.utf8.contains { $0 == 0x22 || $0 == 0x2C || $0 == 0x0A || $0 == 0x0D }
    return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
  }
}
