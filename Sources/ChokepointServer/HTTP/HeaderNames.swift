import HTTPTypes

extension HTTPField.Name {
  /// A header of ours or of the web that has no name of its own in HTTPTypes. The texts here are all valid names.
  private static func named(_ text: String) -> HTTPField.Name { HTTPField.Name(text) ?? .contentType }

  static let listVersion = named("x-list-version")
  /// The number under which the ledger keeps an answer, and the cases that it opened.
  static let record = named("x-record")
  static let cases = named("x-cases")
  static let batchSize = named("x-batch-size")
  static let requestID = named("x-request-id")
  static let apiKey = named("x-api-key")
  static let traceParent = named("traceparent")
  static let secFetchSite = named("sec-fetch-site")
  static let contentTypeOptions = named("x-content-type-options")
  static let frameOptions = named("x-frame-options")
  static let referrerPolicy = named("referrer-policy")
  static let openerPolicy = named("cross-origin-opener-policy")
  static let resourcePolicy = named("cross-origin-resource-policy")
  static let permissionsPolicy = named("permissions-policy")
}
