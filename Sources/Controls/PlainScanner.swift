/// Goes through the bytes of a JSON document that is plain: no escapes, no exponents, no nulls. What is not so, or no JSON at
/// all, gives nil, and the document is left to `JSONReader`.
struct PlainScanner {
  private let bytes: UnsafeBufferPointer<UInt8>
  private var position = 0

  init(_ bytes: UnsafeBufferPointer<UInt8>) { self.bytes = bytes }

  /// The next byte that is no space; 0 at the end.
  mutating func peek() -> UInt8 {
    while position < bytes.count {
      let byte = bytes[position]
      guard byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A else { return byte }
      position += 1
    }
    return 0
  }

  /// Whether the next sign is this one, which is then read.
  mutating func take(_ byte: UInt8) -> Bool {
    guard peek() == byte else { return false }
    position += 1
    return true
  }

  var isAtEnd: Bool { position == bytes.count }

  /// What is inside an object or a list, one after another, until its end; false where something is not plain.
  mutating func inside(_ open: UInt8, _ close: UInt8, _ each: (inout PlainScanner) -> Bool) -> Bool {
    guard take(open) else { return false }
    if take(close) { return true }
    while true {
      guard each(&self) else { return false }
      if take(close) { return true }
      guard take(UInt8(ascii: ",")) else { return false }
    }
  }

  /// The members of an object, each told by its key.
  mutating func members(_ each: (inout PlainScanner, String) -> Bool) -> Bool {
    inside(UInt8(ascii: "{"), UInt8(ascii: "}")) { scanner in
      guard let key = scanner.text(), scanner.take(UInt8(ascii: ":")) else { return false }
      return each(&scanner, key)
    }
  }

  mutating func elements(_ each: (inout PlainScanner) -> Bool) -> Bool {
    inside(UInt8(ascii: "["), UInt8(ascii: "]"), each)
  }

  mutating func text() -> String? { span().map { String(decoding: $0, as: UTF8.self) } }

  /// The bytes of a text, without its quotes.
  mutating func span() -> UnsafeBufferPointer<UInt8>? {
    guard take(UInt8(ascii: "\"")) else { return nil }
    let start = position
    var all: UInt8 = 0
    while position < bytes.count {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        let text = UnsafeBufferPointer(rebasing: bytes[start..<position - 1])
        return all < 0x80 || String(validating: text, as: UTF8.self) != nil ? text : nil
      }
      guard byte != UInt8(ascii: "\\"), byte >= 0x20 else { return nil }
      all |= byte
      position += 1
    }
    return nil
  }

  /// Where some of the bytes stand that were read last as a text.
  func range(of text: UnsafeBufferPointer<UInt8>) -> Range<Int> { position - 1 - text.count..<position - 1 }

  /// The members of an object, each told by the bytes of its key.
  mutating func spans(_ each: (inout PlainScanner, UnsafeBufferPointer<UInt8>) -> Bool) -> Bool {
    inside(UInt8(ascii: "{"), UInt8(ascii: "}")) { scanner in
      guard let key = scanner.span(), scanner.take(UInt8(ascii: ":")) else { return false }
      return each(&scanner, key)
    }
  }

  mutating func flag() -> Bool? {
    if peek() == UInt8(ascii: "t") { return word("true") ? true : nil }
    return word("false") ? false : nil
  }

  private mutating func word(_ word: StaticString) -> Bool {
    let count = word.utf8CodeUnitCount
    guard bytes.count - position >= count else { return false }
    for place in 0..<count where bytes[position + place] != word.utf8Start[place] { return false }
    position += count
    return true
  }

  /// A number without sign and exponent, as it is written.
  mutating func number() -> String? { digits().map { String(decoding: $0, as: UTF8.self) } }

  /// The bytes of the same.
  mutating func digits() -> UnsafeBufferPointer<UInt8>? {
    let start = position
    guard run(), bytes[start] != 0x30 || position == start + 1 else { return nil }
    if next == UInt8(ascii: ".") {
      position += 1
      guard run() else { return nil }
    }
    guard next != UInt8(ascii: "e"), next != UInt8(ascii: "E") else { return nil }
    return UnsafeBufferPointer(rebasing: bytes[start..<position])
  }

  private var next: UInt8 { position < bytes.count ? bytes[position] : 0 }

  /// Digits, one or more.
  private mutating func run() -> Bool {
    let start = position
    while (0x30...0x39).contains(next) { position += 1 }
    return position > start
  }
}
