import Interchange

extension JSON {
  /// The texts of an array; nil for anything else.
  var textList: [String]? { array?.compactMap(\.string) }

  /// A number without a fraction.
  var wholeNumber: Int? {
    guard case .number(let digits) = content else { return nil }
    return Int(digits)
  }
}
