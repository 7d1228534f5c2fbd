import Chokepoint
import Foundation
public import Interchange

/// The keys of a server, in `server/keys.json` of the workspace, readable by its owner alone.
///
///     let file = KeyFile(workspace: folder)
///     let token = try file.add(name: "screening desk", role: .analyst)   // shown once, and kept nowhere
public struct KeyFile: Sendable {
  public let path: String

  public init(workspace: String) { path = "\(workspace)/server/keys.json" }

  /// All keys, revoked ones too; none where there is no file.
  ///
  /// - Throws: `Diagnostic` `keys.file` for a file that does not read whole: then nobody gets in.
  public func keys() throws(Diagnostic) -> [AccessKey] {
    guard FileManager.default.fileExists(atPath: path) else { return [] }
    let document = try JSONReader.read(try InputFile.read(path, limit: 16 << 20), file: path)
    guard let entries = document["keys"]?.array else { throw damaged() }
    var keys: [AccessKey] = []
    for entry in entries {
      guard let key = AccessKey(entry) else { throw damaged() }
      keys.append(key)
    }
    return keys
  }

  private func damaged() -> Diagnostic {
    Diagnostic("keys.file", "`\(path)` is no file of keys", help: "restore it, or remove it and make new keys")
  }

  /// Makes a key and keeps its digest.
  ///
  /// - Returns: the token, which cannot be shown again.
  /// - Throws: `Diagnostic` `keys.…`.
  public func add(name: String, role: Role) throws(Diagnostic) -> String {
    var keys = try self.keys()
    var id = RandomText.hex(bytes: 4)
    while keys.contains(where: { $0.id == id }) { id = RandomText.hex(bytes: 4) }
    let token = AccessKey.token(id: id)
    keys.append(
      AccessKey(id: id, name: name, role: role, digest: ContentDigest.sha256(Array(token.utf8)), created: .today))
    try write(keys)
    return token
  }

  /// - Throws: `Diagnostic` `keys.unknown` for an id that is not there.
  public func revoke(_ id: String) throws(Diagnostic) {
    var keys = try self.keys()
    guard let place = keys.firstIndex(where: { $0.id == id }) else {
      throw Diagnostic("keys.unknown", "there is no key `\(id)`", help: "`chokepoint keys list` shows them")
    }
    keys[place].revoked = keys[place].revoked ?? .today
    try write(keys)
  }

  private func write(_ keys: [AccessKey]) throws(Diagnostic) {
    let text = JSONWriter.pretty(.object([("keys", .array(keys.map(\.json)))]))
    let folder = String(path[..<(path.lastIndex(of: "/") ?? path.startIndex)])
    let temporary = "\(path).\(ProcessInfo.processInfo.processIdentifier).tmp"
    let files = FileManager.default
    let isWritten =
      (try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil
      // Nobody else may read it from its first byte on.
      && files.createFile(
        atPath: temporary, contents: Data(text.utf8), attributes: [.posixPermissions: NSNumber(value: 0o600)])
      && rename(temporary, path) == 0
    guard isWritten else {
      unlink(temporary)
      throw Diagnostic("keys.write", "`\(path)` cannot be written: \(String(cString: strerror(errno)))")
    }
  }
}
