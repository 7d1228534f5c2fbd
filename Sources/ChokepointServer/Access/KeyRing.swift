import Foundation
import Interchange
import Synchronization

/// The keys that count now. The file is looked at again when it changed, at most once a second, so that a key that was
/// revoked is refused soon.
final class KeyRing: Sendable {
  private struct Held {
    var keys: [String: AccessKey] = [:]
    var stamp: [Int] = []
    var looked = Date.distantPast
    var failure: Diagnostic?
  }

  private let file: KeyFile
  private let held = Mutex(Held())

  init(_ file: KeyFile) { self.file = file }

  /// Whether there is any key that was not revoked, or a file that does not read: then keys are asked for.
  var isNeeded: Bool {
    current { held in held.failure != nil || held.keys.values.contains { $0.revoked == nil } }
  }

  /// The key of a token; nil for one that is unknown or revoked.
  func key(for token: String) -> AccessKey? {
    let digest = ContentDigest.sha256(Array(token.utf8))
    guard let id = AccessKey.id(in: token), let key = current({ $0.keys[id] }) else { return nil }
    return RandomText.isEqual(key.digest, digest) && key.revoked == nil ? key : nil
  }

  /// The key of that id while it counts: sessions end with their keys.
  func key(id: String) -> AccessKey? {
    current { $0.keys[id] }.flatMap { $0.revoked == nil ? $0 : nil }
  }

  private func current<Result: Sendable>(_ body: (Held) -> Result) -> Result {
    held.withLock { held in
      if Date().timeIntervalSince(held.looked) >= 1 {
        held.looked = Date()
        let stamp = self.stamp()
        if stamp != held.stamp { read(into: &held, stamp) }
      }
      return body(held)
    }
  }

  private func read(into held: inout Held, _ stamp: [Int]) {
    do throws(Diagnostic) {
      held.keys = Dictionary(try file.keys().map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
      held.failure = nil
    } catch {
      // A file that does not read lets nobody in.
      held.keys = [:]
      held.failure = error
    }
    held.stamp = stamp
  }

  private func stamp() -> [Int] {
    var status = stat()
    guard stat(file.path, &status) == 0 else { return [] }
    return [Int(status.st_ino), Int(status.st_size), status.st_mtim.tv_sec, status.st_mtim.tv_nsec]
  }
}
