import Synchronization

/// Remembers what was made for a key, for a bounded number of keys; when it is full it starts anew. Safe to share between
/// threads, which may make the same thing twice.
final class BoundedMemory<Value: Sendable>: Sendable {
  private let made = Mutex<[String: Value]>([:])
  private let most: Int

  init(most: Int) { self.most = most }

  /// What was made under `key`, or what `make` makes now.
  func value<Failure: Error>(_ key: String, _ make: () throws(Failure) -> Value) throws(Failure) -> Value {
    if let known = made.withLock({ $0[key] }) { return known }
    let fresh = try make()
    made.withLock { made in
      if made.count >= most { made.removeAll() }
      made[key] = fresh
    }
    return fresh
  }
}
