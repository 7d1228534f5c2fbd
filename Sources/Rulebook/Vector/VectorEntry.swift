/// How a fact of a row is stored in a block: without references, because it is looked at for every value.
struct VectorEntry {
  enum Kind: UInt8 {
    case truth
    /// A number of which only comparisons are made.
    case number
    /// A number that is also reckoned with.
    case exactNumber
    case day
    case dictionary
  }

  let kind: Kind
  let plane: Int32
  let code: Int32

  init(_ column: VectorColumn, plane: Int, code: Int) {
    self.plane = Int32(plane)
    self.code = Int32(code)
    kind =
      switch column.content {
      case .truth, .comparison: .truth
      case .number(_, isDay: true, _): .day
      case .number(_, _, keepsExact: true), .range: .exactNumber
      case .number: .number
      case .dictionary: .dictionary
      }
  }
}
