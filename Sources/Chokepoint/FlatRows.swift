import Interchange
import Rulebook

/// Puts the records of a file's block into blocks of columns. It knows nothing of what is asked about them.
struct FlatRows {
  /// How many fields stand before those of the facts: the id and the date.
  static let before = 2

  let fields: BatchFields
  let form: FlatForm
  /// With false the first record that cannot be read is the last.
  let goesOn: Bool

  /// - Parameters:
  ///   - first: what rows are put into.
  ///   - full: gets the block with the ids of its rows; gives the next one to fill.
  /// - Returns: how many rows were read, and what is wrong with those that were not.
  func read(
    _ source: FlatBlock, into first: VectorBlock,
    full: (VectorBlock, RowIDs, UnsafeBufferPointer<UInt8>) -> VectorBlock
  ) -> (rows: Int, failures: [Diagnostic]) {
    guard !source.isTooLong else {
      let span = SourceSpan(file: source.file, line: source.line)
      let message = "the record is longer than \(RecordReader.maximumRecord) bytes"
      return (0, [Diagnostic("batch.too-long", message, at: span, help: "a line end may be missing")])
    }
    return source.bytes.withUnsafeBufferPointer { bytes in
      switch form {
      case .objects(let names):
        read(FlatJSONScanner(bytes, of: source, names: names), source, bytes, into: first, full: full)
      case .table(let delimiter, let places):
        read(
          FlatCSVScanner(bytes, of: source, delimiter: delimiter, places: places), source, bytes, into: first,
          full: full)
      }
    }
  }

  private func read(
    _ start: some FlatScanner, _ source: FlatBlock, _ bytes: UnsafeBufferPointer<UInt8>, into first: VectorBlock,
    full: (VectorBlock, RowIDs, UnsafeBufferPointer<UInt8>) -> VectorBlock
  ) -> (rows: Int, failures: [Diagnostic]) {
    var scanner = start
    var (rows, failures): (Int, [Diagnostic]) = (0, [])
    let count = Self.before + fields.facts.count
    var ids = RowIDs(capacity: VectorBlock.capacity)
    withUnsafeTemporaryAllocation(of: FlatField.self, capacity: count) { row in
      guard let base = row.baseAddress else { return }
      base.initialize(repeating: FlatField(), count: count)
      var block = first
      block.empty()
      reading: while true {
        let id: [UInt8]?
        do throws(Diagnostic) {
          base.update(repeating: FlatField(), count: count)
          guard try scanner.row(base) else { break reading }
          id = base[0].kind == .escaped ? try scanner.text(base[0]) : nil
          try add(base, of: scanner, bytes, to: block)
        } catch {
          var error = error
          error.span = error.span ?? SourceSpan(file: source.file, line: scanner.line)
          failures.append(error)
          if goesOn { continue } else { break reading }
        }
        ids.append(base[0], text: id)
        rows += 1
        if block.isFull {
          block = full(block, ids, bytes)
          block.empty()
          ids.removeAll()
        }
      }
      if block.count > 0 { _ = full(block, ids, bytes) }
    }
    return (rows, failures)
  }

  @inline(__always)
  private func add(
    _ row: UnsafeMutablePointer<FlatField>, of scanner: some FlatScanner, _ bytes: UnsafeBufferPointer<UInt8>,
    to block: VectorBlock
  ) throws(Diagnostic) {
    guard row[1].kind == .bare || row[1].kind == .quoted, let day = CalendarDay.ordinal(row[1].bytes(in: bytes)) else {
      throw Diagnostic(
        "batch.date", "`\(String(decoding: row[1].bytes(in: bytes).prefix(60), as: UTF8.self))` is not a date",
        help: "every row states `\(fields.date)`, written 2023-11-17")
    }
    block.begin(day: day)
    for fact in 0..<fields.facts.count {
      let field = row[Self.before + fact]
      switch field.kind {
      case .absent: continue
      case .bare, .quoted: try block.state(fact, field.bytes(in: bytes))
      case .yes: try block.state(fact, true)
      case .no: try block.state(fact, false)
      case .escaped: try state(try scanner.text(field), fact, block)
      }
    }
    block.end()
  }

  private func state(_ text: [UInt8], _ fact: Int, _ block: VectorBlock) throws(Diagnostic) {
    var failure: Diagnostic?
    text.withUnsafeBufferPointer { bytes in
      do throws(Diagnostic) { try block.state(fact, bytes) } catch { failure = error }
    }
    if let failure { throw failure }
  }
}
