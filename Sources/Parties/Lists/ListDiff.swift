/// What changed between two editions of a list: parties added, removed, and changed field by field.
///
///     let diff = ListDiff(from: march, to: july)
///     diff.added.map(\.name)
///
/// Parties are matched in this order: the same content; the same id; the same record but for its punctuation; the same name
/// and country; the same name. So a record that only got another number is a change of its `id`, not a removal and an
/// addition.
public struct ListDiff: Sendable {
  /// A field whose values differ: those that only the older edition has, and those that only the newer one has.
  public struct Change: Hashable, Sendable {
    public let field: String
    public let removed: [String]
    public let added: [String]

    public init(field: String, removed: [String], added: [String]) {
      self.field = field
      self.removed = removed
      self.added = added
    }
  }

  /// A party in both editions that does not read the same.
  public struct ChangedParty: Sendable {
    public let before: ListedParty
    public let after: ListedParty
    public let changes: [Change]
  }

  public private(set) var added: [ListedParty] = []
  public private(set) var removed: [ListedParty] = []
  public private(set) var changed: [ChangedParty] = []
  /// How many parties read the same in both.
  public private(set) var unchanged = 0

  /// In time proportional to the size of both lists. Parties come out in the order of the newer list, removed ones in that
  /// of the older.
  public init(from older: PartyList, to newer: PartyList) {
    var matching = PartyMatching(older.parties, newer.parties)
    matching.match { [PartyFields($0).key] }
    matching.match { [$0.id] + $0.otherIDs }
    matching.match { $0.raw.map { [Self.key($0)] } ?? [] }
    matching.match { party in party.countries.map { "\(Self.key(party.name))\u{1}\($0)" } }
    matching.match { [Self.key($0.name)] }
    for (index, party) in newer.parties.enumerated() {
      guard let place = matching.place(ofNewer: index) else {
        added.append(party)
        continue
      }
      let before = older.parties[place]
      let changes = PartyFields(before).changes(to: PartyFields(party), idBefore: before.id, idAfter: party.id)
      if changes.isEmpty {
        unchanged += 1
      } else {
        changed.append(ChangedParty(before: before, after: party, changes: changes))
      }
    }
    removed = matching.unmatchedOlder.map { older.parties[$0] }
  }

  /// Letters and digits in any script, in small letters: punctuation and spacing do not make another party.
  static func key(_ name: String) -> String {
    var key = ""
    for scalar in name.lowercased().unicodeScalars
    where scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
      key.unicodeScalars.append(scalar)
    }
    return key.isEmpty ? name : key
  }
}
