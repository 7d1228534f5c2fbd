/// Name and address of option F: every line says by a number what it is.
///
/// 1 name (may repeat), 2 address, 3 country and town, 4 date of birth, 5 place of birth, 6 customer number, 7 national
/// number, 8 more of an earlier line.
struct MTNumberedLines {
  private var byNumber: [Character: [String]] = [:]
  /// Lines without a number.
  private var plain: [String] = []

  init(_ lines: [String]) {
    for line in lines {
      if let number = line.first, "12345678".contains(number), line.dropFirst().hasPrefix("/") {
        byNumber[number, default: []].append(String(line.dropFirst(2)))
      } else {
        plain.append(line)
      }
    }
  }

  func elements(_ element: (PaymentElement.Kind, String) -> PaymentElement) -> [PaymentElement] {
    var found: [PaymentElement] = []
    if let names = byNumber["1"] {
      var name = element(.name, names.joined(separator: " "))
      if names.count > 1 {
        name.readings =
          [PaymentElement.Reading(text: names.joined(), how: "\(names.count) lines joined without a space")]
          + names.map { PaymentElement.Reading(text: $0, how: "one line of the name") }
      }
      found.append(name)
    }
    let places = (byNumber["3"] ?? []).map(Place.init)
    let lines = (byNumber["2"] ?? []) + places.compactMap(\.town)
    if !lines.isEmpty {
      var address = element(.address, (lines + places.map(\.country)).joined(separator: ", "))
      address.lines = lines
      if lines.count > 1 {
        address.readings = lines.filter(PaymentText.hasLetter)
          .map { PaymentElement.Reading(text: $0, how: "one line of the address") }
      }
      found.append(address)
    }
    found += places.map { element(.country, $0.country) }
    found += ["4", "5"].flatMap { byNumber[$0] ?? [] }.map { element(.birth, $0) }
    found += ["6", "7"].flatMap { byNumber[$0] ?? [] }.map { element(.identifier, $0) }
    for text in (byNumber["8"] ?? []) + plain {
      var free = element(.freeText, text)
      free.lines = [text]
      found.append(free)
    }
    return found
  }

  /// `CN/SHENZHEN`: the country, and the town where it is said.
  private struct Place {
    let country: String
    let town: String?

    init(_ text: String) {
      let parts = text.split(separator: "/", maxSplits: 1).map(String.init)
      country = parts.first ?? text
      town = parts.count > 1 ? parts[1] : nil
    }
  }
}
