public import Interchange

/// How a table of any form is read as a list: which column says what, read from a JSON file (docs/lists.md).
public struct ListMapping: Sendable {
  /// Columns whose values go into one field, and what stands between several values in one of them.
  struct Columns: Sendable {
    var names: [String] = []
    var separator: String?
  }

  let list: String
  let title: String
  var coverage = "whole list"
  var encoding = TextEncoding.utf8
  var delimiter = UInt8(ascii: ",")
  var skippedLines = 0
  var dates = StatedDate.Order.monthFirst
  /// What stands between several values of any column that has no separator of its own.
  var separator = ";"
  /// Whether rows of one id are one party, its further names being aliases.
  var joinsRows = false
  /// By field.
  var columns: [String: Columns] = [:]
  /// By kind of identifier.
  var identifiers: [String: Columns] = [:]
  /// By field: what every record has.
  var constants: [String: [String]] = [:]

  init(list: String, title: String) {
    self.list = list
    self.title = title
  }

  /// What a column or a constant may be.
  static let fields = [
    "id", "name", "aliases", "weak_aliases", "type", "countries", "addresses", "births", "from", "published", "until",
    "requirement", "policy", "footnotes", "programs", "cites", "notes", "source",
  ]

  /// Fields of one value: several columns are joined with a space.
  static let single: Set<String> = [
    "id", "name", "type", "from", "published", "until", "requirement", "policy", "source",
  ]

  /// Reads a mapping file.
  ///
  /// - Throws: `Diagnostic`: `file.…`, `json.…`, `mapping.…`.
  public static func read(fromFile path: String) throws(Diagnostic) -> ListMapping {
    try read(try InputFile.read(path, limit: 1 << 20), file: path)
  }

  /// The same from bytes that are already there.
  public static func read(_ bytes: [UInt8], file: String) throws(Diagnostic) -> ListMapping {
    try ListMappingReader(file: file).read(try JSONReader.read(bytes, file: file))
  }
}
