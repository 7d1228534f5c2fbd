/// Somebody who owns or is owned: a node of the ownership graph.
public struct OwnershipParty: Sendable {
  /// What the record's own file says of the party and the Entity List.
  public enum Entry: Hashable, Sendable {
    /// It is the entry with this id: `EL0019`.
    case entry(String)
    /// It was looked for and is not an entry.
    case none
    /// Nothing is said: names are to be compared.
    case notStated
  }

  /// The id in its own file; unique there.
  public var id: String
  /// The names it goes by, the usual one first; never empty.
  public var names: [String]
  /// ISO 3166, two letters, where known.
  public var country: String?
  public var entry = Entry.notStated
  /// False for an owner of whom a file says only that there is one.
  public var isNamed = true

  public init(id: String, names: [String], country: String? = nil, entry: Entry = .notStated) {
    self.id = id
    self.names = names.isEmpty ? [id] : names
    self.country = country
    self.entry = entry
  }

  public var name: String { names.first ?? id }

  /// Takes in what another record of the same party says besides.
  mutating func takeIn(_ other: OwnershipParty) {
    names += other.names.filter { !names.contains($0) }
    country = country ?? other.country
    if entry == .notStated { entry = other.entry }
  }
}
