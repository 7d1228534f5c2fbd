/// The keys of an object that were read: few are compared one by one, many are kept in a set.
struct JSONKeys {
  private static let few = 16
  private var list: [String] = []
  private var set: Set<String> = []

  /// False for a key that was there.
  mutating func insert(_ key: String) -> Bool {
    if list.count < Self.few {
      guard !list.contains(key) else { return false }
      list.append(key)
      return true
    }
    if set.isEmpty { set = Set(list) }
    return set.insert(key).inserted
  }
}
