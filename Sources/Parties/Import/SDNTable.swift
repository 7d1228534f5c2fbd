import Interchange

/// OFAC's legacy tables: SDN.CSV or CONS_PRIM.CSV, joined by number with ALT.CSV, ADD.CSV and SDN_COMMENTS.CSV.
///
/// The files have no header, `-0- ` means nothing stated, and a Ctrl-Z ends them. One source adds a header; it is read too.
enum SDNTable {
  static let columns = [
    "ent_num", "SDN_Name", "SDN_Type", "Program", "Title", "Call_Sign", "Vess_type", "Tonnage", "GRT", "Vess_flag",
    "Vess_owner", "Remarks",
  ]

  static func list(_ bytes: [UInt8], hasHeader: Bool, _ context: ImportContext) throws(Diagnostic) -> PartyList {
    let companions = try SDNCompanions(context.options.companions)
    var scanner = CSVScanner(bytes, file: context.file, recordLimit: context.options.recordLimit)
    if hasHeader { _ = try scanner.next() }
    var numbers: Set<String> = []
    var parties: [ListedParty] = []
    while let (fields, span) = try scanner.next() {
      if isEnd(fields) { continue }
      guard fields.count == columns.count else {
        throw Diagnostic(
          "csv.ragged", "the row has \(fields.count) fields, not \(columns.count)", at: span,
          help: "the file may be cut short, or be another one of OFAC's files")
      }
      let row = fields.map(stated)
      guard !row[0].isEmpty, numbers.insert(row[0]).inserted else { throw context.repeated(row[0], span.line) }
      guard !row[1].isEmpty else { throw context.nameless(span.line) }
      parties.append(party(row, fields, span.line, companions, context))
    }
    try companions.verify(numbers)
    let isConsolidated = context.file.lowercased().contains("cons")
    return try context.list(
      id: isConsolidated ? "us-ofac-cons" : "us-ofac-sdn",
      title: isConsolidated ? "Consolidated Non-SDN List" : "Specially Designated Nationals", parties: parties)
  }

  /// Whether the record is the Ctrl-Z at the file's end.
  static func isEnd(_ fields: [String]) -> Bool {
    fields.first == "\u{1A}" && fields.dropFirst().allSatisfy(\.isEmpty)
  }

  /// The field's text; empty for `-0- `.
  static func stated(_ field: String) -> String {
    let text = ListText.trimmed(field)
    return text == "-0-" ? "" : text
  }

  private static func party(
    _ row: [String], _ fields: [String], _ line: Int, _ companions: SDNCompanions, _ context: ImportContext
  ) -> ListedParty {
    var party = ListedParty(id: row[0], name: row[1], origin: context.origin(line))
    party.type = row[2].isEmpty ? "entity" : row[2].lowercased()
    party.identifiers = [ListedParty.Identifier(kind: "entity_number", value: row[0])]
    var listing = Listing()
    listing.programs = row[3].split(separator: "] [").map { ListText.trimmed($0, "[]") }
    party.listings = [listing]
    for (label, column) in [("title", 4), ("call sign", 5), ("vessel type", 6), ("tonnage", 7), ("owner", 10)]
    where !row[column].isEmpty { party.notes.append("\(label): \(row[column])") }
    if !row[9].isEmpty { party.addCountry(row[9], context) }
    companions.join(row[0], into: &party, context)
    RemarkReader(context).read(row[11] + companions.remarks(row[0]), into: &party)
    party.raw = ([fields.joined(separator: " | ")] + companions.raw(row[0])).joined(separator: "\n")
    return party
  }
}
