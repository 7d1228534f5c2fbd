import Interchange

/// OFAC's SDN.XML, the simple form, from its published description; no real file was at hand.
enum SimpleSDNXML {
  static func list(_ bytes: [UInt8], _ context: ImportContext) throws(Diagnostic) -> PartyList {
    var parties: [ListedParty] = []
    var numbers: Set<String> = []
    var published: CalendarDay?
    var promised: Int?
    try XMLRecords.read(bytes, file: context.file, named: ["sdnEntry", "publshInformation"]) {
      (record) throws(Diagnostic) in
      if record.name == "publshInformation" {
        published = StatedDate(record["Publish_Date"])?.exact
        promised = Int(record["Record_Count"])
        return
      }
      guard numbers.insert(record["uid"]).inserted else { throw context.repeated(record["uid"], record.line) }
      parties.append(try party(record, context))
    }
    if let promised, promised != parties.count {
      throw Diagnostic(
        "import.count", "the file promises \(promised) records and has \(parties.count)", at: context.span(1),
        help: "the file may be cut short; fetch it again")
    }
    let edition = try context.date(published, "Publish_Date")
    return try context.list(
      id: "us-ofac-sdn", title: "Specially Designated Nationals", parties: parties, edition: edition)
  }

  private static func party(_ record: XMLRecord, _ context: ImportContext) throws(Diagnostic) -> ListedParty {
    let name = fullName(record)
    guard !name.isEmpty else { throw context.nameless(record.line) }
    var party = ListedParty(id: record["uid"], name: name, origin: context.origin(record.line))
    party.type = record["sdnType"].lowercased()
    party.identifiers = [ListedParty.Identifier(kind: "entity_number", value: record["uid"])]
    var listing = Listing()
    listing.programs = items(record, "programList").map(\.trimmed)
    party.listings = [listing]
    if !record["title"].isEmpty { party.notes.append("title: \(record["title"])") }
    for aka in items(record, "akaList") where !fullName(aka).isEmpty {
      let kind = aka["type"].isEmpty || aka["type"] == "a.k.a." ? nil : aka["type"]
      party.aliases.append(ListedParty.Alias(fullName(aka), note: kind, isWeak: aka["category"] == "weak"))
    }
    for address in items(record, "addressList") {
      let fields = ["address1", "address2", "address3", "city", "stateOrProvince", "postalCode", "country"]
      let parts = fields.map { address[$0] }.filter { !$0.isEmpty }
      if parts.count > 1 { party.addresses.append(parts.joined(separator: ", ")) }
      party.addCountry(address["country"], context)
    }
    for list in ["nationalityList", "citizenshipList"] {
      for item in items(record, list) { party.addCountry(item["country"], context) }
    }
    for id in items(record, "idList") where !id["idNumber"].isEmpty {
      party.identifiers.append(
        ListedParty.Identifier(
          label: id["idType"], value: id["idNumber"], country: context.code(id["idCountry"])))
    }
    for birth in items(record, "dateOfBirthList") { party.births.append(StatedDate.normalised(birth["dateOfBirth"])) }
    for place in items(record, "placeOfBirthList") { party.notes.append("born in \(place["placeOfBirth"])") }
    for vessel in record.all("vesselInfo") {
      party.notes.append("vessel: " + vessel.children.map { "\($0.name) \($0.trimmed)" }.joined(separator: ", "))
      party.addCountry(vessel["vesselFlag"], context)
    }
    RemarkReader(context).read(record["remarks"], into: &party)
    party.raw = record.flattened
    return party
  }

  private static func items(_ record: XMLRecord, _ list: String) -> [XMLRecord] {
    record.children.first { $0.name == list }?.children ?? []
  }

  /// `LAST, First`; an organisation has all of its name in `lastName`.
  private static func fullName(_ element: XMLRecord) -> String {
    [element["lastName"], element["firstName"]].filter { !$0.isEmpty }.joined(separator: ", ")
  }
}

extension ImportContext {
  /// The date in the file, else what is known from outside.
  ///
  /// - Throws: `Diagnostic` `import.edition` if neither says it.
  func date(_ inFile: CalendarDay?, _ field: String) throws(Diagnostic) -> CalendarDay {
    if let inFile { return inFile }
    guard edition != .distantFuture else {
      throw Diagnostic(
        "import.edition", "`\(file)` states no date in `\(field)`", at: span(1), help: "give the edition's date")
    }
    return edition
  }
}

extension XMLRecord {
  /// The record on one line, to be kept beside what was read from it: `FIRST_NAME=ERIC | NATIONALITY/VALUE=…`.
  var flattened: String { paths("").joined(separator: " | ") }

  private func paths(_ prefix: String) -> [String] {
    children.flatMap { child in
      let path = prefix.isEmpty ? child.name : "\(prefix)/\(child.name)"
      return (child.trimmed.isEmpty ? [] : ["\(path)=\(child.trimmed)"]) + child.paths(path)
    }
  }
}
