import Interchange

/// What a client of the Reconciliation API is told first.
struct ReconcileManifest {
  let json: JSON

  /// - Parameter dataset: the list, or `default`.
  init(_ call: Call, _ dataset: String) {
    let base = "\(call.service.options.isBehindTLS ? "https" : "http")://\(call.authority)"
    let path = "/reconcile/\(PercentCoding.encode(dataset))"
    func service(_ rest: String) -> JSON {
      .object([("service_url", .string(base)), ("service_path", .string(path + rest))])
    }
    json = .object([
      ("versions", .strings(["0.1", "0.2"])), ("name", .string("Chokepoint (\(dataset))")),
      ("identifierSpace", .string("\(base)/entities/")),
      ("schemaSpace", .string("https://followthemoney.tech/explorer/schemata/")),
      ("view", .object([("url", .string("\(base)/party/{{id}}"))])),
      ("batchSize", .integer(ReconcileQueries.most)),
      ("defaultTypes", .array([ReconcileNames.type(.legalEntity)])),
      (
        "suggest",
        .object([
          ("entity", service("/suggest/entity")), ("type", service("/suggest/type")),
          ("property", service("/suggest/property")),
        ])
      ),
      (
        "extend",
        .object([("propose_properties", service("/extend/property")), ("property_settings", Self.settings)])
      ),
    ])
  }

  private static let settings = JSON.array([
    .object([
      ("name", .string("limit")), ("label", .string("Limit")), ("type", .string("number")), ("default", .integer(0)),
      ("help_text", .string("The most values of a property; 0 for all.")),
    ]),
    .object([
      ("name", .string("render")), ("label", .string("Render")), ("type", .string("select")),
      ("default", .string("caption")), ("help_text", .string("Codes as they are, or in words.")),
      (
        "choices",
        .array([
          .object([("value", .string("raw")), ("name", .string("Raw"))]),
          .object([("value", .string("caption")), ("name", .string("Caption"))]),
        ])
      ),
    ]),
  ])
}
