/// One step of a vector program: a plane made of others, or of a column.
struct VectorInstruction: Sendable {
  enum Operation: UInt8, Sendable {
    case zero, one, and, or, andNot, not
    case dayAtLeast
    /// A code is at least, or is, the number given.
    case atLeast, equal
    /// Eight answers of a dictionary at once, a bit each; and one bit of them.
    case gather, bit
  }

  var operation: Operation
  /// Where the plane goes: a slot of the scratch.
  var target: Int32
  /// Planes read: below the count of input planes those of the block, above them slots of the scratch.
  var left: Int32 = 0
  var right: Int32 = 0
  /// The number compared with, or the bit.
  var number: Int32 = 0
}
