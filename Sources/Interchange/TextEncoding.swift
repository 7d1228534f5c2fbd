/// How the bytes of a text file stand for characters; everything else in the project reads UTF-8 alone.
public enum TextEncoding: String, Sendable, CaseIterable {
  case utf8 = "utf-8"
  /// With a byte-order mark, which says which byte comes first.
  case utf16 = "utf-16"
  case latin1 = "iso-8859-1"
  case windows1252 = "windows-1252"

  /// UTF-16 if the bytes begin with its byte-order mark; nil if nothing says what they are.
  public static func marked(_ bytes: [UInt8]) -> TextEncoding? {
    bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) ? .utf16 : nil
  }

  /// The same text in UTF-8.
  ///
  /// - Throws: `Diagnostic` `text.encoding` with the line at which the bytes stop being text of this encoding. UTF-8 is
  ///   passed on as it is: its readers name the place.
  public func utf8(_ bytes: [UInt8], file: String) throws(Diagnostic) -> [UInt8] {
    switch self {
    case .utf8: return bytes
    case .utf16: return try Self.fromUTF16(bytes, file: file)
    case .latin1: return Self.transcoded(bytes) { UnicodeScalar($0) }
    case .windows1252:
      if let place = bytes.firstIndex(where: { Self.unassigned.contains($0) }) {
        throw Self.failure("a byte that \(rawValue) does not use", bytes[..<place].count { $0 == 0x0A }, file)
      }
      return Self.transcoded(bytes) { byte in
        (0x80...0x9F).contains(byte) ? UnicodeScalar(Self.high[Int(byte - 0x80)]) : UnicodeScalar(byte)
      }
    }
  }

  private static let unassigned: Set<UInt8> = [0x81, 0x8D, 0x8F, 0x90, 0x9D]

  /// 0x80 to 0x9F of Windows-1252.
  private static let high: [UInt16] = [
    0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160, 0x2039, 0x0152, 0x8D, 0x017D,
    0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022, 0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D,
    0x017E, 0x0178,
  ]

  private static func transcoded(_ bytes: [UInt8], _ scalar: (UInt8) -> UnicodeScalar?) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(bytes.count + bytes.count / 8)
    for byte in bytes {
      if byte < 0x80 {
        result.append(byte)
      } else if let scalar = scalar(byte) {
        result.append(contentsOf: UTF8.encode(scalar) ?? UTF8.encodedReplacementCharacter)
      }
    }
    return result
  }

  private static func fromUTF16(_ bytes: [UInt8], file: String) throws(Diagnostic) -> [UInt8] {
    guard marked(bytes) == .utf16 else {
      throw failure("UTF-16 needs a byte-order mark", 0, file)
    }
    let isLittle = bytes[0] == 0xFF
    guard bytes.count % 2 == 0 else { throw failure("half a character of UTF-16 at the end", 0, file) }
    let units = stride(from: 2, to: bytes.count, by: 2).map { place in
      let (first, second) = (UInt16(bytes[place]), UInt16(bytes[place + 1]))
      return isLittle ? second << 8 | first : first << 8 | second
    }
    var text: [UInt8] = []
    text.reserveCapacity(units.count * 2)
    let isBroken = transcode(
      units.makeIterator(), from: UTF16.self, to: UTF8.self, stoppingOnError: true, into: { text.append($0) })
    guard !isBroken else {
      throw failure("half of a surrogate pair of UTF-16", text.count { $0 == 0x0A }, file)
    }
    return text
  }

  private static func failure(_ message: String, _ linesBefore: Int, _ file: String) -> Diagnostic {
    Diagnostic(
      "text.encoding", message, at: SourceSpan(file: file, line: linesBefore + 1), help: "save the file as UTF-8")
  }
}
