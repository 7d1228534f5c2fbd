#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Cuts a file into large blocks that end where a record ends, so that several threads can read it. What is in the records
/// is left to `FlatCSVScanner` and `FlatJSONScanner`; only quotes are looked at, which may hold line ends.
public struct FlatBlockReader: BlockSource {
  /// How many bytes are read at once.
  static let block = 1 << 18

  public private(set) var position = 0
  public var size: Int? { stream.size }
  public var file: String { stream.name }

  private let stream: ByteStream
  private let isStopped: @Sendable () -> Bool
  /// The byte between the fields of a table; nil for lines.
  private var delimiter: UInt8?
  private var rest: [UInt8] = []
  private var line = 1
  private var isAtEnd = false
  private var isPassingOver = false

  /// - Parameters:
  ///   - path: a file, or `-` for standard input.
  ///   - isStopped: asked while the reader waits for bytes; once true, the file is taken to end there.
  /// - Throws: `Diagnostic` `file.…`, `batch.gzip`, `batch.encoding`.
  public init(_ path: String, isStopped: @escaping @Sendable () -> Bool = { false }) throws(Diagnostic) {
    stream = try ByteStream(path)
    self.isStopped = isStopped
    repeat { try fill() } while !isAtEnd && rest.count < Self.block && !rest.contains(0x0A)
    if rest.starts(with: [0xEF, 0xBB, 0xBF]) { rest.removeFirst(3) }
    guard !Gunzip.recognises(rest) else {
      throw Diagnostic(
        "batch.gzip", "`\(stream.name)` is compressed", help: "expand it on the way: gunzip -c FILE | chokepoint …")
    }
    guard TextEncoding.marked(rest) == nil else {
      throw Diagnostic("batch.encoding", "`\(stream.name)` is UTF-16", help: "save the file as UTF-8")
    }
  }

  /// The first byte that is not blank, without taking it: `{` begins an object.
  public var firstByte: UInt8? { rest.first { $0 != 0x20 && $0 != 0x09 && $0 != 0x0D && $0 != 0x0A } }

  /// Takes the first line as the header of a table with commas, or with semicolons or tabulators if it has no comma.
  ///
  /// - Throws: `Diagnostic` (`csv.…`) if it is no row.
  public mutating func header() throws(Diagnostic) -> (columns: [String], delimiter: UInt8) {
    let end = rest.firstIndex(of: 0x0A) ?? rest.count
    let first = Array(rest[..<end])
    let delimiter = [UInt8(ascii: ","), UInt8(ascii: ";"), 0x09].first { first.contains($0) } ?? UInt8(ascii: ",")
    var scanner = CSVScanner(first, file: file, delimiter: delimiter)
    guard let fields = try scanner.next()?.fields else {
      throw Diagnostic(
        "csv.empty", "the file has no header", at: SourceSpan(file: file, line: line),
        help: "the first line names the columns")
    }
    rest.removeFirst(min(end + 1, rest.count))
    line += 1
    self.delimiter = delimiter
    return (fields, delimiter)
  }

  public mutating func next() throws(Diagnostic) -> FlatBlock? {
    try passOver()
    while true {
      // A pipe may be slow: what has come is answered before more is waited for.
      let isEnough = rest.count >= Self.block || isAtEnd || size == nil
      let end = isEnough ? lastEnd() : 0
      if end > 0 { return take(end, next: end) }
      if isAtEnd {
        // The last record needs no line end. Where a quote is never closed, reading goes on with the next line.
        guard !rest.isEmpty else { return nil }
        let isOpen = delimiter != nil && rest.contains(UInt8(ascii: "\""))
        let end = isOpen ? rest.firstIndex(of: 0x0A).map { $0 + 1 } ?? rest.count : rest.count
        return take(end, next: end)
      }
      if rest.count > RecordReader.maximumRecord { return tooLong() }
      try fill()
    }
  }

  private mutating func tooLong() -> FlatBlock {
    if delimiter != nil, let end = rest.firstIndex(of: 0x0A), end < RecordReader.maximumRecord {
      return take(end + 1, next: end + 1)
    }
    isPassingOver = true
    return take(80, next: rest.count, isTooLong: true)
  }

  private mutating func take(_ count: Int, next: Int, isTooLong: Bool = false) -> FlatBlock {
    let bytes = Array(rest[..<count])
    let block = FlatBlock(file: file, bytes: bytes, line: line, isTooLong: isTooLong)
    line += bytes.withUnsafeBufferPointer(Self.lineEnds)
    rest.removeFirst(next)
    return block
  }

  private static func lineEnds(_ bytes: UnsafeBufferPointer<UInt8>) -> Int {
    guard var place = UnsafeRawPointer(bytes.baseAddress) else { return 0 }
    let end = place + bytes.count
    var count = 0
    while let found = memchr(place, 0x0A, end - place) {
      count += 1
      place = UnsafeRawPointer(found) + 1
    }
    return count
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

  /// Behind the last line end that ends a record; 0 if there is none.
  private func lastEnd() -> Int {
    rest.withUnsafeBufferPointer { bytes in
      guard let delimiter, bytes.contains(UInt8(ascii: "\"")) else {
        return bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
      }
      var (end, isQuoted, isFieldStart) = (0, false, true)
      for (place, byte) in bytes.enumerated() {
        if byte == UInt8(ascii: "\"") {
          guard isQuoted || isFieldStart else { continue }
          isFieldStart = isQuoted
          isQuoted.toggle()
        } else {
          isFieldStart = byte == delimiter || byte == 0x0A
          if byte == 0x0A && !isQuoted { end = place + 1 }
        }
      }
      return end
    }
  }
}
