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
  public init(
    _ bytes: [UInt8], file: String, requiring needed: [String] = [], delimiter: UInt8 = UInt8(ascii: ","),
    skipping: Int = 0
  ) throws(Diagnostic) {
    var scanner = CSVScanner(bytes, file: file, delimiter: delimiter)
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

/// Splits CSV bytes into records; used by `CSVTable` and by readers of header-less files.
public struct CSVScanner {
  /// The most bytes of one record: more means an unclosed quote, or a file that is no table.
  public static let maximumRecord = 64 << 20

  private let bytes: [UInt8]
  private let file: String
  private let delimiter: UInt8
  private var position: Int
  private var line = 1
  private var lineStart = 0
  private var recordStart = 0

  public init(_ bytes: [UInt8], file: String, delimiter: UInt8 = UInt8(ascii: ",")) {
    self.bytes = bytes
    self.file = file
    self.delimiter = delimiter
    position = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    lineStart = position
  }

  /// Passes over lines that stand before the table.
  public mutating func skip(lines: Int) {
    for _ in 0..<lines {
      while position < bytes.count, bytes[position] != 0x0A { position += 1 }
      guard position < bytes.count else { return }
      position += 1
      beginLine()
    }
  }

  /// The next record and where it begins; nil at the end. Blank lines are passed over.
  public mutating func next() throws(Diagnostic) -> (fields: [String], span: SourceSpan)? {
    while position < bytes.count, bytes[position] == 0x0A || bytes[position] == 0x0D {
      position += 1
      if bytes[position - 1] == 0x0A { beginLine() }
    }
    guard position < bytes.count else { return nil }
    let span = SourceSpan(file: file, line: line)
    recordStart = position
    var fields: [String] = []
    while true {
      fields.append(try field())
      guard position < bytes.count else { return (fields, span) }
      let byte = bytes[position]
      position += 1
      if byte == delimiter { continue }
      if byte == 0x0D, position < bytes.count, bytes[position] == 0x0A { position += 1 }
      beginLine()
      return (fields, span)
    }
  }

  private mutating func beginLine() {
    line += 1
    lineStart = position
  }

  private func here() -> SourceSpan { SourceSpan(file: file, line: line, column: position - lineStart + 1) }

  private func checkLength(_ span: SourceSpan) throws(Diagnostic) {
    guard position - recordStart <= Self.maximumRecord else {
      throw Diagnostic(
        "csv.too-long", "the record has more than \(Self.maximumRecord) bytes", at: span,
        help: "a quote may not be closed, or line ends are missing")
    }
  }

  private mutating func field() throws(Diagnostic) -> String {
    let span = here()
    if position < bytes.count, bytes[position] == UInt8(ascii: "\"") { return try quoted(at: span) }
    let start = position
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == 0x0A || byte == 0x0D { break }
      position += 1
    }
    try checkLength(span)
    return try text(bytes[start..<position], at: span)
  }

  private mutating func quoted(at span: SourceSpan) throws(Diagnostic) -> String {
    position += 1
    let limit = recordStart + Self.maximumRecord
    var content: [UInt8] = []
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        if position + 1 < bytes.count, bytes[position + 1] == UInt8(ascii: "\"") {
          position += 1
        } else {
          position += 1
          guard position == bytes.count || [delimiter, 0x0A, 0x0D].contains(bytes[position]) else {
            throw Diagnostic(
              "csv.quote", "text after a closing quote", at: here(),
              help: "write a quote inside a quoted field twice")
          }
          return try text(content[...], at: span)
        }
      }
      content.append(byte)
      position += 1
      if byte == 0x0A { beginLine() }
      if position > limit { try checkLength(span) }
    }
    throw Diagnostic("csv.unclosed-quote", "a quoted field is not closed before the end of the file", at: span)
  }

  private func text(_ slice: ArraySlice<UInt8>, at span: SourceSpan) throws(Diagnostic) -> String {
    guard let valid = String(validating: slice, as: UTF8.self) else {
      throw Diagnostic("csv.utf8", "a field is not valid UTF-8", at: span, help: "save the file as UTF-8")
    }
    guard !slice.contains(0) else {
      throw Diagnostic("csv.nul", "a field holds a NUL byte", at: span, help: "the file is damaged, or not UTF-8")
    }
    return valid
  }
}
