/// A JSON document written as it comes, without one in memory: for lines by the thousand. What it writes is what
/// `JSONWriter.compact` writes of the same members.
///
///     var line = JSONLine()
///     line.object { line in
///       line.member("file") { $0.string("a.txt") }
///       line.member("span") { $0.array { $0.integer(3); $0.integer(9) } }
///     }
///     line.bytes
package struct JSONLine {
  package private(set) var bytes: [UInt8] = []
  /// Whether a comma goes before what comes next.
  private var needsComma = false

  package init(reserving count: Int = 1 << 14) { bytes.reserveCapacity(count) }

  package mutating func object(_ members: (inout JSONLine) -> Void) { enclose(0x7B, 0x7D, members) }

  package mutating func array(_ elements: (inout JSONLine) -> Void) { enclose(0x5B, 0x5D, elements) }

  private mutating func enclose(_ open: UInt8, _ close: UInt8, _ inside: (inout JSONLine) -> Void) {
    separate()
    bytes.append(open)
    needsComma = false
    inside(&self)
    bytes.append(close)
    needsComma = true
  }

  /// - Parameter key: holds no sign that would have to be escaped.
  package mutating func member(_ key: StaticString, _ value: (inout JSONLine) -> Void) {
    separate()
    bytes.append(0x22)
    bytes.append(contentsOf: UnsafeBufferPointer(start: key.utf8Start, count: key.utf8CodeUnitCount))
    bytes.append(0x22)
    bytes.append(0x3A)
    needsComma = false
    value(&self)
  }

  package mutating func member(_ key: StaticString, _ text: String) { member(key) { $0.string(text) } }

  package mutating func string(_ text: String) {
    separate()
    JSONWriter.quote(text, into: &bytes)
    needsComma = true
  }

  package mutating func null() { raw("null") }

  /// A number by its digits.
  package mutating func number(_ digits: String) {
    separate()
    bytes.append(contentsOf: digits.utf8)
    needsComma = true
  }

  package mutating func integer(_ number: Int) {
    guard number >= 0 else { return self.number(String(number)) }
    separate()
    var place: UInt64 = 1
    let magnitude = UInt64(number)
    while magnitude / place >= 10 { place *= 10 }
    while place > 0 {
      bytes.append(0x30 + UInt8(magnitude / place % 10))
      place /= 10
    }
    needsComma = true
  }

  /// Ends the line.
  package mutating func end() {
    bytes.append(0x0A)
    needsComma = false
  }

  private mutating func raw(_ text: StaticString) {
    separate()
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
    needsComma = true
  }

  @inline(__always)
  private mutating func separate() { if needsComma { bytes.append(0x2C) } }
}
