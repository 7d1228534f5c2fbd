import Foundation
import HTTPTypes

/// Whether a request was meant for this server: a page elsewhere whose name was made to point here carries another
/// `Host`,
/// and a form on another page another `Origin`.
struct HostCheck: Sendable {
  /// The names by which the server may be addressed, without port; nil where it is not known.
  let names: Set<String>?

  /// - Parameters:
  ///   - isLoopback: whether the server listens on this machine only.
  ///   - allowed: names that are right besides.
  init(host: String, isLoopback: Bool, allowed: [String]) {
    let own = isLoopback ? ["localhost", "127.0.0.1", "::1", host] : []
    names = isLoopback || !allowed.isEmpty ? Set((own + allowed).map { $0.lowercased() }) : nil
  }

  /// - Throws: `Problem` 421.
  func check(authority: String?) throws {
    guard let names else { return }
    guard let authority, names.contains(Self.name(authority)) else {
      throw Problem(
        .misdirectedRequest, "server.host", "this server does not answer for `\((authority ?? "").prefix(80))`",
        help: "address it as localhost, or name the host with --allowed-host")
    }
  }

  /// Refuses what another page made a browser ask.
  ///
  /// - Throws: `Problem` 403.
  func checkOrigin(_ headers: HTTPFields, authority: String?) throws {
    let refused = Problem(
      .forbidden, "server.origin", "requests that change something come from this server's own pages")
    if let site = headers[.secFetchSite], !["same-origin", "none"].contains(site) { throw refused }
    guard let origin = headers[.origin] else { return }
    guard let start = origin.range(of: "://"), let authority,
      origin[start.upperBound...].lowercased() == authority.lowercased()
    else { throw refused }
  }

  /// `[::1]:8000` is `::1`.
  static func name(_ authority: String) -> String {
    let text = authority.lowercased()
    if text.hasPrefix("["), let end = text.firstIndex(of: "]") {
      return String(text[text.index(after: text.startIndex)..<end])
    }
    return text.split(separator: ":", maxSplits: 1).first.map(String.init) ?? text
  }

  /// Whether an address is reachable from this machine only.
  static func isLoopback(_ host: String) -> Bool {
    host == "localhost" || host == "::1"
      || host.split(separator: ".").first == "127" && host.split(separator: ".").count == 4
  }
}
