public import Interchange

/// A record of the ledger. Its bytes, canonical JSON, are what the log hashes; everything else is read from them.
public struct LedgerRecord: Sendable {
  /// Its number, from 1; the leaf of the log is one below.
  public let seq: Int
  /// When it was written, UTC to the microsecond: `2026-11-23T05:41:29.123456Z`.
  public let time: String
  public let entry: LedgerEntry
  /// The canonical JSON (RFC 8785's order and escapes; numbers keep their own digits).
  public let bytes: [UInt8]

  /// Gives an entry its number and time.
  init(_ entry: LedgerEntry, seq: Int, time: String) throws(Diagnostic) {
    let document = JSON.object(entry.members + [("seq", .integer(seq)), ("time", .string(time))])
    let bytes = Array(JSONWriter.canonical(document).utf8)
    guard bytes.count <= LedgerEntry.maximumBytes else {
      throw Diagnostic(
        "ledger.entry", "the record has \(bytes.count) bytes", help: "at most \(LedgerEntry.maximumBytes) are kept")
    }
    // What is written can be read again: nothing is nested too deeply, no key stands twice.
    self = try LedgerRecord(bytes)
  }

  /// Reads a record.
  ///
  /// - Throws: `Diagnostic` `ledger.record` for bytes that are not the canonical form of one.
  public init(_ bytes: [UInt8]) throws(Diagnostic) {
    let json = try JSONReader.read(bytes, file: "record")
    guard Array(JSONWriter.canonical(json).utf8) == bytes, let seq = json["seq"]?.integer, seq > 0,
      let time = json["time"]?.string, let entry = LedgerEntry(json)
    else { throw Diagnostic("ledger.record", "these bytes are not a record in its canonical form") }
    (self.seq, self.time, self.entry, self.bytes) = (seq, time, entry, bytes)
  }

  /// The record as a document.
  public var json: JSON { .object(entry.members + [("seq", .integer(seq)), ("time", .string(time))]) }

  /// The day on which it was written, UTC.
  public var day: CalendarDay { CalendarDay(time.prefix(10)) ?? .distantFuture }

  /// The day of the event that it tells of.
  public var eventDay: CalendarDay { max(day, entry.eventDay ?? day) }

  public var kind: LedgerEntry.Kind { entry.kind }
  public var payload: JSON { entry.payload }
}

extension LedgerEntry {
  init?(_ json: JSON) {
    guard let kind = json["kind"]?.string.flatMap({ Kind(rawValue: $0) }), let actor = json["actor"]?.string,
      let action = json["action"]?.string, let about = json["about"]?.array?.compactMap(\.string), !about.isEmpty,
      let payload = json["payload"]
    else { return nil }
    self.init(kind, actor: actor, action: action, about: about)
    self.payload = payload
    basis = json["basis"].map(RecordBasis.init)
    request = json["request"]?.string
    decision = json["decision"]?.string
    reason = json["reason"]?.string
    prior = json["prior"]?.integer
    eventDay = json["event_on"]?.day
    key = json["key"]?.string
  }
}
