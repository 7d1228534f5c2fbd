import Interchange

/// `84 FR 22963, 5/21/19` in a list's last column; also `46 F.R. 46154 9/17/81` and `85 FR 64017, October 9, 2020`.
struct FederalRegisterCitation: CustomStringConvertible {
  let volume: Int
  let page: Int
  let date: CalendarDay?

  var description: String { "\(volume) FR \(page)" + (date.map { " (\($0))" } ?? "") }

  /// All citations in a text, in its order; tolerates the points and commas that the text mixes up.
  static func all(in text: String) -> [FederalRegisterCitation] {
    let words = text.split { " ,;|\n\t()".contains($0) }.map { ListText.trimmed($0, ".,") }.filter { !$0.isEmpty }
    var citations: [FederalRegisterCitation] = []
    for index in words.indices where isMark(words[index]) && index > 0 && index + 1 < words.count {
      guard let volume = Int(words[index - 1]), let page = Int(words[index + 1].prefix { $0.isNumber }) else {
        continue
      }
      let next = words[(index + 2)...].prefix(3)
      let day = next.first.flatMap { StatedDate($0)?.exact } ?? StatedDate(next.joined(separator: " "))?.exact
      citations.append(FederalRegisterCitation(volume: volume, page: page, date: day))
    }
    return citations
  }

  private static func isMark(_ word: String) -> Bool { ["FR", "F.R", "Fed.Reg"].contains(word) }
}
