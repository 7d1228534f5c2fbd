import Interchange

/// The U.S. Consolidated Screening List as CSV, read by header: the official 29 columns or a projection of them.
///
/// Each source becomes a list of its own (`us-csl-sdn`, `us-csl-el`, …), so that a match names the list that it is on.
enum ConsolidatedCSV {
  static func lists(
    _ bytes: [UInt8], file: String, edition: CalendarDay, importer: ListImporter
  ) throws(Diagnostic) -> [PartyList] {
    let table = try CSVTable(bytes, file: file, requiring: ["source", "name", "alt_names"])
    guard !table.rows.isEmpty else {
      throw Diagnostic("import.empty", "`\(file)` has a header and no record", at: SourceSpan(file: file, line: 1))
    }
    var order: [String] = []
    var sources: [String: Source] = [:]
    for row in table.rows {
      let name = row["source"]
      guard !row["name"].isEmpty else {
        throw Diagnostic("import.nameless", "the record has no name", at: row.span, help: "the file may be damaged")
      }
      if sources[name] == nil {
        order.append(name)
        sources[name] = Source(name, code: row["code"])
      }
      sources[name]?.add(row, file: file, columns: table.header, importer: importer)
    }
    return order.compactMap { sources[$0] }.map { source in
      PartyList(
        id: "us-csl-" + source.code.lowercased(), title: source.title, edition: edition, source: file,
        coverage: "whole list as in the Consolidated Screening List", digest: "", parties: source.parties
      ).digested()
    }
  }

  private struct Source {
    let code: String
    let title: String
    var ids = PartyIDs()
    var parties: [ListedParty] = []

    /// - Parameter name: `Entity List (EL) - Bureau of Industry and Security`.
    init(_ name: String, code: String) {
      let before = name.split(separator: " - ").first.map(String.init) ?? name
      let open = before.lastIndex(of: "(")
      let inside = open.map { ListText.trimmed(before[before.index(after: $0)...].prefix { $0 != ")" }) } ?? ""
      let words = ListText.squeezed(code.isEmpty ? (inside.isEmpty ? before : inside) : code)
      self.code = String(words.map { $0 == " " ? "-" : $0 })
      title =
        inside.isEmpty || open == nil ? before : ListText.trimmed(before.split(separator: " (\(inside))").joined())
    }

    mutating func add(_ row: CSVTable.Row, file: String, columns: [String], importer: ListImporter) {
      let number = row["entity_number"]
      let id = ids.next(number.isEmpty ? row["name"] : "\(code) \(number)")
      var party = ListedParty(id: id, name: row["name"], origin: ListedParty.Origin(file: file, line: row.span.line))
      party.takeOutEntity()
      party.aliases += Self.multiple(row["alt_names"]).map { ListedParty.Alias($0) }
      party.type = row["type"].isEmpty ? nil : row["type"].lowercased()
      party.addresses = Self.multiple(row["addresses"])
      party.countries = Self.countries(row, importer)
      if !number.isEmpty { party.identifiers.append(ListedParty.Identifier(kind: "entity_number", value: number)) }
      for identifier in Self.multiple(row["ids"]) {
        party.identifiers.append(ListedParty.Identifier(kind: "as stated", value: identifier))
      }
      if !row["remarks"].isEmpty { party.notes.append(row["remarks"]) }
      party.listings = [Self.listing(row)]
      party.raw = zip(columns, row.fields).filter { !$0.1.isEmpty }.map { "\($0.0)=\($0.1)" }.joined(separator: " | ")
      parties.append(party)
    }

    private static func listing(_ row: CSVTable.Row) -> Listing {
      var listing = Listing()
      listing.from = CalendarDay(row["start_date"])
      listing.fromStatus = listing.from == nil ? nil : "start date in the Consolidated Screening List"
      listing.until = CalendarDay(row["end_date"]).flatMap { end in
        listing.from.map { $0 < end } ?? true ? end : nil
      }
      listing.requirement = row["license_requirement"]
      listing.policy = row["license_policy"]
      listing.review = Listing.review(of: listing.policy)
      listing.scope = Listing.scope(of: listing.requirement)
      listing.programs = multiple(row["programs"]).flatMap { ListText.parts($0, separator: "|") }
      let notice = row["federal_register_notice"]
      let citations = FederalRegisterCitation.all(in: notice)
      listing.citations = citations.isEmpty ? [notice].filter { !$0.isEmpty } : citations.map(\.description)
      return listing
    }

    private static func countries(_ row: CSVTable.Row, _ importer: ListImporter) -> [String] {
      var codes: [String] = []
      func add(_ stated: String) {
        let isCode = stated.utf8.count == 2 && stated.utf8.allSatisfy { (0x41...0x5A).contains($0) }
        guard let code = isCode ? stated : importer.country(stated), !codes.contains(code) else { return }
        codes.append(code)
      }
      for stated in ListText.parts(row["countries"], separator: "|").flatMap({ ListText.parts($0, separator: ";") }) {
        add(stated)
      }
      // The official file has no countries column: an address ends with its code.
      for address in multiple(row["addresses"]) {
        if let last = address.split(separator: ",").last { add(ListText.trimmed(last)) }
      }
      for column in ["nationalities", "citizenships", "vessel_flag"] {
        for stated in multiple(row[column]) { add(stated) }
      }
      return codes
    }

    private static func multiple(_ text: String) -> [String] { ListText.parts(text, separator: ";") }
  }
}
