public import Interchange

/// What an answer was made from, so that it can be shown later which law and which lists were used.
public struct RecordBasis: Hashable, Sendable {
  /// A list that was searched.
  public struct List: Hashable, Sendable {
    public let id: String
    public let edition: String
    /// The SHA-256 of its file, where that is known.
    public let sha256: String?

    public init(id: String, edition: String, sha256: String? = nil) {
      (self.id, self.edition, self.sha256) = (id, edition, sha256)
    }
  }

  /// The digest of the rule packs.
  public var rules: String?
  public var lists: [List]
  /// The version of the program.
  public var engine: String?
  /// The day of the deal or the look-up.
  public var asOf: CalendarDay?
  /// The day whose knowledge was used.
  public var known: CalendarDay?
  /// What counted as a match: `threshold` and the like, as texts.
  public var thresholds: [String: String]

  public init(
    rules: String? = nil, lists: [List] = [], engine: String? = nil, asOf: CalendarDay? = nil,
    known: CalendarDay? = nil, thresholds: [String: String] = [:]
  ) {
    (self.rules, self.lists, self.engine) = (rules, lists, engine)
    (self.asOf, self.known, self.thresholds) = (asOf, known, thresholds)
  }

  var json: JSON {
    .object(
      [
        ("rules", .string(rules)), ("engine", .string(engine)), ("as_of", .string(asOf?.description)),
        ("known", .string(known?.description)),
        ("lists", lists.isEmpty ? .null : .array(lists.map(\.json))),
        ("thresholds", thresholds.isEmpty ? .null : .object(thresholds.map { ($0.key, .string($0.value)) })),
      ].filter { !$0.1.isNull })
  }

  init(_ json: JSON) {
    rules = json["rules"]?.string
    engine = json["engine"]?.string
    asOf = json["as_of"]?.string.flatMap { CalendarDay($0) }
    known = json["known"]?.string.flatMap { CalendarDay($0) }
    lists = (json["lists"]?.array ?? []).map { entry in
      List(
        id: entry["list"]?.string ?? "", edition: entry["edition"]?.string ?? "", sha256: entry["sha256"]?.string)
    }
    let stated = json["thresholds"]?.members ?? []
    thresholds = Dictionary(stated.map { ($0.key, $0.value.string ?? "") }, uniquingKeysWith: { $1 })
  }
}

extension RecordBasis.List {
  fileprivate var json: JSON {
    .object(
      [("list", .string(id)), ("edition", .string(edition)), ("sha256", .string(sha256))].filter { !$0.1.isNull })
  }
}
