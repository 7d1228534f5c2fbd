import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Ledger

/// `/records`: what the ledger keeps, and one record with its proof.
enum RecordPages {
  static func list(_ call: Call) async throws -> Reply {
    let desk = try call.service.desk.desk()
    let filter = try LedgerEndpoints.filter(call)
    let (records, size) = try await call.working { (try desk.store.records(filter), try desk.store.size()) }
    let rows = records.map(LedgerEndpoints.summary)
    var page = Page(
      title: "Records", template: "records", section: "records",
      data: .object([("size", .integer(size)), ("records", .array(rows))]))
    page.view = .object([
      ("about_words", .string(filter.about)),
      ("earlier", .string(records.count == filter.limit ? records.last.map { "/records?before=\($0.seq)" } : nil)),
    ])
    return page.reply(call)
  }

  static func one(_ call: Call) async throws -> Reply {
    let (desk, number) = (try call.service.desk.desk(), try LedgerEndpoints.number(call))
    let (record, proof) = try await call.working {
      (try LedgerEndpoints.record(number, desk), try desk.store.prove(number))
    }
    var page = Page(
      title: "Record \(number)", template: "record", section: "records",
      data: .object([("record", record.json), ("proof", proof.json)]))
    page.view = .object([
      ("summary", LedgerEndpoints.summary(record)), ("whole", .string(JSONWriter.pretty(record.json))),
      ("proof_text", .string(JSONWriter.pretty(proof.json))), ("number", .integer(number)),
      ("proof_address", .string("/v1/ledger/records/\(number)/proof")), ("key", .string(desk.store.key.description)),
      ("outcome", .string(record.entry.decision?.replacing("_", with: " "))),
    ])
    return page.reply(call)
  }
}
