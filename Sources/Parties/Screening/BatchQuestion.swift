public import Interchange

/// One row of a batch: a name, and what else is stated of who bears it.
public struct BatchQuestion: Sendable {
  /// Its number in the file, from 1.
  public let row: Int
  /// The user's own id: a string or a number, given back as it came.
  public var id: JSON?
  public var name = ""
  public var facts = StatedFacts()
  /// Keys of the row that nothing here reads.
  public var unread: [String] = []

  /// What a row may state, as keys of a line or columns of a table.
  public static let keys = ["name", "id", "country", "birth", "address", "identifiers"]

  public init(row: Int = 1, name: String = "") {
    self.row = row
    self.name = name
  }
}
