import Interchange

/// Collects the rows of the tables in part 744's supplements. Italics stand between U+0001 and U+0002.
struct Part744Table {
  struct Row {
    let supplement: Int
    /// The country of the row, or of the row above that states one.
    let country: String
    let cells: [String]
    let footnotes: [String]
    let line: Int
  }

  private(set) var rows: [Row] = []
  private(set) var supplements: Set<Int> = []
  private var supplement: Int?
  private var cells: [String] = []
  private var footnotes: [String] = []
  private var text: String?
  private var sup: String?
  private var rowLine = 0
  private var country = ""

  mutating func take(_ event: XMLEvents.Event) {
    switch event.kind {
    case .start("DIV9", let attributes):
      let name = attributes["N"] ?? ""
      supplement = [4, 6, 7].first { name.contains("Supplement No. \($0) ") }
      if let supplement { supplements.insert(supplement) }
      country = ""
    case .end("DIV9"): supplement = nil
    case let kind:
      if let supplement { take(kind, line: event.line, supplement) }
    }
  }

  private mutating func take(_ kind: XMLEvents.Event.Kind, line: Int, _ supplement: Int) {
    switch kind {
    case .start("TR", _):
      cells = []
      footnotes = []
      rowLine = line
    case .end("TR"):
      guard let first = cells.first else { return }
      let stated = ListText.trimmed(first)
      if !stated.isEmpty { country = stated }
      rows.append(
        Row(supplement: supplement, country: country, cells: cells, footnotes: footnotes, line: rowLine))
    case .start("TD", _): text = ""
    case .end("TD"):
      cells.append(text ?? "")
      text = nil
    case .start("br", _): text?.append("\n")
    case .start("sup", _): sup = ""
    case .end("sup"):
      if let sup, !sup.isEmpty, cells.count == 2 { footnotes.append(sup) }
      sup = nil
    case .start("E", _): text?.append("\u{1}")
    case .end("E"): text?.append("\u{2}")
    case .text(let piece):
      text?.append(contentsOf: piece.map { $0.isNewline ? " " : $0 })
      sup?.append(piece)
    default: break
    }
  }
}
