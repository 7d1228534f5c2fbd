/// An XML element with what it holds: one record of a large file, never the whole file.
public struct XMLRecord: Sendable {
  public let name: String
  public let attributes: [String: String]
  /// The element's own text, without that of its children, as it stands.
  public internal(set) var text = ""
  public internal(set) var children: [XMLRecord] = []
  public let line: Int

  /// The text of the first child of that name, without white space at its ends; empty if there is none.
  public subscript(name: String) -> String {
    children.first { $0.name == name }?.trimmed ?? ""
  }

  /// The children of that name.
  public func all(_ name: String) -> [XMLRecord] { children.filter { $0.name == name } }

  /// The element's text with single spaces.
  public var trimmed: String { text.split(whereSeparator: \.isWhitespace).joined(separator: " ") }
}
