import Interchange

/// The lists in the eCFR's XML of 15 CFR part 744: the Entity List (supplement no. 4), the Unverified List (no. 6) and the
/// Military End-User List (no. 7).
struct Part744XML {
  private let rows: [Part744Table.Row]
  private let supplements: Set<Int>
  private let context: ImportContext

  init(_ bytes: [UInt8], _ context: ImportContext) throws(Diagnostic) {
    self.context = context
    var table = Part744Table()
    try XMLEvents.read(bytes, file: context.file) { (event) throws(Diagnostic) in table.take(event) }
    guard table.supplements.contains(4) else {
      throw Diagnostic(
        "import.unknown", "`\(context.file)` is XML, but has no supplement no. 4 to part 744", at: context.span(1),
        help: "expected title 15 part 744 from the eCFR, the UN's consolidated list, or OFAC's SDN.XML")
    }
    rows = table.rows
    supplements = table.supplements
  }

  /// - Throws: `Diagnostic` `import.empty` if a supplement that is there has no row.
  func lists() throws(Diagnostic) -> [PartyList] {
    var lists = [
      try EntityListRow.list(
        rows.filter { $0.supplement == 4 }.compactMap(Self.entityListRow), context)
    ]
    if supplements.contains(6) { lists.append(try list(supplement: 6, ShortEntry.unverifiedList)) }
    if supplements.contains(7) { lists.append(try list(supplement: 7, ShortEntry.militaryEndUserList)) }
    return lists
  }

  private static func entityListRow(_ row: Part744Table.Row) -> EntityListRow? {
    guard row.cells.count == 5 || row.cells.count == 2 else { return nil }
    let cells = row.cells + Array(repeating: "", count: 5 - row.cells.count)
    let cell = EntityCell(cells[1])
    return EntityListRow(
      country: row.country, name: cell.name, aliases: cell.aliases, addresses: cell.addresses,
      requirement: plain(cells[2]), policy: plain(cells[3]), footnotes: row.footnotes,
      citations: FederalRegisterCitation.all(in: cells[4]), raw: plain(cells[1]), line: row.line)
  }

  /// The rows of a table of country, entry and citation. A row that only announces institutions gives them its name.
  private func list(supplement: Int, _ name: ShortEntry.ListName) throws(Diagnostic) -> PartyList {
    var entries: [ShortEntry] = []
    var parent: String?
    var citations = ""
    for row in rows where row.supplement == supplement && row.cells.count == 3 {
      let text = Self.plain(row.cells[1])
      if text.isEmpty || text == "[Reserved]" { continue }
      let stated = Self.plain(row.cells[2])
      if !stated.isEmpty { (parent, citations) = (nil, stated) }
      if text.hasSuffix(":") {
        if let of = text.firstRange(of: "institutions of ") {
          parent = ListText.trimmed(text[of.upperBound...], ":")
          citations = stated
        }
        continue
      }
      var entry = ShortEntry(row.cells[1], country: row.country, citations: citations, line: row.line)
      entry.parent = parent
      entries.append(entry)
    }
    return try ShortEntry.list(entries, name, context)
  }

  /// One line, single spaces, no marks.
  private static func plain(_ text: String) -> String {
    text.split { $0.isWhitespace || $0 == "\u{1}" || $0 == "\u{2}" }.joined(separator: " ")
  }
}
