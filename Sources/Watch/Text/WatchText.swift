/// The text of one document, as bytes: what every later step points into.
///
///     let text = WatchText("Huawei said …")
///     text[0..<6]                      // "Huawei"
///     text.codePoints(0..<6)           // 0..<6, as readers of other languages count
///
/// Every place in a document is a range of UTF-8 offsets into `bytes`. Only what leaves the program is told in code points.
public struct WatchText: Sendable {
  /// Valid UTF-8.
  public let bytes: [UInt8]
  /// For each block of `block` bytes, how many code points begin before it.
  private let counts: [UInt32]
  private static let block = 64

  /// Text whose bytes are known to be UTF-8; what is not is replaced by U+FFFD.
  public init(_ text: String) {
    self.init(validated: Array(text.utf8))
  }

  private init(validated bytes: [UInt8]) {
    self.bytes = bytes
    var counts: [UInt32] = []
    counts.reserveCapacity(bytes.count / Self.block + 1)
    var count: UInt32 = 0
    for start in stride(from: 0, to: bytes.count, by: Self.block) {
      counts.append(count)
      for byte in bytes[start..<min(start + Self.block, bytes.count)] where byte & 0xC0 != 0x80 { count &+= 1 }
    }
    self.counts = counts
  }

  /// The text between two offsets.
  public subscript(range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// How many code points begin before a byte.
  public func codePoint(at offset: Int) -> Int {
    guard !counts.isEmpty else { return 0 }
    let block = min(offset / Self.block, counts.count - 1)
    var count = Int(counts[block])
    for byte in bytes[(block * Self.block)..<offset] where byte & 0xC0 != 0x80 { count += 1 }
    return count
  }

  /// A range of bytes as a range of code points.
  public func codePoints(_ range: Range<Int>) -> Range<Int> {
    codePoint(at: range.lowerBound)..<codePoint(at: range.upperBound)
  }
}
