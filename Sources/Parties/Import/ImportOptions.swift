public import Interchange

/// What the caller knows of a file that the file itself does not say.
public struct ImportOptions: Sendable {
  /// The publication date of the edition.
  public var edition: CalendarDay?
  /// The id of the list, for files that do not tell: `us-bis-dpl`.
  public var list: String?
  /// The name that people know the list by.
  public var title: String?
  /// Files that belong to the first one: ALT.CSV, ADD.CSV and COMMENTS.CSV of OFAC.
  public var companions: [String] = []
  /// How to read a table of any other form.
  public var mapping: ListMapping?

  /// The most bytes of one record: more means an unclosed quote, or a file of another kind.
  public var recordLimit = CSVScanner.maximumRecord

  public init() {}
}
