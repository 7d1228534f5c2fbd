import HTTPTypes

/// Headers that tell browsers what our answers are not for.
enum SafetyHeaders {
  /// Nothing but our own files is loaded, nothing inline is run, nobody frames us.
  private static let pagePolicy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; "
    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
  private static let dataPolicy = "default-src 'none'; frame-ancestors 'none'"

  static func add(to headers: inout HTTPFields, isPage: Bool, isBehindTLS: Bool) {
    headers[.contentSecurityPolicy] = isPage ? pagePolicy : dataPolicy
    headers[.contentTypeOptions] = "nosniff"
    headers[.frameOptions] = "DENY"
    headers[.referrerPolicy] = "same-origin"
    headers[.openerPolicy] = "same-origin"
    headers[.resourcePolicy] = "same-origin"
    headers[.permissionsPolicy] = "camera=(), geolocation=(), microphone=()"
    if isBehindTLS { headers[.strictTransportSecurity] = "max-age=31536000" }
    // What is answered is about parties and deals: no cache in between keeps it.
    if headers[.cacheControl] == nil { headers[.cacheControl] = "no-store" }
  }
}
