/// Splits CSV bytes into records; used by `CSVTable` and by readers of header-less files.
public struct CSVScanner {
  /// The most bytes of one record when the caller says nothing: more means an unclosed quote, or a file that is no table.
  public static let maximumRecord = 64 << 20

  private let bytes: [UInt8]
  private let file: String
  private let delimiter: UInt8
  private let recordLimit: Int
  private var position: Int
  private var line: Int
  private var lineStart = 0
  private var recordStart = 0

  /// - Parameters:
  ///   - firstLine: the number of the first line, where the bytes are a part of a file.
  ///   - recordLimit: the most bytes of one record.
  public init(
    _ bytes: [UInt8], file: String, delimiter: UInt8 = UInt8(ascii: ","), firstLine: Int = 1,
    recordLimit: Int = maximumRecord
  ) {
    line = firstLine
    self.bytes = bytes
    self.file = file
    self.delimiter = delimiter
    self.recordLimit = recordLimit
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
    guard position - recordStart <= recordLimit else {
      throw Diagnostic(
        "csv.too-long", "the record has more than \(recordLimit) bytes", at: span,
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
    let limit = recordStart + recordLimit
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
