/// Name and address of the options without line numbers (D, H, K and none): up to four lines of 35 characters, of which
/// nobody says where the name ends, and which may break in the middle of a word.
struct MTNameLines {
  private let lines: [String]

  init(_ lines: [String]) { self.lines = lines }

  func elements(
    _ element: (PaymentElement.Kind, String) -> PaymentElement
  ) -> [PaymentElement] {
    guard let first = lines.first else { return [] }
    var name = element(.name, first)
    name.readings = Self.joined(lines)
    guard lines.count > 1 else { return [name] }
    let rest = Array(lines.dropFirst())
    var address = element(.address, rest.joined(separator: ", "))
    address.lines = rest
    if rest.count > 1 {
      address.readings = rest.filter(PaymentText.hasLetter)
        .map { PaymentElement.Reading(text: $0, how: "one line of the address") }
    }
    return [name, address]
  }

  /// The first line with the next, and with the next two: with a space, and without one.
  static func joined(_ lines: [String]) -> [PaymentElement.Reading] {
    guard lines.count > 1 else { return [] }
    return (2...min(3, lines.count)).flatMap { count in
      [" ", ""].map { gap in
        PaymentElement.Reading(
          text: lines.prefix(count).joined(separator: gap),
          how: "\(count) lines joined with\(gap.isEmpty ? "out" : "") a space")
      }
    }
  }
}
