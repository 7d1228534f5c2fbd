public import Parties
import Rulebook

/// The listed owners of one party of a deal, and what share of it they hold together: the arithmetic is that of
/// `Parties`, what follows from it is for the rules to say.
public struct PartyOwnership: Sendable {
  /// One listed party, or one of a like name, that owns the party directly or through others.
  public struct Owner: Sendable {
    public var standing: ListedStanding
    /// The listing's name in the deal, for questions.
    public var query: String
    /// The share that listed owners hold together, level by level, as the rule about lists of this kind counts it; nil
    /// while it may lie on either side of the rule's threshold.
    public var share: Share?
    /// Where the deal would say whether this is the listed party: `parties[0].owners[1].same_as["…"]`.
    public var place: String

    public init(standing: ListedStanding, query: String, share: Share?, place: String) {
      self.standing = standing
      self.query = query
      self.share = share
      self.place = place
    }
  }

  /// Place of the party in the deal: `parties[0]`.
  public var label: String
  public var owners: [Owner]
  /// What a reader must know of the statements used, and what would settle a share that is open.
  public var warnings: [String]

  public init(label: String, owners: [Owner], warnings: [String]) {
    self.label = label
    self.owners = owners
    self.warnings = warnings
  }
}

extension PartyOwnership.Owner {
  /// The facts of the listing. A party is not the listed one until somebody says so, where only the names are alike.
  func record(of owned: FactSet.Record?) -> FactSet.Record {
    let listing = standing.listing
    var record = FactSet.Record(label: "\(standing.list):\(standing.id)")
    record.paths["same_party"] = place
    record.values = listing.facts(list: standing.list)
    record.values["role"] = .word("owner")
    record.values["owned_role"] = owned?.values["role"] ?? .word("exporter")
    record.values["owned_country"] = owned?.values["country"]
    if let label = owned?.label {
      record.paths["owned_country"] = "\(label).country"
      record.paths["owners_share"] = "\(label).owners"
    }
    record.values["owners_share"] = share.flatMap { Exact("\($0)") }.map { .number($0) }
    if standing.certainty == .certain { record.values["same_party"] = .truth(true) }
    return record
  }
}

extension Listing {
  /// Lists whose entries carry their footnotes: where an entry of theirs has none, there is none. A copy of a list that
  /// gives none does not say so.
  private static let listsWithFootnotes: Set<String> = ["us-entity-list"]

  /// What rules read of a listing, whoever is listed.
  func facts(list: String) -> [String: Value] {
    var values: [String: Value] = [
      "list": .text(list), "scope": .word(scope.rawValue), "programs": .text(programs.joined(separator: "; ")),
      "policy": .text(policy), "requirement": .text(requirement),
    ]
    values["review"] = review.map { .word($0.rawValue) }
    if from != nil { values["in_force"] = .truth(true) }
    if !footnotes.isEmpty || Self.listsWithFootnotes.contains(list) {
      values["has_footnotes"] = .truth(!footnotes.isEmpty)
      values["footnotes"] = .text(footnotes.joined(separator: "; "))
    }
    return values
  }
}
