public import Interchange

/// What a user wants to hear of: their parties, items and licences.
///
///     kind,name,aliases,note
///     party,Semiconductor Manufacturing International Corp.,SMIC|中芯国际,customer since 2019
///     item,A800,,stock of 40
///     licence,D1234567,,ends 2026-05-31
public struct WatchList: Sendable {
  public struct Row: Sendable {
    /// Unique in the list: `watch:1`.
    public var id: String
    public var kind: Kind
    public var name: String
    public var aliases: [String]
    public var note: String

    public enum Kind: String, Sendable, CaseIterable {
      case party, item, licence, rule
    }

    /// What events are asked for; `resolve` widens it by what is known of the name.
    public var topic: WatchTopic
  }

  public private(set) var rows: [Row]

  /// - Throws: `Diagnostic`: what reading CSV throws, `watch.list` for a row that cannot be read.
  public init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    let table = try CSVTable(bytes, file: file, requiring: ["kind", "name"])
    var rows: [Row] = []
    for row in table.rows {
      guard let kind = Row.Kind(rawValue: row["kind"].lowercased()) else {
        throw Diagnostic(
          "watch.list", "`\(row["kind"])` is no kind of row", at: row.span,
          help: "one of \(Row.Kind.allCases.map(\.rawValue).joined(separator: ", "))")
      }
      guard !row["name"].isEmpty else { throw Diagnostic("watch.list", "the row has no name", at: row.span) }
      let aliases = row["aliases"].split(separator: "|").map(String.init)
      let id = "watch:\(rows.count + 1)"
      rows.append(
        Row(
          id: id, kind: kind, name: row["name"], aliases: aliases, note: row["note"],
          topic: WatchTopic(row["name"], aliases: aliases, ids: [id])))
    }
    self.rows = rows
  }

  /// Adds to each row what `knowledge` knows of its name and aliases: the id on a list, the name that reading gives.
  public mutating func resolve(with knowledge: WatchKnowledge) {
    for place in rows.indices {
      rows[place].topic = knowledge.topic(rows[place].name, aliases: rows[place].aliases, ids: [rows[place].id])
    }
  }

  /// The rows as names that reading finds in texts.
  public var knownNames: [KnownName] {
    rows.map { row in
      let type: NameType =
        switch row.kind {
        case .party: .company
        case .item: .product
        case .licence, .rule: .instrument
        }
      return KnownName(row.name, type, aliases: row.aliases, id: row.id, isShortened: row.kind == .party)
    }
  }
}
