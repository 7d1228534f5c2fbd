/// Text of others as a terminal may show it.
public enum VisibleText {
  /// The text with signs that steer a terminal, or turn the direction of what follows, written out: `\u{1B}`.
  ///
  /// - Parameter keepsLines: whether line breaks stay.
  public static func of(_ text: String, keepsLines: Bool = false) -> String {
    guard text.unicodeScalars.contains(where: { steers($0) }) else { return text }
    var shown = ""
    for scalar in text.unicodeScalars {
      if steers(scalar), !(keepsLines && scalar == "\n") {
        shown += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
      } else {
        shown.unicodeScalars.append(scalar)
      }
    }
    return shown
  }

  private static func steers(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0..<0x20, 0x7F..<0xA0, 0x2028, 0x2029, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
