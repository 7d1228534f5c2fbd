import Parties

/// The kinds of thing of FollowTheMoney that a party on a list can be, or that somebody may ask for.
enum EntitySchema: String, Sendable, CaseIterable {
  case thing = "Thing"
  case legalEntity = "LegalEntity"
  case person = "Person"
  case organization = "Organization"
  case company = "Company"
  case publicBody = "PublicBody"
  case asset = "Asset"
  case vehicle = "Vehicle"
  case vessel = "Vessel"
  case airplane = "Airplane"
  case address = "Address"
  case security = "Security"
  case cryptoWallet = "CryptoWallet"

  init(_ party: ListedParty) {
    self =
      switch party.type {
      case "individual": .person
      case "vessel": .vessel
      case "aircraft": .airplane
      case "entity": CompanyWords.isCompany(party.name) ? .company : .organization
      default: .legalEntity
      }
  }

  /// What this is a kind of, nearest first.
  private var parents: [EntitySchema] {
    switch self {
    case .thing: []
    case .legalEntity, .asset, .address: [.thing]
    case .person, .organization: [.legalEntity]
    case .company: [.organization, .asset]
    case .publicBody: [.organization]
    case .vehicle, .security, .cryptoWallet: [.asset]
    case .vessel, .airplane: [.vehicle]
    }
  }

  func isA(_ other: EntitySchema) -> Bool { self == other || parents.contains { $0.isA(other) } }

  /// Whether a party of the kind `other` may be meant by who asks for this kind: one of them is the other, or both are
  /// organisations, which lists do not tell apart.
  func mayMean(_ other: EntitySchema) -> Bool {
    isA(other) || other.isA(self) || (isA(.organization) && other.isA(.organization))
  }

  /// Schemata that join or describe others, and are nothing that can be matched.
  static let others: Set<String> = [
    "Ownership", "Directorship", "UnknownLink", "Sanction", "Identification", "Membership", "Employment", "Family",
    "Associate", "Representation", "Succession", "Passport", "Occupancy", "Position", "Interval", "Interest",
  ]

  /// In words, for facets and pages.
  var label: String {
    switch self {
    case .legalEntity: "Legal entity"
    case .publicBody: "Public body"
    case .cryptoWallet: "Crypto wallet"
    default: rawValue
    }
  }
}
