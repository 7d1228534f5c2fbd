import Parties

/// Which property of FollowTheMoney holds which kind of number, both ways.
enum EntityProperties {
  private static let kinds: [(kind: IdentifierKind, property: String)] = [
    (.lei, "leiCode"), (.uscc, "uscCode"), (.inn, "innCode"), (.ogrn, "ogrnCode"), (.bic, "swiftBic"),
    (.duns, "dunsCode"), (.cage, "cageCode"), (.imo, "imoNumber"), (.mmsi, "mmsi"), (.passport, "passportNumber"),
    (.nationalID, "idNumber"), (.taxID, "taxNumber"), (.registrationNumber, "registrationNumber"),
    (.aircraft, "registrationNumber"), (.imoCompany, "imoNumber"), (.iban, "iban"), (.cryptoAddress, "publicKey"),
  ]

  private static let byKind = Dictionary(kinds.map { ($0.kind.rawValue, $0.property) }) { first, _ in first }
  private static let byProperty = Dictionary(kinds.map { ($0.property, $0.kind) }) { first, _ in first }

  /// The property that holds a number; `idNumber` for a kind that only its list knows.
  static func property(of kind: String, isPerson: Bool) -> String {
    byKind[kind] ?? (isPerson ? "idNumber" : "registrationNumber")
  }

  /// The kind of number that a property holds.
  static func kind(of property: String) -> IdentifierKind? { byProperty[property] }

  /// Properties that hold names, the main ones first.
  static let names = ["name", "alias", "previousName", "weakAlias", "abbreviation"]
  /// Properties that hold countries.
  static let countries = [
    "country", "jurisdiction", "nationality", "citizenship", "mainCountry", "flag", "birthCountry",
  ]
  /// Properties that hold dates.
  static let dates = ["birthDate", "incorporationDate", "deathDate", "dissolutionDate", "buildDate"]
  /// Parts of a person's name in their order.
  static let nameParts = ["firstName", "secondName", "middleName", "fatherName", "lastName"]
  /// Everything that can be stated of somebody and is echoed.
  static let others = [
    "address", "email", "phone", "website", "notes", "topics", "title", "gender", "position", "legalForm", "sector",
    "status", "birthPlace", "summary", "callSign", "tonnage", "type", "permId", "isinCode", "ticker", "vatCode",
    "okpoCode",
    "motherName", "nameSuffix", "ethnicity", "religion", "education", "political", "description", "sourceUrl",
    "publisher",
    "keywords", "wikidataId", "wikipediaUrl", "full", "city", "street", "region", "state", "postalCode", "remarks",
  ]

  /// Properties that lead to other entities.
  static let edges = ["sanctions", "ownershipAsset", "ownershipOwner"]

  /// The properties that parties of lists have, each with the kind of party that has it.
  static let shown: [(schema: EntitySchema, property: String)] =
    ["name", "alias", "weakAlias", "country", "address", "topics", "notes", "sourceUrl"].map { (.thing, $0) }
    + [(.person, "birthDate"), (.person, "passportNumber")]
    + [
      "leiCode", "uscCode", "innCode", "ogrnCode", "swiftBic", "dunsCode", "taxNumber", "registrationNumber",
      "idNumber",
    ]
    .map { (.legalEntity, $0) } + [(.organization, "cageCode"), (.vessel, "imoNumber"), (.vessel, "mmsi")]

  /// What kind of value a property has, as FollowTheMoney calls it.
  static func type(of property: String) -> String {
    if names.contains(property) { return "name" }
    if countries.contains(property) { return "country" }
    if dates.contains(property) { return "date" }
    if kind(of: property) != nil { return "identifier" }
    return ["address": "address", "topics": "topic", "notes": "text", "sourceUrl": "url"][property] ?? "string"
  }

  static func isKnown(_ property: String) -> Bool { all.contains(property) }

  private static let all: Set<String> = Set(names + countries + dates + nameParts + others + byProperty.keys)
}
