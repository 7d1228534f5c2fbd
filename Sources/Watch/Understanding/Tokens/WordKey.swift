/// A word that a rule asks for, as its hash.
package struct WordKey: Hashable, Sendable, ExpressibleByStringLiteral {
  package let hash: UInt64

  /// Inlined, so that the hash of a literal is a number in the program.
  @inline(__always)
  package init(stringLiteral value: StaticString) {
    var hash = WordHash()
    for place in 0..<value.utf8CodeUnitCount { hash.add(value.utf8Start[place]) }
    self.hash = hash.value
  }

  package init(_ text: String) {
    var hash = WordHash()
    for byte in text.utf8 { hash.add(byte) }
    self.hash = hash.value
  }
}
