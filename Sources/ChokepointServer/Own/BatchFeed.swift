import Chokepoint
import Interchange
import Parties

/// Tells what a batch is from its first record: documents a line, or a table with a header.
struct BatchFeed {
  enum Form: Sendable {
    case lines
    case table(DealTable)
  }

  private(set) var form = Form.lines
  private var isBegun = false
  private let kind: BatchForm.Kind?

  init(_ kind: BatchForm.Kind?) { self.kind = kind }

  /// Whether the record is one to answer; the first of a table is its header.
  ///
  /// - Throws: `Diagnostic` `batch.column`, `csv.…` for a header that is none.
  mutating func take(_ record: RecordCutter.Record, _ cutter: inout RecordCutter) throws(Diagnostic) -> Bool {
    guard !isBegun else { return true }
    isBegun = true
    var bytes = record.bytes
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { bytes.removeFirst(3) }
    let isTable = kind.map { $0 == .csv } ?? (bytes.first.map { $0 != UInt8(ascii: "{") } ?? false)
    guard isTable else { return true }
    let delimiter = BatchForm.delimiter(bytes)
    var scanner = CSVScanner(bytes, file: "batch", delimiter: delimiter)
    form = .table(try DealTable(header: try scanner.next()?.fields ?? [], delimiter: delimiter, file: "batch"))
    cutter.beginTable(delimiter: delimiter)
    return false
  }
}
