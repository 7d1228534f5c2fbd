/// What is stated of somebody beside the name: set beside what the list says of a party, in words and in bits.
public struct StatedFacts: Sendable {
  /// ISO 3166 codes, two letters.
  public var countries: [String] = []
  /// A date of birth or its year.
  public var birth: String?
  public var address: String?
  public var identifiers: [(kind: String, value: String)] = []

  public init() {}

  /// Whether anything is stated that a listed party may contradict or share.
  public var isEmpty: Bool { countries.isEmpty && birth == nil && address == nil && identifiers.isEmpty }

  /// Whether somebody can be looked for by these facts, without a name.
  public var findsByItself: Bool { address != nil || !identifiers.isEmpty }

  /// The address and the numbers, as an answer names who was asked for without a name.
  public var inWords: String {
    ((address.map { [$0] } ?? []) + identifiers.map { "\($0.kind) \($0.value)" }).joined(separator: ", ")
  }

  /// The most bits that these facts can add to a name, but for numbers and addresses, which stand by themselves.
  func most(_ weights: EvidenceBits) -> Double {
    (countries.isEmpty ? 0 : weights[.sameCountry]) + (birth == nil ? 0 : weights[.sameBirthDate])
  }

  /// What agrees and what does not; nothing of what either side leaves open.
  func evidence(_ party: ListedParty, _ weights: EvidenceBits) -> [StatedEvidence] {
    countryEvidence(party, weights) + birthEvidence(party, weights) + identifierEvidence(party, weights)
  }

  private func countryEvidence(_ party: ListedParty, _ weights: EvidenceBits) -> [StatedEvidence] {
    guard !countries.isEmpty, !party.countries.isEmpty else { return [] }
    let shared = countries.filter(party.countries.contains)
    return shared.isEmpty
      ? [
        StatedEvidence(
          .otherCountry, weights, "other country: stated \(quoted(countries)), listed \(quoted(party.countries))")
      ]
      : [StatedEvidence(.sameCountry, weights, "same country: \(quoted(shared))")]
  }

  private func birthEvidence(_ party: ListedParty, _ weights: EvidenceBits) -> [StatedEvidence] {
    guard let birth, !party.births.isEmpty, let comparison = BirthComparison(birth, party.births) else { return [] }
    let words =
      switch comparison.kind {
      case .sameBirthDate: "same date of birth: `\(birth)`"
      case .sameBirthYear: "same year of birth: `\(comparison.year)`"
      default: "other birth: stated `\(birth)`, listed \(quoted(party.births))"
      }
    return [StatedEvidence(comparison.kind, weights, words)]
  }

  /// Numbers that differ; those that agree find the party by themselves (`IdentifierKeys`).
  private func identifierEvidence(_ party: ListedParty, _ weights: EvidenceBits) -> [StatedEvidence] {
    identifiers.compactMap { kind, value in
      let rule = IdentifierKind.stated(kind)
      func normal(_ text: String) -> String { rule?.normalised(text) ?? ListText.trimmed(text) }
      let name = rule?.rawValue ?? kind
      let listed = party.identifiers.filter { $0.kind == name }.map(\.value)
      guard !listed.isEmpty, !listed.contains(where: { normal($0) == normal(value) }), rule?.isValid(value) != false
      else {
        return nil
      }
      return StatedEvidence(
        rule?.isUnique == true ? .otherIdentifier : .otherCode, weights,
        "other \(name): stated `\(value)`, listed \(quoted(listed))")
    }
  }

  /// What of the stated numbers cannot be used, in words.
  public var warnings: [String] {
    identifiers.compactMap { kind, value in
      guard let rule = IdentifierKind.stated(kind), rule.isValid(value) == false else { return nil }
      return "the \(rule.rawValue) `\(value.prefix(60))` is none: its form or check digits are wrong; it was not used"
    }
  }

  private func quoted(_ texts: [String]) -> String { texts.map { "`\($0)`" }.joined(separator: " ") }
}

extension IdentifierKind {
  /// The kind that a user names: `LEI`, `lei`, `imo`.
  public static func stated(_ kind: String) -> IdentifierKind? {
    IdentifierKind(rawValue: kind.lowercased()) ?? named(kind)
  }

  /// Whether a party has one number of the kind.
  var isUnique: Bool {
    switch self {
    case .lei, .uscc, .inn, .ogrn, .imo, .duns: true
    default: false
    }
  }
}
