/// A part of a file of flat records: whole lines, or whole rows of a table.
public struct FlatBlock: Sendable {
  public let file: String
  public let bytes: [UInt8]
  /// The line of the file on which it begins, from 1.
  public let line: Int
  /// Whether it holds nothing but the beginning of a record that is too long.
  public let isTooLong: Bool
}
