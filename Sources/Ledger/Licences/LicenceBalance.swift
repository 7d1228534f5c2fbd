/// What is left of a line of a licence.
public struct LicenceBalance: Hashable, Sendable {
  public let line: LicenceLine
  public let shippedQuantity: Amount
  public let shippedValue: Amount

  /// Nil on a line by value.
  public var quantityLeft: Amount? {
    line.unit == .value ? nil : line.quantity?.less(shippedQuantity)
  }

  public var valueLeft: Amount { line.value.less(shippedValue) }

  public var isExhausted: Bool { (quantityLeft ?? valueLeft) == .zero }

  /// How much of the line is used, 0 to 100.
  public var percentUsed: Int {
    guard line.unit != .value, let quantity = line.quantity else { return shippedValue.percent(of: line.value) ?? 100 }
    return shippedQuantity.percent(of: quantity) ?? 100
  }

  /// `60 of 64 units, 1125000 of 1200000 USD left`
  public var words: String {
    let money = "\(valueLeft) of \(line.value) USD left"
    guard let left = quantityLeft, let whole = line.quantity else { return money }
    return "\(left) of \(whole) \(line.units), \(money)"
  }
}
