public import Interchange

/// One edition of a published list of parties.
public struct PartyList: Sendable {
  /// A stable short name: `us-entity-list`, `us-csl-sdn`.
  public let id: String
  /// The name that people know: `Entity List`.
  public let title: String
  /// The publication date of the edition.
  public let edition: CalendarDay
  /// Where the edition was taken from.
  public let source: String
  /// How much of the list this is: `whole list`, `semiconductor selection`.
  public let coverage: String
  /// SHA-256 of the edition's canonical file, in hexadecimal.
  public let digest: String
  public let parties: [ListedParty]

  public init(
    id: String, title: String, edition: CalendarDay, source: String, coverage: String, digest: String,
    parties: [ListedParty]
  ) {
    self.id = id
    self.title = title
    self.edition = edition
    self.source = source
    self.coverage = coverage
    self.digest = digest
    self.parties = parties
  }
}
