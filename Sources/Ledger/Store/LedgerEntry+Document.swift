public import Interchange

extension LedgerEntry {
  /// The kinds that may be written by a document: steps of cases and licences, and holds, have rules of their own.
  public static let kindsOfDocuments: [Kind] = [.determination, .screening, .note, .listEdition, .rulePack]

  private static let keys = [
    "kind", "actor", "action", "about", "payload", "basis", "request", "decision", "reason", "prior", "event_on", "key",
  ]

  /// Reads an entry from its document, whose keys are those of a record without `seq` and `time`.
  ///
  /// - Throws: `Diagnostic` `ledger.entry`.
  public init(document: JSON) throws(Diagnostic) {
    guard let members = document.members else {
      throw Diagnostic("ledger.entry", "an entry is an object, not \(document.kind)", at: document.span)
    }
    for member in members where !Self.keys.contains(member.key) {
      let near = nearestName(to: member.key, among: Self.keys).map { "did you mean `\($0)`?" }
      throw Diagnostic("ledger.entry", "`\(member.key)` is no key of an entry", at: member.keySpan, help: near)
    }
    guard let entry = LedgerEntry(document), Self.kindsOfDocuments.contains(entry.kind),
      JSONWriter.canonical(.object(entry.members)) == JSONWriter.canonical(document.withoutNulls)
    else {
      let kinds = Self.kindsOfDocuments.map { "`\($0.rawValue)`" }.joined(separator: ", ")
      throw Diagnostic(
        "ledger.entry", "this is not an entry: kind, actor, action, about and payload are needed, each of its type",
        at: document.span, help: "the kind is one of \(kinds)")
    }
    self = entry
  }
}
