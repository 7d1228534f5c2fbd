import Interchange

/// The consolidated list of the UN Security Council, XML: individuals and entities.
enum UnitedNationsXML {
  static func list(_ bytes: [UInt8], _ context: ImportContext) throws(Diagnostic) -> PartyList {
    var ids = PartyIDs()
    var dataIDs: Set<String> = []
    var parties: [ListedParty] = []
    let root = try XMLRecords.read(bytes, file: context.file, named: ["INDIVIDUAL", "ENTITY"]) {
      (record) throws(Diagnostic) in
      guard dataIDs.insert(record["DATAID"]).inserted else { throw context.repeated(record["DATAID"], record.line) }
      let number = record["REFERENCE_NUMBER"].isEmpty ? record["DATAID"] : record["REFERENCE_NUMBER"]
      parties.append(try party(record, id: ids.next(number), context))
    }
    let edition = try context.date(
      (root.attributes["dateGenerated"]?.prefix(10)).flatMap { CalendarDay($0) }, "dateGenerated")
    return try context.list(
      id: "un-sc-consolidated", title: "UN Security Council Consolidated List", parties: parties, edition: edition)
  }

  private static func party(
    _ record: XMLRecord, id: String, _ context: ImportContext
  ) throws(Diagnostic) -> ListedParty {
    let isPerson = record.name == "INDIVIDUAL"
    let parts = ["FIRST_NAME", "SECOND_NAME", "THIRD_NAME", "FOURTH_NAME"].map { record[$0] }.filter { !$0.isEmpty }
    // Some entities carry two names in one field.
    let names = isPerson ? [parts.joined(separator: " ")] : ListText.parts(parts.joined(separator: " "), separator: ";")
    guard let name = names.first, !name.isEmpty else { throw context.nameless(record.line) }
    var party = ListedParty(id: id, name: name, origin: context.origin(record.line))
    party.type = isPerson ? "individual" : "entity"
    party.aliases = names.dropFirst().map { ListedParty.Alias($0) } + aliases(record, isPerson)
    party.identifiers = [
      ListedParty.Identifier(kind: "un-reference", value: record["REFERENCE_NUMBER"]),
      ListedParty.Identifier(kind: "un-data-id", value: record["DATAID"]),
    ].filter { !$0.value.isEmpty }
    for document in record.all("INDIVIDUAL_DOCUMENT") where !document["NUMBER"].isEmpty {
      party.identifiers.append(identifier(document, context))
    }
    for nationality in record.all("NATIONALITY") {
      for value in nationality.all("VALUE") { party.addCountry(value.trimmed, context) }
    }
    for address in record.all(isPerson ? "INDIVIDUAL_ADDRESS" : "ENTITY_ADDRESS") { party.add(address, context) }
    party.births = record.all("INDIVIDUAL_DATE_OF_BIRTH").compactMap(birth)
    // Some aliases come with a birth of their own.
    for alias in record.all("INDIVIDUAL_ALIAS") where !alias["DATE_OF_BIRTH"].isEmpty {
      let stated = StatedDate.normalised(alias["DATE_OF_BIRTH"])
      if !party.births.contains(stated) { party.births.append(stated) }
    }
    for place in record.all("INDIVIDUAL_PLACE_OF_BIRTH") {
      let text = place.joined(["CITY", "STATE_PROVINCE", "COUNTRY", "NOTE"])
      if !text.isEmpty { party.notes.append("born in \(text)") }
    }
    for (label, field) in [("title", "TITLE"), ("designation", "DESIGNATION")] {
      let values = record.all(field).flatMap { $0.all("VALUE") }.map(\.trimmed).filter { !$0.isEmpty }
      if !values.isEmpty { party.notes.append("\(label): \(values.joined(separator: "; "))") }
    }
    if !record["COMMENTS1"].isEmpty { party.notes.append(record["COMMENTS1"]) }
    party.listings = [listing(record)]
    party.raw = record.flattened
    return party
  }

  private static func aliases(_ record: XMLRecord, _ isPerson: Bool) -> [ListedParty.Alias] {
    var aliases: [ListedParty.Alias] = []
    for field in record.all("NAME_ORIGINAL_SCRIPT") where !field.trimmed.isEmpty {
      aliases.append(ListedParty.Alias(field.trimmed, note: "original script"))
    }
    for alias in record.all(isPerson ? "INDIVIDUAL_ALIAS" : "ENTITY_ALIAS") {
      let quality = alias["QUALITY"]
      let note = quality == "f.k.a." ? "former name" : nil
      for name in ListText.parts(alias["ALIAS_NAME"], separator: ";") {
        aliases.append(ListedParty.Alias(name, note: note, isWeak: quality == "Low"))
      }
    }
    return aliases
  }

  private static func identifier(_ document: XMLRecord, _ context: ImportContext) -> ListedParty.Identifier {
    let type = document["TYPE_OF_DOCUMENT"]
    let label = type.isEmpty ? document["TYPE_OF_DOCUMENT2"] : type
    let country = document["ISSUING_COUNTRY"].isEmpty ? document["COUNTRY_OF_ISSUE"] : document["ISSUING_COUNTRY"]
    return ListedParty.Identifier(
      label: label.isEmpty ? "document" : label, value: document["NUMBER"], country: context.code(country))
  }

  /// `1971`, `1971-03-05`, `circa 1965`, `1965 to 1970`, or the note where nothing else is stated.
  private static func birth(_ element: XMLRecord) -> String? {
    let range = [element["FROM_YEAR"], element["TO_YEAR"]].filter { !$0.isEmpty }.joined(separator: " to ")
    let stated = [element["DATE"], element["YEAR"], range, element["NOTE"]].first { !$0.isEmpty }
    guard let stated else { return nil }
    let text = StatedDate.normalised(stated)
    return element["TYPE_OF_DATE"] == "APPROXIMATELY" ? "circa \(text)" : text
  }

  private static func listing(_ record: XMLRecord) -> Listing {
    var listing = Listing()
    listing.from = StatedDate(record["LISTED_ON"])?.exact
    listing.fromStatus = listing.from == nil ? nil : "date of listing in the list"
    listing.programs = [record["UN_LIST_TYPE"]].filter { !$0.isEmpty }
    listing.citations = [record["REFERENCE_NUMBER"]].filter { !$0.isEmpty }
    return listing
  }
}

extension ListedParty {
  fileprivate mutating func add(_ address: XMLRecord, _ context: ImportContext) {
    addCountry(address["COUNTRY"], context)
    let place = address.joined(["STREET", "CITY", "STATE_PROVINCE", "ZIP_CODE", "COUNTRY"])
    let note = address["NOTE"]
    if place != address["COUNTRY"], !place.isEmpty {
      addresses.append(note.isEmpty ? place : "\(place) (\(note))")
    } else if !note.isEmpty {
      addresses.append(place.isEmpty ? note : "\(place) (\(note))")
    }
  }
}

extension XMLRecord {
  fileprivate func joined(_ names: [String]) -> String {
    names.map { self[$0] }.filter { !$0.isEmpty }.joined(separator: ", ")
  }
}
