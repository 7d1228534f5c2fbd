import Interchange

/// The Denied Persons List as the Bureau of Industry and Security publishes it: twelve columns between tabulators.
enum DeniedPersonsTable {
  static func list(_ bytes: [UInt8], _ context: ImportContext) throws(Diagnostic) -> PartyList {
    let table = try context.table(
      bytes,
      requiring: ["Name", "Street_Address", "City", "Country", "Effective_Date", "Expiration_Date", "FR_Citation"],
      delimiter: 0x09)
    var ids = PartyIDs()
    var parties: [ListedParty] = []
    for row in table.rows {
      let name = ListText.trimmed(row["Name"])
      guard !name.isEmpty else { throw context.nameless(row.span.line) }
      var party = ListedParty(
        id: ids.next("\(name) \(row["Country"])"), name: name, origin: context.origin(row.span.line))
      let place = ["State", "Postal_Code"].map { row[$0] }.filter { !$0.isEmpty }.joined(separator: " ")
      party.addresses = [
        [row["Street_Address"], row["City"], place, row["Country"]].filter { !$0.isEmpty }.joined(separator: ", ")
      ].filter { !$0.isEmpty }
      party.addCountry(row["Country"], context)
      party.listings = [try listing(row)]
      let action = ListText.trimmed(row["Action"])
      if !action.isEmpty { party.notes.append("last action: \(action), \(row["Last_Update"])") }
      party.raw = row.fields.joined(separator: "\t")
      parties.append(party)
    }
    return try context.list(id: "us-bis-dpl", title: "Denied Persons List", parties: parties)
  }

  private static func listing(_ row: CSVTable.Row) throws(Diagnostic) -> Listing {
    var listing = Listing()
    listing.from = try day(row, "Effective_Date")
    listing.fromStatus = listing.from == nil ? nil : "effective date in the list"
    if let end = try day(row, "Expiration_Date"), listing.from.map({ $0 < end }) ?? true { listing.until = end }
    listing.requirement = row["Standard_Order"] == "Y" ? "standard order" : ""
    let citations = FederalRegisterCitation.all(in: row["FR_Citation"])
    listing.published = citations.first?.date
    listing.citations = citations.isEmpty ? [row["FR_Citation"]].filter { !$0.isEmpty } : citations.map(\.description)
    return listing
  }

  private static func day(_ row: CSVTable.Row, _ column: String) throws(Diagnostic) -> CalendarDay? {
    if row[column].isEmpty { return nil }
    guard let day = StatedDate(row[column])?.exact else {
      throw Diagnostic("import.date", "`\(row[column])` in `\(column)` is not a date", at: row.span)
    }
    return day
  }
}
