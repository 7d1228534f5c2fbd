/// A column of a block: what it holds, and what the program wants to know of it.
struct VectorColumn: Sendable {
  enum Content: Sendable {
    /// Yes or no: a plane for each.
    case truth
    /// A number or a day. `keepsExact` where more than comparisons is made of it.
    case number(NumberCodec, isDay: Bool, keepsExact: Bool)
    /// A country, code, word or text, of which these things are asked.
    case dictionary([DictionaryTest])
    /// Worked out from other columns: the lowest and the highest that the number can be.
    case range(RowQuantity, NumberCodec)
    /// A comparison of two figures, worked out row by row.
    case comparison(RowQuantity, Comparison, RowQuantity)
  }

  /// The fact that rows state; nil for what is worked out.
  let fact: Fact?
  var content: Content

  /// How many planes of bytes it fills for the program: known, or yes and no.
  var planes: Int {
    switch content {
    case .truth, .comparison: 2
    case .number, .range: 1
    case .dictionary: 0
    }
  }

  /// How many arrays of 32-bit codes.
  var codes: Int {
    switch content {
    case .number: 1
    case .range: 2
    case .truth, .comparison, .dictionary: 0
    }
  }
}
