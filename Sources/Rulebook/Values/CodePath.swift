/// A classification number as a path of components: `3A090.a` lies under `3A090`, `4A0035` does not lie under `4A003`.
public struct CodePath: Hashable, Sendable, CustomStringConvertible {
  public let components: [String]

  /// Reads an ECCN (`3A090`, `3A090.a.1`, `5A002.z.1.a`) or `EAR99`; nil for anything else.
  public init?(_ text: some StringProtocol) {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    guard let head = parts.first, Self.isHead(head) else { return nil }
    if head == "EAR99" && parts.count > 1 { return nil }
    for part in parts.dropFirst() {
      guard !part.isEmpty, part.utf8.count <= 3,
        part.utf8.allSatisfy({ Self.isDigit($0) || (0x61...0x7A).contains($0) })
      else { return nil }
    }
    components = parts.map { String($0) }
  }

  private static func isHead(_ head: some StringProtocol) -> Bool {
    let bytes = Array(head.utf8)
    if head == "EAR99" { return true }
    return bytes.count == 5 && isDigit(bytes[0]) && (0x41...0x45).contains(bytes[1])
      && bytes[2...].allSatisfy(isDigit)
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }

  /// Whether this path is `other` or one of its sub-paragraphs.
  public func isUnder(_ other: CodePath) -> Bool { components.starts(with: other.components) }

  public var description: String { components.joined(separator: ".") }
}
