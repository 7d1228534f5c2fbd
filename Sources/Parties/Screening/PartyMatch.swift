public import Interchange

/// A listed party that a name may mean, with the listing in force and all that a reader must know about both.
public struct PartyMatch: Sendable {
  /// The edition of the list that the match rests on.
  public struct List: Hashable, Sendable {
    public let id: String
    public let title: String
    public let edition: CalendarDay
    public let coverage: String
  }

  /// What the likeness of the names is worth to a screener.
  public enum Level: String, Comparable, Sendable, CaseIterable {
    /// Some words or letters agree; no more.
    case weak
    /// The party is listed at the address that was stated; nothing is said of the name.
    case address
    /// Looks like the same name, with a difference that a person should judge.
    case probable
    /// All words that tell the name from others are the same.
    case identity

    public static func < (left: Level, right: Level) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
  }

  public let party: ListedParty
  public let list: List
  /// The name or alias of the party that the query resembles.
  public let matchedName: String
  /// What the list's file says about that alias, for instance that it is not in the list's text.
  public let matchedNameNote: String?
  /// The probability that the name means the party, 0.000 to 1.000, under the model's prior.
  public let score: Double
  /// What the score rests on; nil where a number and not the name agrees.
  public let evidence: NameEvidence?
  public let level: Level
  public let reasons: [String]
  /// The listing in force on the day asked for.
  public let listing: Listing
  public let warnings: [String]
  /// The bits of the name, all that lowers them taken off; nil where no name agrees.
  var nameBits: Float?
  /// What stated facts say of it.
  public internal(set) var stated: [StatedEvidence] = []
  /// The listed address that agrees with the one that was stated.
  public internal(set) var matchedAddress: String?

  /// Since when the party is listed, as a date or `unknown`.
  public var listedOn: String { listing.begins?.description ?? "unknown" }

  /// The same distinctive words: taken to be the party unless the user says otherwise.
  public var isIdentity: Bool { level == .identity }

  /// Worth showing, too weak to bear on an answer.
  public var isWeak: Bool { level == .weak }
}
