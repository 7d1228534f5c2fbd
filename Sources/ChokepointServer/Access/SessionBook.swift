import Foundation
import Interchange
import Synchronization

/// The sessions of browsers. They live in memory: a restart ends them.
final class SessionBook: Sendable {
  struct Session {
    let key: String
    var used: Date
    let begun: Date
  }

  /// Unused for so long, a session ends.
  static let idle: TimeInterval = 8 * 3600
  /// After so long it ends in any case.
  static let whole: TimeInterval = 24 * 3600
  private static let most = 10_000

  private let sessions = Mutex<[String: Session]>([:])
  private let secret = RandomText.hex(bytes: 32)

  /// Begins a session of a key.
  ///
  /// - Returns: what the cookie holds.
  func begin(key: String, now: Date = Date()) -> String {
    let id = RandomText.hex(bytes: 32)
    sessions.withLock { sessions in
      sessions = sessions.filter { Self.isAlive($0.value, now) }
      if sessions.count >= Self.most, let oldest = sessions.min(by: { $0.value.used < $1.value.used }) {
        sessions[oldest.key] = nil
      }
      sessions[Self.digest(id)] = Session(key: key, used: now, begun: now)
    }
    return id
  }

  /// The key with which a session began.
  func key(of id: String, now: Date = Date()) -> String? {
    let place = Self.digest(id)
    return sessions.withLock { sessions in
      guard let session = sessions[place], Self.isAlive(session, now) else {
        sessions[place] = nil
        return nil
      }
      sessions[place]?.used = now
      return session.key
    }
  }

  func end(_ id: String) { sessions.withLock { $0[Self.digest(id)] = nil } }

  /// What the forms of a visitor carry: bound to the cookie, and to this run of the server.
  func formToken(for visitor: String) -> String {
    ContentDigest.sha256(Array("\(secret):form:\(visitor)".utf8))
  }

  private static func isAlive(_ session: Session, _ now: Date) -> Bool {
    now.timeIntervalSince(session.used) < idle && now.timeIntervalSince(session.begun) < whole
  }

  /// Memory holds digests alone, as files do.
  private static func digest(_ id: String) -> String { ContentDigest.sha256(Array(id.utf8)) }
}
