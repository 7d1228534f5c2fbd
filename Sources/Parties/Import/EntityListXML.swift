import Interchange

/// The Entity List from the eCFR's XML of 15 CFR part 744: the table of supplement no. 4.
struct EntityListXML {
  private var rows: [EntityListRow] = []
  private let file: String
  private let importer: ListImporter

  init(_ bytes: [UInt8], file: String, importer: ListImporter) throws(Diagnostic) {
    self.file = file
    self.importer = importer
    var reader = TableReader()
    try XMLEvents.read(bytes, file: file) { (event) throws(Diagnostic) in reader.take(event) }
    guard reader.sawSupplement else {
      throw Diagnostic(
        "import.unknown", "`\(file)` is XML, but has no supplement no. 4 to part 744",
        at: SourceSpan(file: file, line: 1), help: "expected title 15 part 744 from the eCFR")
    }
    rows = reader.rows
  }

  func list(edition: CalendarDay) throws(Diagnostic) -> PartyList {
    try EntityListRow.list(rows, file: file, edition: edition, importer: importer)
  }
}

/// Collects the cells of the table's rows.
private struct TableReader {
  private(set) var rows: [EntityListRow] = []
  private(set) var sawSupplement = false
  private var isInside = false
  private var cells: [String] = []
  private var footnotes: [String] = []
  private var text: String?
  private var sup: String?
  private var rowLine = 0
  private var country = ""

  mutating func take(_ event: XMLEvents.Event) {
    switch event.kind {
    case .start("DIV9", let attributes):
      isInside = attributes["N"]?.contains("Supplement No. 4") ?? false
      sawSupplement = sawSupplement || isInside
    case .end("DIV9"): isInside = false
    case let kind where isInside: take(kind, line: event.line)
    default: break
    }
  }

  private mutating func take(_ kind: XMLEvents.Event.Kind, line: Int) {
    switch kind {
    case .start("TR", _):
      cells = []
      footnotes = []
      rowLine = line
    case .end("TR"): endRow()
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

  private mutating func endRow() {
    guard cells.count == 5 || cells.count == 2 else { return }
    cells += Array(repeating: "", count: 5 - cells.count)
    let stated = ListText.trimmed(cells[0])
    if !stated.isEmpty { country = stated }
    // Italic joining words are not names.
    let marked = cells[1].replacing("\u{1}and\u{2}", with: "and").replacing("\u{1}or\u{2}", with: "or")
    let cell = EntityCell(marked)
    guard !cell.name.isEmpty else { return }
    rows.append(
      EntityListRow(
        country: country, name: cell.name, aliases: cell.aliases, addresses: cell.addresses,
        requirement: plain(cells[2]), policy: plain(cells[3]), footnotes: footnotes,
        citations: FederalRegisterCitation.all(in: cells[4]), raw: plain(cells[1]), line: rowLine))
  }

  /// One line, single spaces, no marks.
  private func plain(_ text: String) -> String {
    text.split { $0.isWhitespace || $0 == "\u{1}" || $0 == "\u{2}" }.joined(separator: " ")
  }
}
