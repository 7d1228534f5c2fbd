import Interchange

/// One item of an application or licence (block 22 of BIS-748P, appendix A).
public struct LicenceLine: Hashable, Sendable {
  /// From 1.
  public let line: Int
  /// As applied for: `3A090.a`. It covers what lies under it.
  public let eccn: String
  /// The one model it is for; nil for any.
  public let model: String?
  public let description: String?
  public let units: String
  public let unit: LicenceUnit
  /// In `units`; nil on a line by value.
  public internal(set) var quantity: Amount?
  /// In dollars, for the whole line.
  public internal(set) var value: Amount

  static let keys = [
    "eccn", "performance", "model", "ccats", "quantity", "units", "unit_price_usd", "total_price_usd", "manufacturer",
    "description",
  ]

  init(_ json: JSON, line: Int, _ reader: inout DocumentReader) {
    self.line = line
    reader.allow(Self.keys, in: json)
    for key in ["performance", "ccats", "manufacturer"] { _ = reader.text(key, in: json) }
    eccn = reader.required("eccn", in: json)
    model = reader.text("model", in: json)
    description = reader.text("description", in: json)
    units = reader.required("units", in: json)
    let unit = LicenceUnit(units: units)
    if unit == nil, !units.isEmpty {
      reader.fail(
        "licence.unit", "`\(units)` is no unit that is known", at: json["units"],
        help: "one of \(LicenceUnit.words.keys.sorted().joined(separator: ", "))")
    }
    self.unit = unit ?? .count
    quantity = reader.amount("quantity", in: json)
    value = reader.amount("total_price_usd", in: json) ?? .zero
    check(reader.amount("unit_price_usd", in: json), json, &reader)
  }

  private func check(_ price: Amount?, _ json: JSON, _ reader: inout DocumentReader) {
    if json["total_price_usd"] == nil {
      reader.fail("licence.missing-key", "the item has no `total_price_usd`", at: json)
    }
    guard unit != .value else { return }
    guard let quantity else {
      if json["quantity"] == nil { reader.fail("licence.missing-key", "the item has no `quantity`", at: json) }
      return
    }
    if let price, json["total_price_usd"] != nil, price.times(quantity) != value {
      reader.fail(
        "licence.total", "\(quantity) at \(price) do not make \(value)", at: json["total_price_usd"],
        help: "correct the quantity, the price or the total")
    }
  }

  /// Whether an item with this classification is of this line's: the same, or a paragraph below it.
  public func covers(_ code: String) -> Bool {
    let (own, other) = (Array(eccn.lowercased().utf8), Array(code.lowercased().utf8))
    guard other.starts(with: own) else { return false }
    return other.count == own.count || other[own.count] == UInt8(ascii: ".")
  }

  /// Whether a quantity in these units can be taken off it; on a line by value no quantity is.
  func isMeasured(in units: String) -> Bool {
    switch unit {
    case .value: true
    case .count: LicenceUnit(units: units) == .count
    case .measure: units.lowercased() == self.units.lowercased()
    }
  }

  /// Whether it is for this model, or for any.
  public func isFor(_ model: String?) -> Bool {
    guard let own = self.model else { return true }
    return model.map { PlainName.of($0) == PlainName.of(own) } ?? false
  }
}
