/// The kinds of number that identify a party, with the check that a number of each kind has to pass.
///
///     IdentifierKind.lei.isValid("5493001KJTIIGC8Y1R12")     // true: ISO 17442, check digits by ISO 7064 mod 97-10
///     IdentifierKind.passport.isValid("A1234567")            // nil: nothing to check
public enum IdentifierKind: String, Sendable, CaseIterable {
  /// Legal Entity Identifier, ISO 17442.
  case lei
  /// Chinese unified social credit code, GB 32100.
  case uscc
  /// Russian taxpayer number: 10 digits for an organisation, 12 for a person.
  case inn
  /// Russian state registration number: 13 digits (OGRN) or 15 (OGRNIP).
  case ogrn
  /// Ship identification number of the International Maritime Organization.
  case imo
  /// Company or owner number of the International Maritime Organization; not a ship's.
  case imoCompany = "imo-company"
  /// Business identifier code, ISO 9362.
  case bic
  /// International bank account number, ISO 13616.
  case iban
  /// Data Universal Numbering System: nine digits, no check digit any more.
  case duns
  /// Commercial and government entity code.
  case cage
  /// Maritime mobile service identity.
  case mmsi
  case passport
  case nationalID = "national-id"
  case taxID = "tax-id"
  case registrationNumber = "registration-number"
  case aircraft = "aircraft-number"
  case cryptoAddress = "crypto-address"

  /// Whether the value can be a number of this kind; nil where the kind has no rule.
  public func isValid(_ value: String) -> Bool? {
    let bytes = Array(normalised(value).utf8)
    return switch self {
    case .lei: IdentifierCheck.lei(bytes)
    case .uscc: IdentifierCheck.uscc(bytes)
    case .inn: IdentifierCheck.inn(bytes)
    case .ogrn: IdentifierCheck.ogrn(bytes)
    case .imo: IdentifierCheck.imo(bytes)
    case .bic: IdentifierCheck.bic(bytes)
    case .iban: IdentifierCheck.iban(bytes)
    case .duns, .mmsi: IdentifierCheck.digits(bytes, count: 9)
    case .imoCompany: IdentifierCheck.digits(bytes, count: 7)
    case .cage, .passport, .nationalID, .taxID, .registrationNumber, .aircraft, .cryptoAddress: nil
    }
  }

  /// The value as two lists would both write it: no spaces at its ends; codes of fixed form in capitals without spaces,
  /// dashes and points, and a ship's number without `IMO`.
  public func normalised(_ value: String) -> String {
    let text = ListText.trimmed(value)
    switch self {
    case .passport, .nationalID, .taxID, .registrationNumber, .aircraft, .cryptoAddress: return text
    case .lei, .uscc, .inn, .ogrn, .imo, .imoCompany, .bic, .iban, .duns, .cage, .mmsi:
      let kept = text.uppercased().utf8.filter { ![0x20, 0x2D, 0x2E].contains($0) }
      let code = String(decoding: kept, as: UTF8.self)
      let isShip = self == .imo || self == .imoCompany
      return isShip && code.hasPrefix("IMO") ? String(code.dropFirst(3)) : code
    }
  }
}

extension ListedParty.Identifier {
  /// An identifier whose kind is told from the list's words for it, its country and its own form.
  ///
  /// `Tax ID No.` of Russia with right check digits is an `inn`, a registration number of China with a right check
  /// digit a `uscc`; a value that fails the check of the kind that the list names keeps the list's words as its kind.
  ///
  /// - Parameters:
  ///   - label: what the list calls the number.
  ///   - country: ISO 3166 code of the country that gave it.
  public init(label: String, value: String, country: String? = nil) {
    let named = IdentifierKind.named(label)
    let candidates: [IdentifierKind] =
      switch (named, country) {
      case (.taxID?, "RU"?): [.inn, .ogrn]
      case (.registrationNumber?, "RU"?): [.ogrn, .inn]
      case (.registrationNumber?, "CN"?), (.taxID?, "CN"?), (.nationalID?, "CN"?): [.uscc]
      default: []
      }
    let kind = candidates.first { $0.isValid(value) == true } ?? named
    if let kind, kind.isValid(value) ?? true {
      self.init(kind: kind.rawValue, value: kind.normalised(value), country: country)
    } else {
      self.init(kind: ListText.trimmed(label, ".:#"), value: ListText.trimmed(value), country: country)
    }
  }
}
