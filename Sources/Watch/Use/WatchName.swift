import Names

/// Somebody or something that an event names.
public struct WatchName: Sendable, Hashable {
  /// As known, or as the document writes it.
  public let name: String
  /// What sort of thing: a `NameType`, or `Words` for what the text tells without a name.
  public let type: String
  /// By what a list, table or watch list knows it.
  public let id: String?
  /// The name as it is compared: small letters, no marks.
  public let key: String

  public init(_ name: String, type: String, id: String? = nil) {
    self.name = name
    self.type = type
    self.id = id
    key = NameForm(name).key
  }
}
