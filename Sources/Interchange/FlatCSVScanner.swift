/// Reads the rows of a block of a table into fields, without copying them. Of the columns only those asked for are given.
public struct FlatCSVScanner: FlatScanner {
  public private(set) var line: Int
  private let bytes: UnsafeBufferPointer<UInt8>
  private let file: String
  private let delimiter: UInt8
  /// For each column of the table the place of its field, or -1.
  private let places: [Int]
  private var next = 0
  private var nextLine: Int

  /// - Parameters:
  ///   - bytes: those of the block, which must outlive the scanner.
  ///   - places: for each column of the table the place of its field, or -1 where it is not asked for.
  public init(_ bytes: UnsafeBufferPointer<UInt8>, of block: FlatBlock, delimiter: UInt8, places: [Int]) {
    self.bytes = bytes
    file = block.file
    line = block.line
    nextLine = block.line
    self.delimiter = delimiter
    self.places = places
  }

  @inline(__always)
  public mutating func row(_ fields: UnsafeMutablePointer<FlatField>) throws(Diagnostic) -> Bool {
    while next < bytes.count && (bytes[next] == 0x0A || (bytes[next] == 0x0D && isBlank)) {
      nextLine += bytes[next] == 0x0A ? 1 : 0
      next += 1
    }
    guard next < bytes.count else { return false }
    line = nextLine
    let start = next
    var column = 0
    var place = next
    while true {
      let field = place
      if place < bytes.count, bytes[place] == 0x22 {
        place = try quoted(column, fields, from: place, rowStart: start)
      } else {
        while place < bytes.count, bytes[place] != delimiter, bytes[place] != 0x0A { place += 1 }
        var end = place
        if place == bytes.count || bytes[place] == 0x0A, end > field, bytes[end - 1] == 0x0D { end -= 1 }
        if column < places.count, places[column] >= 0 {
          fields[places[column]] = FlatField(end > field ? .bare : .absent, field, end)
        }
      }
      column += 1
      guard place < bytes.count, bytes[place] == delimiter else { break }
      place += 1
    }
    next = min(place + 1, bytes.count)
    nextLine += 1
    guard column == places.count else {
      throw Diagnostic(
        "csv.ragged", "the row has \(column) fields, the header \(places.count)",
        at: SourceSpan(file: file, line: line),
        help: "a field with a comma or a quote needs double quotes around it")
    }
    return true
  }

  private var isBlank: Bool { next + 1 >= bytes.count || bytes[next + 1] == 0x0A }

  /// A field between quotes, which may hold delimiters and line ends.
  ///
  /// - Returns: the place behind it.
  private mutating func quoted(
    _ column: Int, _ fields: UnsafeMutablePointer<FlatField>, from start: Int, rowStart: Int
  ) throws(Diagnostic) -> Int {
    var place = start + 1
    var hasPairs = false
    var lines = 0
    while place < bytes.count {
      if bytes[place] == 0x22 {
        guard place + 1 < bytes.count, bytes[place + 1] == 0x22 else { break }
        hasPairs = true
        place += 1
      }
      lines += bytes[place] == 0x0A ? 1 : 0
      place += 1
    }
    guard place < bytes.count else {
      throw passOver(
        rowStart, "batch.unclosed-quote", "a quoted field is not closed",
        help: "write a quote inside a quoted field twice; reading goes on with the next line")
    }
    nextLine += lines
    if column < places.count, places[column] >= 0 {
      let kind: FlatField.Kind = place == start + 1 ? .absent : hasPairs ? .escaped : .quoted
      fields[places[column]] = FlatField(kind, start + 1, place)
    }
    place += 1
    if place < bytes.count, bytes[place] == 0x0D, place + 1 == bytes.count || bytes[place + 1] == 0x0A { place += 1 }
    guard place == bytes.count || bytes[place] == delimiter || bytes[place] == 0x0A else {
      throw passOver(
        place, "csv.quote", "text follows a closing quote", help: "write a quote inside a quoted field twice")
    }
    return place
  }

  /// Goes on with the line after `place`.
  private mutating func passOver(_ place: Int, _ id: String, _ message: String, help: String) -> Diagnostic {
    let end = bytes[place...].firstIndex(of: 0x0A) ?? bytes.count
    next = min(end + 1, bytes.count)
    nextLine += 1
    return Diagnostic(id, message, at: SourceSpan(file: file, line: line), help: help)
  }

  public func text(_ field: FlatField) throws(Diagnostic) -> [UInt8] {
    var text: [UInt8] = []
    var isSecond = false
    for byte in field.bytes(in: bytes) {
      isSecond = byte == 0x22 && !isSecond
      if !isSecond { text.append(byte) }
    }
    return text
  }
}
