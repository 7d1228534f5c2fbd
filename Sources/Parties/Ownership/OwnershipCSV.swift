import Interchange

/// Reads Chokepoint's own table of holdings, one a row: `data/ownership.csv`.
///
/// Only `owner` and `owned` are needed. A name cell may hold several names of one party with `|` between. `owner_entry`
/// and `owned_entry` name the party's entry on the Entity List, or say `none`.
enum OwnershipCSV {
  private static let columns: Set<String> = [
    "id", "owner", "owner_entry", "owned", "owned_entry", "owned_country", "kind", "percent", "from", "as_of", "until",
    "source", "status", "note",
  ]

  static func read(_ bytes: [UInt8], file: String) throws(Diagnostics) -> OwnershipRecords {
    let table = try Diagnostics.gathering { () throws(Diagnostic) in
      let table = try CSVTable(bytes, file: file, requiring: ["owner", "owned"])
      if let unknown = table.header.first(where: { !columns.contains($0) }) {
        throw Diagnostic(
          "ownership.column", "unknown column `\(unknown)`", at: SourceSpan(file: file, line: 1),
          help: "the columns are \(columns.sorted().joined(separator: ", "))")
      }
      return table
    }
    var records = OwnershipRecords()
    var places: [String: Int] = [:]
    var errors: [Diagnostic] = []
    for row in table.rows {
      do throws(Diagnostic) {
        let holding = try holding(row)
        note(try party(row, "owner"), &places, &records)
        note(try party(row, "owned"), &places, &records)
        records.holdings.append(holding)
      } catch {
        errors.append(error)
      }
    }
    guard errors.isEmpty else { throw Diagnostics(errors) }
    return records
  }

  private static func note(_ party: OwnershipParty, _ places: inout [String: Int], _ records: inout OwnershipRecords) {
    if let place = places[party.id] {
      records.parties[place].takeIn(party)
    } else {
      places[party.id] = records.parties.count
      records.parties.append(party)
    }
  }

  /// The first name is the party's id in the file: rows that spell it alike speak of one party.
  private static func party(_ row: CSVTable.Row, _ column: String) throws(Diagnostic) -> OwnershipParty {
    let names = ListText.parts(row[column], separator: "|")
    guard let id = names.first else {
      throw Diagnostic("ownership.name", "the column `\(column)` is blank", at: row.span, help: "name the party")
    }
    let entry: OwnershipParty.Entry =
      switch row["\(column)_entry"] {
      case "": .notStated
      case "none": .none
      case let id: .entry(id)
      }
    let country = row["\(column)_country"]
    return OwnershipParty(id: id, names: names, country: country.isEmpty ? nil : country, entry: entry)
  }

  private static func holding(_ row: CSVTable.Row) throws(Diagnostic) -> Holding {
    let word = row["kind"].isEmpty ? Holding.Kind.equity.rawValue : row["kind"]
    guard let kind = Holding.Kind(rawValue: word) else {
      throw Diagnostic(
        "ownership.kind", "unknown kind `\(word)`", at: row.span,
        help: "one of \(Holding.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
    }
    let from = try PartialDay.first(row["from"], at: row.span)
    let until = try PartialDay.first(row["until"], at: row.span)
    if let from, let until, until <= from {
      throw Diagnostic("ownership.period", "the holding ends (\(until)) before it begins (\(from))", at: row.span)
    }
    return Holding(
      owner: ListText.parts(row["owner"], separator: "|").first ?? "",
      owned: ListText.parts(row["owned"], separator: "|").first ?? "",
      share: try ShareText.range(row["percent"], at: row.span), kind: kind, from: from,
      asOf: try PartialDay.first(row["as_of"], at: row.span), until: until, source: row["source"],
      status: row["status"], note: row["note"], span: row.span)
  }
}
