import Interchange

/// `84 FR 22963, 5/21/19` in a list's last column.
struct FederalRegisterCitation: CustomStringConvertible {
  let volume: Int
  let page: Int
  let date: CalendarDay?

  var description: String { "\(volume) FR \(page)" + (date.map { " (\($0))" } ?? "") }

  /// All citations in a text, in its order; tolerates the points and commas that the text mixes up.
  static func all(in text: String) -> [FederalRegisterCitation] {
    let words = text.split { " ,;|\n\t()".contains($0) }.map { ListText.trimmed($0, ".,") }.filter { !$0.isEmpty }
    var citations: [FederalRegisterCitation] = []
    for index in words.indices where words[index] == "FR" && index > 0 && index + 1 < words.count {
      guard let volume = Int(words[index - 1]), let page = Int(words[index + 1].prefix { $0.isNumber }) else {
        continue
      }
      let next = index + 2 < words.count ? words[index + 2] : ""
      citations.append(FederalRegisterCitation(volume: volume, page: page, date: CalendarDay(next) ?? american(next)))
    }
    return citations
  }

  /// `5/21/19`: the Entity List began in 1997.
  private static func american(_ text: String) -> CalendarDay? {
    let parts = text.split(separator: "/").compactMap { Int($0) }
    guard parts.count == 3 else { return nil }
    let year = parts[2] < 100 ? parts[2] + (parts[2] >= 90 ? 1900 : 2000) : parts[2]
    return CalendarDay(year: year, month: parts[0], day: parts[1])
  }
}
