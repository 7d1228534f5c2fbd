/// Small helpers for the texts of payments.
enum PaymentText {
  /// Single spaces, no line ends and no control characters: what stands in a message cannot steer a terminal.
  static func oneLine(_ text: some StringProtocol) -> String {
    var scalars = String.UnicodeScalarView()
    var gap = false
    for scalar in text.unicodeScalars {
      if isBlank(scalar) {
        gap = !scalars.isEmpty
      } else {
        if gap { scalars.append(" ") }
        gap = false
        scalars.append(scalar)
      }
    }
    return String(scalars)
  }

  static func isBlank(_ scalar: Unicode.Scalar) -> Bool {
    scalar.value <= 0x20 || (0x7F...0xA0).contains(scalar.value) || scalar.value == 0x2028 || scalar.value == 0x2029
  }

  /// Whether there is anything in it that could be part of a name.
  static func hasLetter(_ text: String) -> Bool { text.unicodeScalars.contains { $0.properties.isAlphabetic } }

  /// Whether there may be a text in Chinese telegraph code: two groups or more of four digits, not all of them years.
  static func hasTelegraphCode(_ text: String) -> Bool {
    var run: [Substring] = []
    func isCode(_ run: [Substring]) -> Bool {
      run.count > 1 && !run.allSatisfy { $0.hasPrefix("19") || $0.hasPrefix("20") }
    }
    for word in text.split(separator: " ") {
      if word.utf8.count == 4, word.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
        run.append(word)
      } else {
        if isCode(run) { return true }
        run = []
      }
    }
    return isCode(run)
  }
}
