import Interchange

/// A table of any form, read as a mapping says.
enum MappedTable {
  static func list(
    _ bytes: [UInt8], mapping: ListMapping, context: ImportContext
  ) throws(Diagnostic) -> PartyList {
    let needed = (Array(mapping.columns.values) + Array(mapping.identifiers.values)).flatMap(\.names)
    let table = try context.table(
      bytes, requiring: Set(needed).sorted(), delimiter: mapping.delimiter,
      skipping: mapping.skippedLines)
    var ids = PartyIDs()
    var places: [String: Int] = [:]
    var parties: [ListedParty] = []
    for row in table.rows {
      let record = MappedRow(row, mapping: mapping, header: table.header)
      guard let name = record.first("name") else { throw context.nameless(row.span.line) }
      let stated = record.first("id")
      if let stated, let place = places[stated] {
        guard mapping.joinsRows else { throw context.repeated(stated, row.span.line) }
        try record.join(into: &parties[place], name: name, context)
        continue
      }
      let id = stated ?? ids.next("\(name) \(record.all("countries").first ?? "")")
      if let stated { places[stated] = parties.count }
      var party = ListedParty(id: id, name: name, origin: context.origin(row.span.line))
      party.listings = [try record.listing()]
      try record.join(into: &party, name: nil, context)
      parties.append(party)
    }
    return try context.list(
      id: mapping.list, title: mapping.title, parties: parties.map(\.withoutRepeats), coverage: mapping.coverage)
  }
}
