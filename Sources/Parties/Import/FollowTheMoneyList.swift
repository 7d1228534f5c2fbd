import Interchange

/// A list as FollowTheMoney entities, one JSON object a line; nested ones (OpenSanctions targets) are taken apart first.
///
/// Persons, organisations, vessels and the like become parties. Addresses, sanctions, identity documents and ownership in
/// the same file are attached to whom they concern. A party that is a target, or has a topic of risk, is listed; the others
/// are only described.
enum FollowTheMoneyList {
  static func list(_ bytes: [UInt8], _ context: ImportContext) throws(Diagnostic) -> PartyList {
    let entities = try FollowTheMoneyEntities(bytes, context)
    var edges = FollowTheMoneyEdges()
    for entity in entities.all { try edges.add(entity, entities, context) }
    var datasets: Set<String> = []
    var parties: [ListedParty] = []
    for entity in entities.all where entity.isParty {
      datasets.formUnion(entity.datasets)
      parties.append(try party(entity, entities, edges, context))
    }
    let id = datasets.count == 1 ? datasets.first.map(slug) : nil
    guard let id = context.options.list ?? id else {
      throw Diagnostic(
        "import.list", "which list `\(context.file)` holds is not known: its records name \(datasets.count) datasets",
        at: context.span(1), help: "name it, with an id and a title")
    }
    return try context.list(id: id, title: id, parties: parties, coverage: "as in the file")
  }

  private static func slug(_ dataset: String) -> String {
    ListText.squeezed(dataset).split(separator: " ").joined(separator: "-")
  }

  private static func party(
    _ entity: FollowTheMoneyEntity, _ entities: FollowTheMoneyEntities, _ edges: FollowTheMoneyEdges,
    _ context: ImportContext
  ) throws(Diagnostic) -> ListedParty {
    let names = entity["name"]
    let caption = entity.caption.isEmpty ? nil : entity.caption
    guard let name = caption ?? names.first else { throw context.nameless(entity.line) }
    var party = ListedParty(id: entity.id, name: name, origin: context.origin(entity.line))
    party.otherIDs = entity.referents
    party.type = entity.partyType
    var seen: Set<String> = [name]
    for (property, note, isWeak) in [
      ("name", nil, false), ("alias", nil, false), ("previousName", "former name", false),
      ("abbreviation", "abbreviation", true), ("weakAlias", nil, true),
    ] as [(String, String?, Bool)] {
      for alias in entity[property] where seen.insert(alias).inserted {
        party.aliases.append(ListedParty.Alias(alias, note: note, isWeak: isWeak))
      }
    }
    for property in ["country", "jurisdiction", "nationality", "citizenship", "flag", "mainCountry"] {
      for stated in entity[property] {
        party.addCountry(stated.utf8.count == 2 ? stated.uppercased() : stated, context)
      }
    }
    party.births = entity["birthDate"]
    for property in IdentifierKind.followTheMoneyProperties {
      party.identifiers += entity[property].map { ListedParty.Identifier(label: property, value: $0) }
    }
    var addresses = Set<String>()
    let linked = entity["addressEntity"].compactMap { entities.byID[$0]?["full"].first }
    for address in entity["address"] + linked where addresses.insert(address).inserted {
      party.addresses.append(address)
    }
    party.notes += entity["birthPlace"].map { "born in \($0)" } + entity["position"].map { "position: \($0)" }
    party.notes += entity["notes"] + entity["summary"]
    party.raw = entity.raw
    edges.join(entity, into: &party)
    return party
  }
}
