/// A part of a file of records: whole records, with the number of each.
public struct RecordBlock: Sendable {
  /// One line, or one record of a table.
  public struct Record: Sendable {
    /// What keeps it from being read.
    public enum Flaw: Sendable {
      /// It is longer than `RecordReader.maximumRecord`; only its beginning is kept.
      case tooLong
      /// A quote is opened in it and not closed; only its first line is kept.
      case unclosedQuote
    }

    /// Where it stands in the block, without its line end.
    public let range: Range<Int>
    /// Its number in the file, from 1, without blank lines and without a header.
    public let row: Int
    /// The line in the file on which it begins, from 1.
    public let line: Int
    public let flaw: Flaw?
  }

  public let file: String
  public internal(set) var bytes: [UInt8] = []
  public internal(set) var records: [Record] = []

  /// The bytes of a record.
  ///
  /// - Throws: `Diagnostic` `batch.too-long` or `batch.unclosed-quote`.
  public func content(of record: Record) throws(Diagnostic) -> [UInt8] {
    switch record.flaw {
    case nil: return Array(bytes[record.range])
    case .tooLong:
      throw Diagnostic(
        "batch.too-long", "the record is longer than \(RecordReader.maximumRecord) bytes", at: span(of: record),
        help: "a line end may be missing")
    case .unclosedQuote:
      throw Diagnostic(
        "batch.unclosed-quote", "a quoted field is not closed", at: span(of: record),
        help: "write a quote inside a quoted field twice; reading goes on with the next line")
    }
  }

  public func span(of record: Record) -> SourceSpan { SourceSpan(file: file, line: record.line) }
}
