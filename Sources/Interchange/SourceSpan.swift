/// A place in a file: 1-based line and column. Columns count bytes of UTF-8, so that any editor can go there.
public struct SourceSpan: Hashable, Sendable, CustomStringConvertible {
  public var file: String
  public var line: Int
  public var column: Int
  /// How many bytes the place covers on its line.
  public var length: Int

  public init(file: String, line: Int, column: Int = 1, length: Int = 1) {
    self.file = file
    self.line = line
    self.column = column
    self.length = length
  }

  public var description: String { "\(file):\(line):\(column)" }
}
