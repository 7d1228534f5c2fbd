/// That a party is on a list on the day asked for, as the caller found out: the graph knows nothing of screening.
public struct ListedStanding: Sendable {
  /// How sure it is that the party is the listed one.
  public enum Certainty: Sendable {
    case certain
    /// The names are alike; a person must judge.
    case perhaps
  }

  /// `us-entity-list`.
  public let list: String
  /// `Entity List`.
  public let title: String
  /// The entry's id and name.
  public let id: String
  public let name: String
  public let certainty: Certainty
  /// The listing in force on the day.
  public let listing: Listing
  /// What a reader must know about the listing.
  public let warnings: [String]

  public init(
    list: String, title: String, id: String, name: String, certainty: Certainty, listing: Listing,
    warnings: [String] = []
  ) {
    self.list = list
    self.title = title
    self.id = id
    self.name = name
    self.certainty = certainty
    self.listing = listing
    self.warnings = warnings
  }

  /// A listing that asks for more comes first: policy of denial, presumption of denial, what stands in prose (it may be
  /// either), case by case, presumption of approval; then all items before some.
  public static func isStricter(_ left: ListedStanding, than right: ListedStanding) -> Bool {
    left.strictness.lexicographicallyPrecedes(right.strictness)
  }

  private var strictness: [Int] {
    let review =
      switch listing.review {
      case .policyOfDenial: 0
      case .presumptionOfDenial: 1
      case nil: 2
      case .caseByCase: 3
      case .presumptionOfApproval: 4
      }
    return [review, listing.scope == .allItems ? 0 : 1]
  }
}
