import Foundation
public import Interchange

/// Which addresses may be asked: `https`, and where the configuration says so, files and this very machine.
public struct AddressPolicy: Sendable, Hashable {
  /// Whether `file:` addresses are read.
  public var allowsFiles: Bool
  /// Whether `http` is spoken with 127.0.0.1 and ::1.
  public var allowsLoopback: Bool

  public init(allowsFiles: Bool = false, allowsLoopback: Bool = false) {
    self.allowsFiles = allowsFiles
    self.allowsLoopback = allowsLoopback
  }

  /// - Throws: `Diagnostic` `download.address` for an address that may not be asked.
  func checked(_ address: String) throws(Diagnostic) -> URL {
    guard let parts = URLComponents(string: address), let scheme = parts.scheme?.lowercased(), let url = parts.url
    else {
      throw Self.refusal(address, "it is not an address")
    }
    guard parts.user == nil, parts.password == nil else { throw Self.refusal(address, "it holds a password") }
    let host = parts.host ?? ""
    switch scheme {
    case "https" where !host.isEmpty: return url
    case "http" where allowsLoopback && ["127.0.0.1", "::1", "[::1]"].contains(host): return url
    case "file" where allowsFiles && host.isEmpty: return url
    default: throw Self.refusal(address, "only https is asked, not `\(scheme)`")
    }
  }

  /// Where an answer sends on to. A file is never reached from another machine, nor anything but https from https.
  ///
  /// - Throws: `Diagnostic` `download.redirect`.
  func redirected(from url: URL, to location: String) throws(Diagnostic) -> URL {
    guard let target = URL(string: location, relativeTo: url)?.absoluteURL else {
      throw Diagnostic("download.redirect", "`\(Self.shown(url))` sends on to something that is no address")
    }
    let isKept = target.scheme?.lowercased() == url.scheme?.lowercased()
    if isKept || target.scheme?.lowercased() == "https", target.scheme?.lowercased() != "file" {
      do throws(Diagnostic) { return try checked(target.absoluteString) } catch {}
    }
    throw Diagnostic(
      "download.redirect", "`\(Self.shown(url))` sends on to `\(Self.shown(target))`, which may not be asked",
      help: "the publisher may have moved the file; name its new address in list-sources.json of the workspace")
  }

  /// An address for people and logs: without what stands after `?`, which may be a key.
  public static func shown(_ address: String) -> String {
    URL(string: address).map(shown) ?? "an address that cannot be read"
  }

  static func shown(_ url: URL) -> String {
    guard var parts = URLComponents(url: url, resolvingAgainstBaseURL: true) else { return "an address" }
    let hasQuery = parts.query != nil
    parts.query = nil
    parts.fragment = nil
    parts.user = nil
    parts.password = nil
    return (parts.string ?? "an address") + (hasQuery ? "?…" : "")
  }

  private static func refusal(_ address: String, _ why: String) -> Diagnostic {
    Diagnostic(
      "download.address", "`\(shown(address))` is not asked: \(why)",
      help: "addresses begin with https://; a test may allow files and 127.0.0.1 in its configuration")
  }
}
