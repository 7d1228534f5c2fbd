/// A number that is worked out row by row: what is stated, what follows from other figures, and arithmetic. It says the
/// same as `Evaluation.quantity(of:)`.
indirect enum RowQuantity: Sendable {
  /// Nil where no row states it.
  case stated(column: Int?)
  case constant(Exact)
  /// Stated, else the first of these that is known, else assumed.
  case derived(column: Int?, [RowQuantity], assumption: Exact?)
  case arithmetic(RowQuantity, Arithmetic, RowQuantity)
  /// What a definition says from one day to another; unknown at other times.
  case dated([(from: Int32?, until: Int32?, RowQuantity)])

  typealias Range = (low: Exact, high: Exact)

  /// The columns it reads.
  var columns: Set<Int> {
    switch self {
    case .stated(let column): column.map { [$0] } ?? []
    case .constant: []
    case .derived(let column, let parts, _): Set(parts.flatMap(\.columns)).union(column.map { [$0] } ?? [])
    case .arithmetic(let left, _, let right): left.columns.union(right.columns)
    case .dated(let parts): Set(parts.flatMap { $0.2.columns })
    }
  }

  func value(_ row: Int, of block: VectorBlock) -> Range? {
    switch self {
    case .stated(let column): return Self.stated(column, row, block)
    case .constant(let value): return (value, value)
    case .derived(let column, let parts, let assumption):
      let stated = Self.stated(column, row, block)
      for part in parts {
        if let derived = part.value(row, of: block) { return Self.reconciled(stated, derived) }
      }
      return stated ?? assumption.map { ($0, $0) }
    case .arithmetic(let left, let operation, let right):
      guard let a = left.value(row, of: block), let b = right.value(row, of: block) else { return nil }
      return Self.combined(a, operation, b)
    case .dated(let parts):
      let day = block.days[row]
      let part = parts.first { part in part.from.map { $0 <= day } ?? true && part.until.map { day < $0 } ?? true }
      return part?.2.value(row, of: block)
    }
  }

  private static func stated(_ column: Int?, _ row: Int, _ block: VectorBlock) -> Range? {
    column.flatMap { block.exact($0, row) }.map { ($0, $0) }
  }

  /// A stated number that is the derived one at its own rounding stands for it; else both are possible.
  private static func reconciled(_ stated: Range?, _ derived: Range) -> Range {
    guard let given = stated?.low else { return derived }
    let places = (0...12).first { given.decimal(places: $0)?.exact == true } ?? 12
    if derived.low == derived.high, let rounded = derived.low.decimal(places: places), Exact(rounded.text) == given {
      return derived
    }
    return (min(given, derived.low), max(given, derived.high))
  }

  private static func combined(_ left: Range, _ operation: Arithmetic, _ right: Range) -> Range? {
    if operation == .divide && right.low <= .zero && right.high >= .zero { return nil }
    var values: [Exact] = []
    for (a, b) in [(left.low, right.low), (left.low, right.high), (left.high, right.low), (left.high, right.high)] {
      let value: Exact? =
        switch operation {
        case .add: a.adding(b)
        case .subtract: a.subtracting(b)
        case .multiply: a.multiplied(by: b)
        case .divide: a.divided(by: b)
        }
      guard let value else { return nil }
      values.append(value)
      if left.low == left.high && right.low == right.high { break }
    }
    guard let low = values.min(), let high = values.max() else { return nil }
    return (low, high)
  }

  /// Whether one stands to another so; nil where that is open.
  static func holds(_ left: Range, _ comparison: Comparison, _ right: Range) -> Bool? {
    switch comparison {
    case .greaterOrEqual: left.low >= right.high ? true : left.high < right.low ? false : nil
    case .greater: left.low > right.high ? true : left.high <= right.low ? false : nil
    case .lessOrEqual: holds(right, .greaterOrEqual, left)
    case .less: holds(right, .greater, left)
    case .unequal: holds(left, .equal, right).map { !$0 }
    case .equal:
      left.low == left.high && right.low == right.high
        ? left.low == right.low : left.low <= right.high && right.low <= left.high ? nil : false
    }
  }
}
