/// What is stated of somebody beside the name. It is set beside what the list says of a party whose name agrees, in words;
/// it alters no score.
public struct StatedFacts: Sendable {
  /// ISO 3166 codes, two letters.
  public var countries: [String] = []
  /// A date of birth or its year.
  public var birth: String?
  public var address: String?
  public var identifiers: [(kind: String, value: String)] = []

  public init() {}

  /// What agrees and what does not, in words; nothing of what either side leaves open.
  func reasons(_ party: ListedParty) -> [String] {
    countryReason(party) + birthReason(party) + identifierReasons(party)
  }

  private func countryReason(_ party: ListedParty) -> [String] {
    guard !countries.isEmpty, !party.countries.isEmpty else { return [] }
    let shared = countries.filter(party.countries.contains)
    return shared.isEmpty
      ? ["other country: stated \(quoted(countries)), listed \(quoted(party.countries))"]
      : ["same country: \(quoted(shared))"]
  }

  private func birthReason(_ party: ListedParty) -> [String] {
    guard let birth, let year = Self.years(birth).first, !party.births.isEmpty else { return [] }
    let listed = party.births.flatMap(Self.years)
    guard !listed.isEmpty else { return [] }
    return party.births.contains(birth)
      ? ["same date of birth: `\(birth)`"]
      : listed.contains(year)
        ? ["same year of birth: `\(year)`"] : ["other birth: stated `\(birth)`, listed \(quoted(party.births))"]
  }

  private func identifierReasons(_ party: ListedParty) -> [String] {
    identifiers.compactMap { kind, value in
      let rule = IdentifierKind(rawValue: kind)
      func normal(_ text: String) -> String { rule?.normalised(text) ?? ListText.trimmed(text) }
      let listed = party.identifiers.filter { $0.kind == kind }.map(\.value)
      guard !listed.isEmpty else { return nil }
      return listed.contains { normal($0) == normal(value) }
        ? "same \(kind): `\(value)`" : "other \(kind): stated `\(value)`, listed \(quoted(listed))"
    }
  }

  /// Runs of four digits.
  private static func years(_ text: String) -> [Substring] {
    text.split { !$0.isNumber }.filter { $0.utf8.count == 4 }
  }

  private func quoted(_ texts: [String]) -> String { texts.map { "`\($0)`" }.joined(separator: " ") }
}
