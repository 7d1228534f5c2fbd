import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Ledger

/// `/v1/ledger`: records, their proofs and the newest checkpoint.
enum LedgerEndpoints {
  static func records(_ call: Call) async throws -> Reply {
    let desk = try call.service.desk.desk()
    let filter = try filter(call)
    return try await call.working {
      let records = try desk.store.records(filter)
      return Reply.json(
        .object([
          ("size", .integer(try desk.store.size())), ("records", .array(records.map(summary))),
          ("before", .string(records.last.map { "\($0.seq)" })),
        ]))
    }
  }

  /// - Throws: `Problem` 422.
  static func filter(_ call: Call) throws -> LedgerFilter {
    var filter = LedgerFilter()
    filter.kind = try call.query["kind"].map { text in
      guard let kind = LedgerEntry.Kind(rawValue: text) else {
        throw Problem(.unprocessableContent, "ledger.kind", "`\(text.prefix(40))` is no kind of record")
      }
      return kind
    }
    (filter.about, filter.actor) = (call.query["about"], call.query["by"])
    (filter.from, filter.until) = (try call.day("from"), try call.day("until"))
    filter.limit = try call.integer("limit", default: 100, in: 1...1000)
    if call.query.has("before") { filter.before = try call.integer("before", default: 1, in: 1...Int.max) }
    return filter
  }

  /// A record without what it holds.
  static func summary(_ record: LedgerRecord) -> JSON {
    .object([
      ("seq", .integer(record.seq)), ("time", .string(record.time)), ("kind", .string(record.kind.rawValue)),
      ("action", .string(record.entry.action)), ("actor", .string(record.entry.actor)),
      ("about", .strings(record.entry.about)), ("decision", .string(record.entry.decision)),
      ("reason", .string(record.entry.reason)),
    ])
  }

  static func record(_ call: Call) async throws -> Reply {
    let (desk, number) = (try call.service.desk.desk(), try number(call))
    return try await call.working { Reply.json(try record(number, desk).json) }
  }

  static func proof(_ call: Call) async throws -> Reply {
    let (desk, number) = (try call.service.desk.desk(), try number(call))
    return try await call.working {
      _ = try record(number, desk)
      return Reply.json(try desk.store.prove(number).json)
        .with(.contentDisposition, "attachment; filename=\"record-\(number).json\"")
    }
  }

  static func checkpoint(_ call: Call) async throws -> Reply {
    let desk = try call.service.desk.desk()
    return try await call.working {
      guard let checkpoint = try desk.store.checkpoint() else {
        throw Problem(.notFound, "ledger.empty", "the ledger holds no record yet")
      }
      return Reply.text(checkpoint.note)
    }
  }

  /// - Throws: `Problem` 404.
  static func record(_ number: Int, _ desk: LedgerDesk) throws -> LedgerRecord {
    guard let record = try desk.store.record(number) else {
      throw Problem(.notFound, "ledger.record", "there is no record \(number)")
    }
    return record
  }

  /// The number in the address.
  static func number(_ call: Call) throws -> Int {
    guard let number = Int(call.value("number")), number > 0 else { throw Problem.notFound }
    return number
  }
}
