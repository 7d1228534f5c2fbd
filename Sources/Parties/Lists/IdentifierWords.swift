/// What lists call the kinds of number.
extension IdentifierKind {
  /// The kind that a list's words name: `Legal Entity Number`, `NIT #`, `uscCode`; nil if it is none of ours.
  static func named(_ label: String) -> IdentifierKind? {
    if let kind = IdentifierKind(rawValue: label) { return kind }
    let words = " \(ListText.squeezed(label)) "
    return phrases.first { words.contains(" \($0.phrase) ") }?.kind ?? (words == " " ? nil : propertyNames[label])
  }

  /// In order: what is more special stands first.
  private static let phrases: [(phrase: String, kind: IdentifierKind)] = [
    ("company number imo", .imoCompany), ("identification number imo", .imoCompany), ("company imo", .imoCompany),
    ("imo", .imo), ("legal entity number", .lei), ("legal entity identifier", .lei), ("lei", .lei),
    ("unified social credit code", .uscc), ("uscc", .uscc), ("swift bic", .bic), ("swift", .bic), ("bic", .bic),
    ("iban", .iban), ("d u n s", .duns), ("duns", .duns), ("cage", .cage), ("mmsi", .mmsi), ("passport", .passport),
    ("passeport", .passport), ("pasaporte", .passport), ("inn", .inn), ("ogrn", .ogrn),
    ("digital currency address", .cryptoAddress), ("aircraft tail number", .aircraft),
    ("aircraft manufacturer s serial number", .aircraft), ("aircraft construction number", .aircraft),
    ("aircraft mode s transponder code", .aircraft), ("tax id", .taxID), ("tax identification", .taxID),
    ("tax number", .taxID), ("fiscal code", .taxID), ("vat number", .taxID), ("nit", .taxID), ("r f c", .taxID),
    ("ruc", .taxID), ("c u i t", .taxID), ("national id", .nationalID), ("national identification", .nationalID),
    ("national identity", .nationalID), ("national number", .nationalID), ("cedula", .nationalID),
    ("identity card", .nationalID), ("identification card", .nationalID), ("personal id", .nationalID),
    ("personal identification", .nationalID), ("ssn", .nationalID), ("c u r p", .nationalID), ("dni", .nationalID),
    ("citizen s card", .nationalID), ("social security number", .nationalID), ("birth certificate", .nationalID),
    ("registration number", .registrationNumber), ("registration id", .registrationNumber),
    ("registration identification", .registrationNumber), ("company number", .registrationNumber),
    ("commercial registry number", .registrationNumber), ("business number", .registrationNumber),
    ("trade license no", .registrationNumber), ("c r no", .registrationNumber),
    ("matricula mercantil", .registrationNumber), ("folio mercantil", .registrationNumber),
    ("government gazette number", .registrationNumber), ("enterprise number", .registrationNumber),
    ("chamber of commerce number", .registrationNumber), ("economic register number", .registrationNumber),
    ("identification number", .registrationNumber),
  ]

  /// The properties of FollowTheMoney.
  private static let propertyNames: [String: IdentifierKind] = [
    "leiCode": .lei, "uscCode": .uscc, "innCode": .inn, "ogrnCode": .ogrn, "imoNumber": .imo, "swiftBic": .bic,
    "dunsCode": .duns, "cageCode": .cage, "mmsi": .mmsi, "passportNumber": .passport, "idNumber": .nationalID,
    "socialSecurityNumber": .nationalID, "taxNumber": .taxID, "vatCode": .taxID,
    "registrationNumber": .registrationNumber, "publicKey": .cryptoAddress,
  ]

  static let followTheMoneyProperties = propertyNames.keys.sorted()
}
