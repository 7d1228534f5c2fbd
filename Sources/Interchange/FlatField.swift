/// One value of a flat record: where it stands in its block, and how it is written.
public struct FlatField: Sendable {
  public enum Kind: UInt8, Sendable {
    /// Not there, blank, or null.
    case absent
    /// As written: a number, or a field of a table.
    case bare
    /// Text between quotes, without them.
    case quoted
    /// The same, with quotes or other signs in it written in another way.
    case escaped
    case yes, no
  }

  public var start: Int32 = 0
  public var count: Int32 = 0
  public var kind = Kind.absent

  public init() {}

  init(_ kind: Kind, _ start: Int, _ end: Int) {
    self.kind = kind
    self.start = Int32(truncatingIfNeeded: start)
    count = Int32(truncatingIfNeeded: end - start)
  }

  /// The bytes as they stand in the block.
  @inlinable
  public func bytes(in block: UnsafeBufferPointer<UInt8>) -> UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(rebasing: block[Int(start)..<Int(start + count)])
  }
}
