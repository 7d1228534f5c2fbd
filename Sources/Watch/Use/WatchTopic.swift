import Names

/// A party, item, rule or subject that a reader asks about.
public struct WatchTopic: Sendable {
  public let text: String
  private let keys: [String]
  private let ids: Set<String>

  /// - Parameters:
  ///   - text: a name, an id, or words.
  ///   - aliases: other names of the same.
  public init(_ text: String, aliases: [String] = [], ids: Set<String> = []) {
    self.text = text
    self.ids = ids.union([text])
    keys = ([text] + aliases).map { NameForm($0).key }.filter { !$0.isEmpty }
  }

  /// Whether an event names it: the same id, the same name, or a name that begins with it as whole words.
  public func isNamed(in event: WatchEvent) -> Bool { name(in: event) != nil }

  /// The name by which an event names it.
  public func name(in event: WatchEvent) -> WatchName? {
    event.names.first { name in
      if let id = name.id, ids.contains(id) { return true }
      let key = name.key
      return keys.contains { key == $0 || key.hasPrefix($0 + " ") }
    }
  }

  /// Whether it is named, or its words stand in the statement.
  public func isTouched(by event: WatchEvent) -> Bool {
    if isNamed(in: event) { return true }
    let statement = " " + NameForm(event.statement).key + " "
    return keys.contains { statement.contains(" \($0) ") }
  }
}
