import HTTPTypes
import Hummingbird
import Interchange

/// `/reconcile/{dataset}`: the Reconciliation API 0.2, which OpenRefine speaks.
enum ReconcileEndpoint {
  /// The manifest; the answers to `queries` or `extend` where they stand in the address.
  static func get(_ call: Call) async throws -> Reply { try await answer(call, call.query) }

  /// The answers to the form field `queries` or `extend`.
  static func post(_ call: Call) async throws -> Reply {
    try await answer(call, QueryItems(String(decoding: call.body, as: UTF8.self)))
  }

  private static func answer(_ call: Call, _ form: QueryItems) async throws -> Reply {
    let (snapshot, dataset) = (try call.snapshot(), call.value("dataset"))
    let filter = try YenteFilter(call, snapshot, dataset: dataset, isSearch: false)
    if let text = form["queries"] {
      let queries = try document(text, "queries")
      return try await call.working { reply(try ReconcileQueries(queries, filter).json, snapshot) }
    }
    if let text = form["extend"] {
      let request = try document(text, "extend")
      return try await call.working { reply(try ReconcileExtension(request).json(snapshot), snapshot) }
    }
    return reply(ReconcileManifest(call, dataset).json, snapshot)
  }

  /// Beginnings of names: of parties, of kinds of party, of properties.
  static func suggest(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let filter = try YenteFilter(call, snapshot, dataset: call.value("dataset"), isSearch: false)
    let (kind, prefix) = (call.value("kind"), call.query["prefix"] ?? "")
    let limit = try call.integer("limit", default: 10, in: 0...100)
    return try await call.working {
      let found: [JSON]
      switch kind {
      case "entity": found = ReconcileNames.entities(prefix, filter, limit)
      case "type": found = ReconcileNames.types(prefix)
      case "property": found = ReconcileNames.properties(prefix)
      default: throw Problem.notFound
      }
      return reply(
        .object([
          ("code", .string("/api/status/ok")), ("status", .string("200 OK")), ("prefix", .string(prefix)),
          ("result", .array(Array(found.prefix(limit)))),
        ]), snapshot)
    }
  }

  /// The properties by which a column can be extended.
  static func properties(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    _ = try YenteFilter.lists(call.value("dataset"), snapshot)
    return reply(
      .object([
        ("type", .string(call.query["type"] ?? EntitySchema.thing.rawValue)),
        ("properties", .array(ReconcileNames.properties(""))),
      ]), snapshot)
  }

  private static func document(_ text: String, _ name: String) throws -> JSON {
    do throws(Diagnostic) { return try JSONReader.read(Array(text.utf8), file: name) } catch {
      throw Problem(.badRequest, error)
    }
  }

  private static func reply(_ json: JSON, _ snapshot: ServedSnapshot) -> Reply {
    Reply.json(json).with(.listVersion, snapshot.version)
  }
}
