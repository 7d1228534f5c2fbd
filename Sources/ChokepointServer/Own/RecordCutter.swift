import Interchange

/// Cuts records out of bytes that come in pieces: lines, or rows of a table, whose quoted fields may hold line ends. It
/// holds no more than the longest record and a piece.
struct RecordCutter {
  struct Record: Sendable {
    let row: Int
    let line: Int
    let bytes: [UInt8]
    /// Whether it was longer than a record may be; then its bytes are left out.
    let isTooLong: Bool
  }

  /// The byte between the fields of a table; nil for lines.
  private var delimiter: UInt8?
  private var rest: [UInt8] = []
  private var place = 0
  private var (row, line, startLine) = (0, 1, 1)
  private var (isQuoted, isFieldStart, isPassingOver) = (false, true, false)

  init() {}

  /// From here on records are rows of a table.
  mutating func beginTable(delimiter: UInt8) { self.delimiter = delimiter }

  mutating func add(_ bytes: some Collection<UInt8>) { rest += bytes }

  /// The next record; nil until more bytes come, or at the end.
  ///
  /// - Parameter isAtEnd: whether no more bytes come: then what is left is a record too.
  mutating func next(isAtEnd: Bool = false) -> Record? {
    while true {
      while place < rest.count {
        let byte = rest[place]
        place += 1
        pass(byte)
        guard byte == 0x0A else { continue }
        line += 1
        if !isQuoted, let record = take(upTo: place - 1) { return record }
      }
      if rest.count > RecordReader.maximumRecord {
        // What is too long is passed over up to its line end; a quote that was never closed ends there too.
        isPassingOver = true
        rest.removeAll(keepingCapacity: true)
        (place, isQuoted, isFieldStart) = (0, false, false)
      }
      guard isAtEnd, !rest.isEmpty || isPassingOver else { return nil }
      return take(upTo: rest.count)
    }
  }

  private mutating func pass(_ byte: UInt8) {
    guard let delimiter else { return }
    if byte == UInt8(ascii: "\"") {
      guard isQuoted || isFieldStart else { return }
      isFieldStart = isQuoted
      isQuoted.toggle()
    } else {
      isFieldStart = byte == delimiter || byte == 0x0A
    }
  }

  /// Nil for a line that is blank.
  private mutating func take(upTo end: Int) -> Record? {
    var bytes = Array(rest[..<min(end, rest.count)])
    rest.removeFirst(min(place, rest.count))
    place = 0
    let isTooLong = isPassingOver || bytes.count > RecordReader.maximumRecord
    defer { (isPassingOver, startLine, isQuoted, isFieldStart) = (false, line, false, true) }
    while let last = bytes.last, last == 0x0D || last == 0x20 || last == 0x09 { bytes.removeLast() }
    guard isTooLong || !bytes.isEmpty else { return nil }
    row += 1
    return Record(row: row, line: startLine, bytes: isTooLong ? [] : bytes, isTooLong: isTooLong)
  }
}
