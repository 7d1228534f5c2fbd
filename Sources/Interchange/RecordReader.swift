/// Cuts a file into blocks of whole records, without holding more of it than a block and the longest record.
///
/// Records are lines, or rows of a table whose quoted fields may hold line ends. A record that is too long or whose quote
/// is never closed is flagged and passed over, and reading goes on with the next line.
public struct RecordReader: Sendable {
  /// What a record may hold, in bytes.
  public static let maximumRecord = 1 << 20
  /// How many bytes are read at once, and the most that a block holds but for its last record.
  static let block = 1 << 18
  /// The most records of a block: few enough that no thread waits long for the last one.
  static let records = 256

  public enum Framing: Sendable, Equatable {
    case lines
    /// Rows of a table with this byte between the fields.
    case table(delimiter: UInt8)
  }

  /// How many bytes were read.
  public private(set) var position = 0
  /// The size of the file; nil if it is a pipe.
  public var size: Int? { stream.size }
  public var file: String { stream.name }

  private let stream: ByteStream
  private var framing = Framing.lines
  /// What was read and not yet given out.
  private var rest: [UInt8] = []
  private var isAtEnd = false
  /// Whether the rest begins inside a line that was too long.
  private var isPassingOver = false
  private var row = 1
  private var line = 1
  private let isStopped: @Sendable () -> Bool

  /// - Parameters:
  ///   - path: a file, or `-` for standard input.
  ///   - isStopped: asked while the reader waits for bytes; once true, the file is taken to end there.
  /// - Throws: `Diagnostic` `file.…`, `batch.gzip`.
  public init(_ path: String, isStopped: @escaping @Sendable () -> Bool = { false }) throws(Diagnostic) {
    stream = try ByteStream(path)
    self.isStopped = isStopped
    repeat { try fill() } while !isAtEnd && rest.count < Self.block && !rest.contains(0x0A)
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest.removeFirst(3) }
    guard !Gunzip.recognises(rest) else {
      throw Diagnostic(
        "batch.gzip", "`\(stream.name)` is compressed", help: "expand it on the way: gunzip -c FILE | … --batch -")
    }
    guard TextEncoding.marked(rest) == nil else {
      throw Diagnostic("batch.encoding", "`\(stream.name)` is UTF-16", help: "save the file as UTF-8")
    }
  }

  // MARK: Beginning

  /// The bytes of the first line that is not blank, without taking it; at most what a block holds.
  public var firstLine: [UInt8] {
    let start = rest.firstIndex { !Self.isSpace($0) } ?? rest.count
    return Array(rest[start...].prefix { $0 != 0x0A })
  }

  /// Takes the first record as the header of a table.
  ///
  /// - Throws: `Diagnostic` (`csv.…`) if it is no row.
  public mutating func header(delimiter: UInt8) throws(Diagnostic) -> [String] {
    framing = .table(delimiter: delimiter)
    guard let (range, next, lines, flaw) = try cut(from: 0, mayRead: true), flaw == nil else {
      throw Diagnostic(
        "csv.empty", "the file has no header", at: SourceSpan(file: file, line: line),
        help: "the first line names the columns")
    }
    var scanner = CSVScanner(Array(rest[range]), file: file, delimiter: delimiter)
    let fields = try scanner.next()?.fields ?? []
    rest.removeFirst(next)
    line += lines
    return fields
  }

  // MARK: Blocks

  /// The next block; nil at the end.
  ///
  /// - Throws: `Diagnostic` `file.unreadable`.
  public mutating func next() throws(Diagnostic) -> RecordBlock? {
    var block = RecordBlock(file: file)
    var place = 0
    // A pipe may be slow: what has come is answered before more is waited for.
    while place < Self.block, block.records.count < Self.records,
      let (range, next, lines, flaw) = try cut(from: place, mayRead: place == 0 || size != nil)
    {
      if !range.isEmpty || flaw != nil {
        block.records.append(RecordBlock.Record(range: range, row: row, line: line, flaw: flaw))
        row += 1
      }
      line += lines
      place = next
      if isPassingOver { break }
    }
    block.bytes = Array(rest[..<place])
    rest.removeFirst(place)
    try passOver()
    return block.records.isEmpty && isAtEnd && rest.isEmpty ? nil : block
  }

  private mutating func fill() throws(Diagnostic) {
    guard !isAtEnd else { return }
    let before = rest.count
    try stream.read(Self.block, into: &rest, isStopped: isStopped)
    position += rest.count - before
    isAtEnd = rest.count == before
  }

  /// Drops what is left of a line that was too long.
  private mutating func passOver() throws(Diagnostic) {
    while isPassingOver {
      if let end = rest.firstIndex(of: 0x0A) {
        rest.removeFirst(end + 1)
        line += 1
        isPassingOver = false
      } else {
        rest.removeAll(keepingCapacity: true)
        if isAtEnd { isPassingOver = false } else { try fill() }
      }
    }
  }

  // MARK: Records

  private typealias Cut = (range: Range<Int>, next: Int, lines: Int, flaw: RecordBlock.Record.Flaw?)

  /// The record at `start`, and where the next one begins; reads on until its end is there. Nil at the end.
  private mutating func cut(from start: Int, mayRead: Bool) throws(Diagnostic) -> Cut? {
    while true {
      if let found = end(from: start), found.end - start <= Self.maximumRecord {
        return (trimmed(start..<found.end), found.end + 1, found.lines, nil)
      }
      if rest.count - start > Self.maximumRecord { return overlong(from: start) }
      if isAtEnd { return start < rest.count ? last(from: start) : nil }
      guard mayRead else { return nil }
      try fill()
    }
  }

  /// The last record needs no line end, but its quotes must be closed.
  private func last(from start: Int) -> Cut {
    var state = QuoteState()
    for byte in rest[start...] { state.pass(byte, framing) }
    guard state.isQuoted else { return (trimmed(start..<rest.count), rest.count, 1, nil) }
    let end = rest[start...].firstIndex(of: 0x0A) ?? rest.count
    return (trimmed(start..<end), min(end + 1, rest.count), 1, .unclosedQuote)
  }

  private mutating func overlong(from start: Int) -> Cut {
    if framing != .lines, let end = rest[start...].firstIndex(of: 0x0A), end - start <= Self.maximumRecord {
      return (trimmed(start..<end), end + 1, 1, .unclosedQuote)
    }
    isPassingOver = true
    let kept = start + 80
    // What follows the beginning is passed over, up to the line end.
    return (start..<kept, kept, 0, .tooLong)
  }

  private func end(from start: Int) -> (end: Int, lines: Int)? {
    rest.withUnsafeBufferPointer { bytes in
      var state = QuoteState()
      var lines = 0
      for place in start..<bytes.count {
        let byte = bytes[place]
        state.pass(byte, framing)
        guard byte == 0x0A else { continue }
        lines += 1
        if !state.isQuoted { return (place, lines) }
      }
      return nil
    }
  }

  /// Without blanks and a carriage return at its ends.
  private func trimmed(_ range: Range<Int>) -> Range<Int> {
    var (start, end) = (range.lowerBound, range.upperBound)
    while end > start, rest[end - 1] == 0x0D { end -= 1 }
    if framing == .lines {
      while start < end, Self.isSpace(rest[start]) { start += 1 }
      while end > start, Self.isSpace(rest[end - 1]) { end -= 1 }
    }
    return start..<end
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

  /// Whether a place lies inside a quoted field: a quote opens one only where a field begins.
  private struct QuoteState {
    private(set) var isQuoted = false
    private var isFieldStart = true

    @inline(__always)
    mutating func pass(_ byte: UInt8, _ framing: Framing) {
      guard case .table(let delimiter) = framing else { return }
      if byte == UInt8(ascii: "\"") {
        guard isQuoted || isFieldStart else { return }
        // The second of a pair opens again what the first closed.
        isFieldStart = isQuoted
        isQuoted.toggle()
      } else {
        isFieldStart = byte == delimiter || byte == 0x0A
      }
    }
  }
}
