public import Interchange

/// That an append is there for good: given only after the transaction is on the disk.
public struct LedgerReceipt: Hashable, Sendable {
  /// The record's number.
  public let seq: Int
  public let time: String
  /// Whether the same had been appended before, under the same key.
  public let isRepeated: Bool
}

extension LedgerReceipt {
  public var json: JSON {
    .object([("seq", .integer(seq)), ("time", .string(time)), ("repeated", .bool(isRepeated))])
  }
}
