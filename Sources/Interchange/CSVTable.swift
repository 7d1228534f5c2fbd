/// A CSV file with a header (RFC 4180, UTF-8): rows whose fields are asked for by column name.
///
///     let chips = try CSVTable(bytes, file: "chips.csv", requiring: ["name", "tpp"])
///     for row in chips.rows { row["tpp"] }      // "" where the cell is blank
///
/// Quoted fields may hold commas, quotes and line ends. A row with more or fewer fields than the header is an error.
public struct CSVTable: Sendable {
  public struct Row: Sendable {
    fileprivate let columns: [String: Int]
    public let fields: [String]
    /// Where the row begins.
    public let span: SourceSpan

    /// The field in the named column; empty if the cell is blank or the column is absent.
    public subscript(column: String) -> String {
      columns[column].map { fields[$0] } ?? ""
    }
  }

  public let header: [String]
  public let rows: [Row]

  /// - Throws: `Diagnostic` (`csv.…`) if the text is not UTF-8, a quote is not closed, a row is ragged, or a needed
  ///   column is missing.
  ///
  /// - Parameters:
  ///   - delimiter: what stands between fields: `,`, `;` or a tabulator.
  ///   - skipping: how many lines stand before the header.
  ///   - recordLimit: the most bytes of one record.
  public init(
    _ bytes: [UInt8], file: String, requiring needed: [String] = [], delimiter: UInt8 = UInt8(ascii: ","),
    skipping: Int = 0, recordLimit: Int = CSVScanner.maximumRecord
  ) throws(Diagnostic) {
    var scanner = CSVScanner(bytes, file: file, delimiter: delimiter, recordLimit: recordLimit)
    scanner.skip(lines: skipping)
    guard let (names, headerSpan) = try scanner.next() else {
      throw Diagnostic(
        "csv.empty", "the file is empty", at: SourceSpan(file: file, line: 1), help: "expected a header line")
    }
    header = names
    var columns: [String: Int] = [:]
    for (index, name) in names.enumerated() {
      guard columns.updateValue(index, forKey: name) == nil else {
        throw Diagnostic("csv.repeated-column", "the column `\(name)` stands twice in the header", at: headerSpan)
      }
    }
    for name in needed where columns[name] == nil {
      throw Diagnostic(
        "csv.missing-column", "the column `\(name)` is missing", at: headerSpan,
        help: "the header has: \(names.joined(separator: ", "))")
    }
    var rows: [Row] = []
    while let (fields, span) = try scanner.next() {
      guard fields.count == names.count else {
        throw Diagnostic(
          "csv.ragged", "the row has \(fields.count) fields, the header \(names.count)", at: span,
          help: "a field with a comma or a quote needs double quotes around it")
      }
      rows.append(Row(columns: columns, fields: fields, span: span))
    }
    self.rows = rows
  }
}
