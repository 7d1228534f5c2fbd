import Interchange

/// One entity: an id, a schema, and properties of several values each.
struct FollowTheMoneyEntity {
  let id: String
  let schema: String
  let caption: String
  let isTarget: Bool
  let datasets: [String]
  let referents: [String]
  var properties: [String: [String]]
  let line: Int
  let raw: String

  /// The values of a property; none if it is absent.
  subscript(property: String) -> [String] { properties[property] ?? [] }

  /// Whether the entity is somebody, or something with a name that can be listed; else it says something about others.
  var isParty: Bool { !Self.others.contains(schema) && !(self["name"].isEmpty && caption.isEmpty) || partyType != nil }

  var partyType: String? {
    switch schema {
    case "Person": "individual"
    case "LegalEntity", "Organization", "Company", "PublicBody": "entity"
    case "Vessel": "vessel"
    case "Airplane": "aircraft"
    default: nil
    }
  }

  /// The topics that mean a restriction.
  var riskTopics: [String] {
    self["topics"].filter { topic in
      ["sanction", "export", "debarment", "invest", "reg.action", "reg.warn", "crime", "wanted"].contains {
        topic == $0 || topic.hasPrefix($0 + ".")
      }
    }
  }

  /// The schemata that describe, or join, others.
  private static let others: Set<String> = [
    "Address", "Sanction", "Identification", "Passport", "Ownership", "Directorship", "Membership", "Employment",
    "Family", "Associate", "UnknownLink", "Representation", "Succession", "Payment", "Debt", "Documentation",
    "Position",
    "Occupancy", "Event", "Note", "Interval", "Interest", "Value", "BankAccount", "Security", "ContractAward",
    "Contract",
    "Project", "ProjectParticipant", "EconomicActivity", "Similar", "Mention", "Article", "Document", "Folder", "Page",
    "Pages", "PlainText", "HyperText", "Image", "Video", "Audio", "Table", "Email", "Message", "Call", "UserAccount",
    "License", "CourtCase", "CourtCaseParty", "TaxRoll", "Trip",
  ]
}
