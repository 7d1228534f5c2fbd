/// Why something may not go under a licence.
public struct LicenceRefusal: Hashable, Sendable {
  /// `expired`, `party`, `balance`: for programs.
  public let id: String
  /// The reason, lower case, with what was asked.
  public let text: String
  /// The section that says so, where it is one.
  public let cites: String?

  init(_ id: String, _ text: String, cites: String? = nil) { (self.id, self.text, self.cites) = (id, text, cites) }

  /// The reason with its citation.
  public var words: String { text + (cites.map { " (\($0))" } ?? "") }
}
