/// A party of a list, as whoever knows the lists tells it: what names of news are linked to.
///
///     ListedName("us-csl-sdn/123", "FRIDMAN, Mikhail Maratovich", aliases: [], kind: .person)
public struct ListedName: Sendable {
  public enum Kind: Sendable {
    case person, company
    /// The list does not say; the words do.
    case unsaid
  }

  /// The list and the party's id in it.
  public var id: String
  public var name: String
  public var aliases: [String]
  public var kind: Kind

  public init(_ id: String, _ name: String, aliases: [String], kind: Kind) {
    (self.id, self.name, self.aliases, self.kind) = (id, name, aliases, kind)
  }
}
