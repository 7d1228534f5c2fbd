public import Interchange

/// A key by which a person or a program is known. The file keeps the digest of its secret alone.
public struct AccessKey: Sendable {
  /// Eight hexadecimal digits, the beginning of the token.
  public let id: String
  /// Whose it is, in the words of who made it.
  public let name: String
  public let role: Role
  /// SHA-256 of the token, in hexadecimal.
  public let digest: String
  public let created: CalendarDay
  /// The day on which it was revoked; nil while it counts.
  public var revoked: CalendarDay?

  /// `chk_<id>_<64 hexadecimal digits>`: 256 random bits, so that a plain digest of it cannot be guessed back.
  static func token(id: String) -> String { "chk_\(id)_\(RandomText.hex(bytes: 32))" }

  /// The id in a token; nil for a text that is none.
  static func id(in token: String) -> String? {
    let parts = token.split(separator: "_", omittingEmptySubsequences: false)
    guard parts.count == 3, parts[0] == "chk", parts[1].utf8.count == 8, parts[2].utf8.count == 64 else { return nil }
    return String(parts[1])
  }

  var json: JSON {
    .object([
      ("id", .string(id)), ("name", .string(name)), ("role", .string(role.rawValue)), ("sha256", .string(digest)),
      ("created", .string(created.description)), ("revoked", .string(revoked?.description)),
    ])
  }

  init(id: String, name: String, role: Role, digest: String, created: CalendarDay) {
    self.id = id
    self.name = name
    self.role = role
    self.digest = digest
    self.created = created
  }

  /// Nil for an entry that is none.
  init?(_ document: JSON) {
    guard let id = document["id"]?.string, let name = document["name"]?.string,
      let role = document["role"]?.string.flatMap(Role.init), let digest = document["sha256"]?.string,
      digest.utf8.count == 64, let created = document["created"]?.string.flatMap({ CalendarDay($0) })
    else { return nil }
    self.init(id: id, name: name, role: role, digest: digest, created: created)
    if let text = document["revoked"]?.string {
      guard let day = CalendarDay(text) else { return nil }
      revoked = day
    }
  }
}
