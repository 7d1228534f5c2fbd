import Interchange

/// The Entity List's table as CSV: country, name, aliases, addresses, requirement, policy, footnotes, citations, raw cell.
enum EntityListCSV {
  static func list(_ bytes: [UInt8], _ context: ImportContext) throws(Diagnostic) -> PartyList {
    let table = try context.table(
      bytes, requiring: ["country", "name", "aliases", "addresses", "license_requirement", "raw"])
    return try EntityListRow.list(table.rows.map(row), context)
  }

  private static func row(_ record: CSVTable.Row) -> EntityListRow {
    let citations = record["fr_raw"].isEmpty ? record["fr_citations"] : record["fr_raw"]
    var row = EntityListRow(
      country: record["country"], name: ListText.trimmed(record["name"], ",;"), aliases: [], addresses: [],
      requirement: record["license_requirement"], policy: record["license_review_policy"],
      footnotes: ListText.parts(record["footnotes"], separator: "|"),
      citations: FederalRegisterCitation.all(in: citations), raw: record["raw"], line: record.span.line)
    if row.isContinuation {
      row.readRun(record["raw"])
    } else {
      let parted = EntityCell.parted(ListText.parts(record["aliases"], separator: ";").flatMap(EntityCell.aliases))
      row.aliases = parted.names.map { ListedParty.Alias($0) }
      row.addresses = parted.addresses + [record["addresses"]].filter { !$0.isEmpty }
    }
    return row
  }
}

extension EntityListRow {
  /// Reads a cell that runs on without line breaks: `Name, address, China. Name, address, China.`
  fileprivate mutating func readRun(_ text: String) {
    var names: [String] = []
    for sentence in text.split(separator: ", China. ") {
      var sentence = String(sentence)
      for prefix in ["Affiliated entities: ", "Subordinate institution "] where sentence.hasPrefix(prefix) {
        sentence = String(sentence.dropFirst(prefix.count))
      }
      let isHeading = sentence.hasPrefix("The following addresses")
      if !isHeading { names.append(EntityCell.splitName(sentence).name) }
      // The aliases of one of the names stand between a dash and the address that follows a full stop.
      if let dash = sentence.firstRange(of: "—") {
        let run = sentence[dash.upperBound...]
        let end = run.firstRange(of: ". ")?.lowerBound ?? run.endIndex
        names += ListText.parts(String(run[..<end]), separator: ";").flatMap(EntityCell.aliases)
      }
    }
    let parted = EntityCell.parted(names)
    name = parted.names.first ?? ""
    aliases = parted.names.dropFirst().map { ListedParty.Alias($0) }
    addresses = parted.addresses
  }
}
