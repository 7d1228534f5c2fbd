public import Interchange

/// Something to be written to the ledger: a record before it has a number and a time.
///
///     var entry = LedgerEntry(.note, actor: "anna", action: "note", about: ["deal:D-1"])
///     entry.payload = .object(["text": .string("asked for the die area")])
///     let receipt = try store.append(entry)
public struct LedgerEntry: Sendable {
  /// What a record is.
  public enum Kind: String, Sendable, CaseIterable {
    case determination, screening, `case`, note, licence, hold, document
    case listEdition = "list_edition"
    case rulePack = "rule_pack"
  }

  public var kind: Kind
  /// Who did it, as the caller knows them.
  public var actor: String
  /// What was done: `check`, `case.open`, `licence.grant`.
  public var action: String
  /// What it is about, `deal:D-1`, `case:7`, `licence:D1234567`, the matter whose clock of retention it moves first.
  public var about: [String]
  public var payload: JSON = .object([])
  public var basis: RecordBasis?
  /// The SHA-256 of what was asked.
  public var request: String?
  public var decision: String?
  public var reason: String?
  /// The record that this one corrects or follows.
  public var prior: Int?
  /// The day of the event itself where it is not that of the record: an export, the end of a licence.
  public var eventDay: CalendarDay?
  /// Names the attempt: what is appended again under the same key is there once.
  public var key: String?

  public init(_ kind: Kind, actor: String, action: String, about: [String]) {
    (self.kind, self.actor, self.action, self.about) = (kind, actor, action, about)
  }

  /// The most bytes of a record.
  public static let maximumBytes = 16 << 20
}

extension LedgerEntry {
  /// All but number and time, members that say nothing left out.
  var members: [(String, JSON)] {
    let all: [(String, JSON)] = [
      ("kind", .string(kind.rawValue)), ("actor", .string(actor)), ("action", .string(action)),
      ("about", .strings(about)), ("payload", payload), ("basis", basis?.json ?? .null),
      ("request", .string(request)), ("decision", .string(decision)), ("reason", .string(reason)),
      ("prior", prior.map { .integer($0) } ?? .null), ("event_on", .string(eventDay?.description)),
      ("key", .string(key)),
    ]
    return all.filter { !$0.1.isNull }
  }

  /// - Throws: `Diagnostic` `ledger.entry` for an entry that cannot become a record.
  func check() throws(Diagnostic) {
    try Self.check(actor, is: "the actor", upTo: 200)
    try Self.check(action, is: "the action", upTo: 100)
    guard (1...1000).contains(about.count), Set(about).count == about.count else {
      throw Diagnostic("ledger.entry", "a record is about one matter or more, each named once")
    }
    for subject in about {
      try Self.check(subject, is: "what the record is about", upTo: 2000)
      let parts = subject.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, parts.allSatisfy({ !$0.isEmpty }) else {
        throw Diagnostic(
          "ledger.entry", "`\(subject)` does not say what it is", help: "write it as `deal:D-1` or `licence:D1234567`")
      }
    }
    if let key { try Self.check(key, is: "the key", upTo: 200) }
    guard payload.members != nil else { throw Diagnostic("ledger.entry", "the payload is not an object") }
  }

  /// Text that is looked up: not empty, not long, without control characters.
  private static func check(_ text: String, is name: String, upTo most: Int) throws(Diagnostic) {
    guard !text.isEmpty, text.utf8.count <= most, !text.unicodeScalars.contains(where: { $0.value < 0x20 }) else {
      throw Diagnostic(
        "ledger.entry", "\(name) is `\(text.prefix(100))`", help: "give 1 to \(most) bytes without control characters")
    }
  }
}
