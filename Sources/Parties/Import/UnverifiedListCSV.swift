import Interchange

/// The Unverified List's table as CSV: country, name, aliases, addresses, citation, raw cell. Names are read from the cell.
enum UnverifiedListCSV {
  static func list(_ bytes: [UInt8], _ context: ImportContext) throws(Diagnostic) -> PartyList {
    let table = try context.table(bytes, requiring: ["country", "fr", "raw"])
    let entries = table.rows.map { row in
      ShortEntry(row["raw"], country: row["country"], citations: row["fr"], line: row.span.line)
    }
    return try ShortEntry.list(entries, ShortEntry.unverifiedList, context)
  }
}
