/// What one rule makes of one party's owners, with the chains and what is missing.
public struct OwnershipFinding: Sendable {
  /// A way from a listed party down to the party asked about: positions in `OwnershipDay.links`, from the top.
  public struct Chain: Sendable {
    public let owner: Int
    public let links: [Int]
    /// Whether the owner is listed, and every party on the way counts, whatever is not known.
    public let isCertain: Bool
  }

  /// Something that is not known and whose learning could settle the answer.
  public enum Missing: Sendable {
    /// The share of a link: position in `OwnershipDay.links`.
    case share(Int)
    /// Whether a party is the listed one it is named like.
    case identity(Int)
  }

  public struct Open: Sendable {
    public let missing: Missing
    /// Whether some value makes the answer yes, and some value no.
    public let couldBeYes: Bool
    public let couldBeNo: Bool
  }

  public let answer: OwnershipAnswer
  /// The share that the rule counts.
  public let counted: ShareRange
  /// The listed parties' interest by multiplication.
  public let effective: ShareRange
  /// From the nearest owner to the farthest; of owners alike in that, the larger share first.
  public let chains: [Chain]
  /// The cheapest first: what settles the answer either way, then what is nearest to the party.
  public let open: [Open]
}
