/// A word that a rule asks for, as its hash.
package struct WordKey: Hashable, Sendable, ExpressibleByStringLiteral {
  package let hash: UInt64

  package init(stringLiteral value: String) { self.init(value) }

  package init(_ text: String) {
    var hash = WordHash()
    for byte in text.utf8 { hash.add(byte) }
    self.hash = hash.value
  }
}
