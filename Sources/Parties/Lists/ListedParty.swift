/// A party as a list describes it.
public struct ListedParty: Sendable {
  /// Another name of the party.
  public struct Alias: Hashable, Sendable {
    public var name: String
    /// What is said of the alias itself, for instance that it is not in the list's text.
    public var note: String?
    /// Whether the list calls the alias weak or of low quality: too common to be a match on its own.
    public var isWeak: Bool

    public init(_ name: String, note: String? = nil, isWeak: Bool = false) {
      self.name = name
      self.note = note
      self.isWeak = isWeak
    }
  }

  /// A number or code that identifies the party: `lei` 5493001KJTIIGC8Y1R12, `entity_number` 30951.
  public struct Identifier: Hashable, Sendable {
    /// The raw value of an `IdentifierKind`, or else the name that the list gives the number.
    public var kind: String
    public var value: String
    /// ISO 3166 code of the country that gave the number, if stated.
    public var country: String?

    public init(kind: String, value: String, country: String? = nil) {
      self.kind = kind
      self.value = value
      self.country = country
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
  /// Dates of birth: `1972-08-15`, `1972-08`, `1972`, and as stated where the list is vague: `circa 1965`, `1951 to 1953`.
  public var births: [String] = []
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
