import Interchange

/// Numbers and days.
extension VectorCompiler {
  /// What a number is, seen from a comparison.
  enum Figure {
    case constant(Exact)
    /// A column, and what is assumed where it is not known.
    case column(Int, assumption: Exact?)
  }

  mutating func compare(
    _ left: Term, _ comparison: Comparison, _ right: Term, at term: Term, isFirm: Bool
  ) throws(VectorObstacle) -> PlaneTruth {
    switch left.type {
    case .number, .day: return try figures(left, comparison, right, isFirm: isFirm)
    case .truth:
      if isFirm, !left.isPlain || !right.isPlain {
        throw VectorObstacle(reason: "it compares two conditions", span: term.span)
      }
      let (a, b) = (try truth(of: left, isFirm: isFirm), try truth(of: right, isFirm: isFirm))
      let same = graph.or([graph.and([a, b]), graph.and([a.negated, b.negated])])
      return comparison == .equal ? same : same.negated
    case .country, .code, .word, .text:
      guard case .constant(let value) = right.kind else {
        throw VectorObstacle(reason: "it compares two texts", span: term.span)
      }
      let same = try asked(left, isFirm: isFirm) { .equals(value.text) }
      return comparison == .equal ? same : same.negated
    }
  }

  mutating func within(
    _ inner: Term, _ interval: Interval, at term: Term, isFirm: Bool
  ) throws(VectorObstacle) -> PlaneTruth {
    guard let figure = try figure(inner) else { return .unknown }
    return graph.and([
      held(figure, interval.lowIncluded ? .greaterOrEqual : .greater, against: interval.low, isFirm: isFirm),
      held(figure, interval.highIncluded ? .lessOrEqual : .less, against: interval.high, isFirm: isFirm),
    ])
  }

  private mutating func figures(
    _ left: Term, _ comparison: Comparison, _ right: Term, isFirm: Bool
  ) throws(VectorObstacle) -> PlaneTruth {
    guard let a = try figure(left), let b = try figure(right) else { return .unknown }
    switch (a, b) {
    case (_, .constant(let threshold)): return held(a, comparison, against: threshold, isFirm: isFirm)
    case (.constant(let threshold), _): return held(b, comparison.turned, against: threshold, isFirm: isFirm)
    case (.column, .column):
      let (first, second) = (try quantity(left), try quantity(right))
      let column = worked("\(left.key) \(comparison.rawValue) \(right.key)") {
        .comparison(first, comparison, second)
      }
      if isFirm, left.restsOnAssumption(program) || right.restsOnAssumption(program) {
        throw VectorObstacle(reason: "it compares figures that may be assumed", span: left.span)
      }
      return PlaneTruth(yes: plane(.stated(column, true)), no: plane(.stated(column, false)))
    }
  }

  /// A figure against a threshold.
  private mutating func held(
    _ figure: Figure, _ comparison: Comparison, against threshold: Exact, isFirm: Bool
  ) -> PlaneTruth {
    switch figure {
    case .constant(let value):
      return RowQuantity.holds((value, value), comparison, (threshold, threshold)).map(PlaneTruth.constant) ?? .unknown
    case .column(let column, let assumption):
      var result = held(column, comparison, against: threshold)
      if !isFirm, let assumption {
        let open = graph.not(plane(.known(column)))
        let holds = RowQuantity.holds((assumption, assumption), comparison, (threshold, threshold))
        if holds == true { result.yes = graph.or(result.yes, open) } else { result.no = graph.or(result.no, open) }
      }
      return result
    }
  }

  private mutating func held(_ column: Int, _ comparison: Comparison, against threshold: Exact) -> PlaneTruth {
    let known = plane(.known(column))
    let high: PlaneGraph.Side = columns[column].codes > 1 ? .high : .low
    switch comparison {
    case .less: return held(column, .greaterOrEqual, against: threshold).negated
    case .lessOrEqual: return held(column, .greater, against: threshold).negated
    case .unequal: return held(column, .equal, against: threshold).negated
    case .greaterOrEqual, .greater:
      let isStrict = comparison == .greater
      let most = plane(.atLeast(column, high, threshold, isStrict: isStrict))
      return PlaneTruth(
        yes: plane(.atLeast(column, .low, threshold, isStrict: isStrict)), no: graph.andNot(known, most))
    case .equal:
      let yes = graph.and(plane(.equal(column, .low, threshold)), plane(.equal(column, high, threshold)))
      let above = plane(.atLeast(column, .low, threshold, isStrict: true))
      let reaches = plane(.atLeast(column, high, threshold, isStrict: false))
      let no = high == .low ? graph.andNot(known, yes) : graph.and(known, graph.or(above, graph.not(reaches)))
      return PlaneTruth(yes: yes, no: no)
    }
  }

  // MARK: Figures

  /// Nil where nothing can make it known.
  mutating func figure(_ term: Term) throws(VectorObstacle) -> Figure? {
    switch term.kind {
    case .constant(.number(let value, _)): return .constant(value)
    case .constant(.day(let day)): return .constant(Exact(day.ordinal))
    case .fact(let index) where program.facts[index].derivations.isEmpty:
      let assumption = program.facts[index].assumption.flatMap { Exact(figureOf: $0.value) }
      if let column = column(of: index) { return .column(column, assumption: assumption) }
      guard assumption != nil else { return nil }
      throw VectorObstacle(reason: "`\(program.facts[index].path)` is assumed, and no row states it", span: term.span)
    default:
      let quantity = try quantity(term)
      if quantity.columns.isEmpty { return nil }
      if term.restsOnAssumption(program) {
        throw VectorObstacle(reason: "it reckons with a figure that may be assumed", span: term.span)
      }
      return .column(worked(term.key) { .range(quantity, NumberCodec([])) }, assumption: nil)
    }
  }

  /// How the number is worked out row by row.
  private mutating func quantity(_ term: Term) throws(VectorObstacle) -> RowQuantity {
    switch term.kind {
    case .constant(.number(let value, _)): return .constant(value)
    case .constant(.day(let day)): return .constant(Exact(day.ordinal))
    case .fact(let index):
      let fact = program.facts[index]
      if let column = column(of: index), case .number(let codec, let isDay, _) = columns[column].content {
        columns[column].content = .number(codec, isDay: isDay, keepsExact: true)
      }
      var parts: [RowQuantity] = []
      for derivation in fact.derivations { parts.append(try quantity(derivation)) }
      return .derived(
        column: column(of: index), parts, assumption: fact.assumption.flatMap { Exact(figureOf: $0.value) })
    case .define(let id):
      var parts: [(from: Int32?, until: Int32?, RowQuantity)] = []
      for span in calendar.versions(of: id) {
        guard let body = span.clause.condition else { continue }
        parts.append((span.from, span.until, try quantity(body)))
      }
      return .dated(parts)
    case .arithmetic(let left, let operation, let right):
      return .arithmetic(try quantity(left), operation, try quantity(right))
    default: throw VectorObstacle(reason: "it is no number", span: term.span)
    }
  }

  /// The column in which something worked out is kept, made at its first use.
  private mutating func worked(_ key: String, _ content: () -> VectorColumn.Content) -> Int {
    if let known = columnOfTerm[key] { return known }
    columns.append(VectorColumn(fact: nil, content: content()))
    columnOfTerm[key] = columns.count - 1
    return columns.count - 1
  }
}

extension Exact {
  /// A number, or a day as its ordinal.
  fileprivate init?(figureOf value: Value) {
    switch value {
    case .number(let low, _): self = low
    case .day(let day): self = Exact(day.ordinal)
    default: return nil
    }
  }
}

extension Comparison {
  /// The same with its sides exchanged.
  fileprivate var turned: Comparison {
    switch self {
    case .equal, .unequal: self
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    }
  }
}

extension Term {
  /// Whether it is a constant or a fact.
  fileprivate var isPlain: Bool {
    switch kind {
    case .constant, .fact: true
    default: false
    }
  }

  /// A text that is the same for the same quantity.
  fileprivate var key: String {
    switch kind {
    case .constant(let value): value.text
    case .fact(let index): "#\(index)"
    case .define(let id): "define \(id)"
    case .arithmetic(let left, let operation, let right): "(\(left.key) \(operation.rawValue) \(right.key))"
    default: "\(span)"
    }
  }

  /// Whether a fact with an assumption is reckoned with; `Evaluation` counts only direct ones, not those of a derivation.
  fileprivate func restsOnAssumption(_ program: RuleProgram) -> Bool {
    switch kind {
    case .fact(let index): program.facts[index].assumption != nil
    case .define(let id):
      (program.versions[id] ?? []).contains { $0.condition?.restsOnAssumption(program) ?? false }
    case .arithmetic(let left, _, let right): left.restsOnAssumption(program) || right.restsOnAssumption(program)
    default: false
    }
  }
}
