/// What is asked of all licences and open cases at once: which of them does this touch?
public struct LicenceTouch: Sendable {
  /// A party, by name: licences compare the whole name, cases the words of it.
  public var party: String?
  /// A programme: the applicant's own, or one under which a party is listed.
  public var programme: String?
  /// A country of destination or of a party.
  public var country: String?
  /// A classification with all that lies under it.
  public var eccn: String?

  public init(party: String? = nil, programme: String? = nil, country: String? = nil, eccn: String? = nil) {
    (self.party, self.programme, self.country, self.eccn) = (party, programme, country, eccn)
  }

  public var isEmpty: Bool { party == nil && programme == nil && country == nil && eccn == nil }

  /// Whether all that is asked fits the licence.
  func touches(_ licence: Licence) -> Bool {
    if let party, !licence.parties.contains(where: { $0.isNamed(party, country: nil) }) { return false }
    if let programme, !licence.application.programmes.contains(where: { Self.same($0, programme) }) { return false }
    if let country, !licence.parties.dropFirst().contains(where: { $0.country == country }) { return false }
    if let eccn, !licence.terms.flatMap(\.lines).contains(where: { $0.covers(eccn) || Self.lies($0.eccn, under: eccn) })
    {
      return false
    }
    return true
  }

  /// Whether what is asked of parties and programmes fits the case; of countries and items a case says nothing.
  func touches(_ file: CaseFile) -> Bool {
    guard country == nil, eccn == nil else { return false }
    if let party {
      let wanted = PlainName.of(party)
      let names = [file.title, file.matter] + file.pairs.map(\.name)
      guard names.contains(where: { PlainName.of($0).contains(wanted) }) else { return false }
    }
    if let programme, !file.pairs.contains(where: { $0.programmes.contains { Self.same($0, programme) } }) {
      return false
    }
    return true
  }

  private static func same(_ left: String, _ right: String) -> Bool { PlainName.of(left) == PlainName.of(right) }

  private static func lies(_ code: String, under other: String) -> Bool {
    code.lowercased().hasPrefix(other.lowercased() + ".")
  }
}
