/// A classification number as a path of components: `3A090.a` lies under `3A090`, `4A0035` does not lie under `4A003`.
public struct CodePath: Hashable, Sendable, CustomStringConvertible {
  public let components: [String]
  /// As it is written.
  public let description: String

  /// Reads an ECCN (`3A090`, `3A090.a.1`, `5A002.z.1.a`) or `EAR99`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let text = String(text)
    let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    guard let head = parts.first, Self.isHead(head) || text == "EAR99" else { return nil }
    for part in parts.dropFirst() {
      guard !part.isEmpty, part.count <= 3, part.allSatisfy({ Self.isDigit($0) || (0x61...0x7A).contains($0) })
      else { return nil }
    }
    components = parts.map { String(Substring($0)) }
    description = text
  }

  private static func isHead(_ head: Substring.UTF8View) -> Bool {
    guard head.count == 5, let first = head.first, let second = head.dropFirst().first else { return false }
    return isDigit(first) && (0x41...0x45).contains(second) && head.dropFirst(2).allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether this path is `other` or one of its sub-paragraphs.
  public func isUnder(_ other: CodePath) -> Bool { components.starts(with: other.components) }
}
