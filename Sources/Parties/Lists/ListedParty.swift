/// A party as a list describes it.
public struct ListedParty: Sendable {
  /// Another name of the party.
  public struct Alias: Hashable, Sendable {
    public var name: String
    /// What is said of the alias itself, for instance that it is not in the list's text.
    public var note: String?

    public init(_ name: String, note: String? = nil) {
      self.name = name
      self.note = note
    }
  }

  /// A number or code that identifies the party: `ofac-entity-number` 30951.
  public struct Identifier: Hashable, Sendable {
    public var kind: String
    public var value: String

    public init(kind: String, value: String) {
      self.kind = kind
      self.value = value
    }
  }

  /// Where the record stands: the file, and the line (or the number of the record) in it.
  public struct Origin: Hashable, Sendable {
    public var file: String
    public var line: Int

    public init(file: String, line: Int) {
      self.file = file
      self.line = line
    }
  }

  /// Unique within its list and edition.
  public var id: String
  /// Its ids in other editions of the list that lie beside this one.
  public var otherIDs: [String] = []
  public var name: String
  public var aliases: [Alias] = []
  /// `entity`, `individual`, `vessel`, `aircraft`, or nil where the list does not say.
  public var type: String?
  /// ISO 3166 codes, two letters.
  public var countries: [String] = []
  public var addresses: [String] = []
  public var identifiers: [Identifier] = []
  /// When, and with what consequence, the party is or was listed; empty for a party that is only described.
  public var listings: [Listing] = []
  public var notes: [String] = []
  /// Where this row's facts come from, in words.
  public var source: String?
  public var origin: Origin
  /// The imported record as it stood in its file.
  public var raw: String?

  public init(id: String, name: String, origin: Origin) {
    self.id = id
    self.name = name
    self.origin = origin
  }
}
