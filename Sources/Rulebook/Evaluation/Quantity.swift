import Interchange

/// The value of an expression, with the facts it came from.
struct Quantity {
  var value: Value?
  /// What to call it in a reason: `tpp`, `2 * tpp`.
  var name: String
  var reads: [FactReference] = []
  var missing: [FactReference] = []
  var assumed: [FactReference] = []
  var caveats: [String] = []
  /// Whether nobody stated the fact, and it is what is assumed of it without a word.
  var isSilent = false

  mutating func absorb(_ other: Quantity) {
    reads += other.reads
    missing += other.missing
    assumed += other.assumed
    caveats += other.caveats
  }
}

extension Evaluation {
  /// The value of an expression about these records, and of every other kind the first.
  func quantity(of term: Term, for binding: Binding) -> Quantity {
    bind(binding)
    return quantity(of: term)
  }

  func quantity(of term: Term) -> Quantity {
    switch term.kind {
    case .constant(let value): return Quantity(value: value, name: value.text)
    case .fact(let index): return quantity(ofFact: index)
    case .define(let id) where term.type != .truth:
      guard let clause = law.clause(id), let body = clause.condition else { return Quantity(value: nil, name: id) }
      var result = quantity(of: body)
      result.name = id
      return result
    case .arithmetic(let left, let operation, let right):
      return combine(quantity(of: left), operation, quantity(of: right))
    default:
      return quantity(of: truth(of: term, at: nil))
    }
  }

  /// A fact of the record bound. What it comes to is kept where that rests on nothing but the record.
  private func quantity(ofFact index: Int) -> Quantity {
    let head = pass.tables.facts[index]
    let (kind, record) = (Int(head.subject), Int(pass.binding[Int(head.subject)]))
    let isKept = head.isLocal && (record == 0 || record < pass.frame.counts[kind])
    let place = isKept ? pass.frame.row(of: record, kind: kind) + Int(head.place) : nil
    if let place, let known = values[place] { return known }
    let fact = law.program.facts[index]
    let found = quantity(of: fact, FactReference(subject: fact.subject, index: record, name: fact.name))
    if let place { values[place] = found }
    return found
  }

  /// As stated; else as derived; else as assumed; else unknown. What is both stated and derived must agree.
  private func quantity(of fact: Fact, _ reference: FactReference) -> Quantity {
    let stated = facts.record(fact.subject, reference.index)?.values[fact.name]
    var result = Quantity(value: stated, name: label(of: reference), reads: [reference])
    let derivations = fact.derivations.map { quantity(of: $0) }
    if fact.type == .truth, disagree(stated, derivations, in: &result) { return result }
    if let derived = derivations.first(where: { $0.value != nil }), let value = derived.value {
      result.reads = derived.reads
      result.caveats += derived.caveats
      reconcile(stated, value, with: derived.name, in: &result)
    } else if stated == nil, let first = derivations.first {
      result.missing = first.missing
    }
    if stated == nil, let assumption = fact.assumption, assumption.text == nil {
      result.isSilent = result.value == nil || result.value == assumption.value
    }
    guard result.value == nil, stated == nil else { return result }
    if let assumption = fact.assumption {
      result.value = assumption.value
      result.assumed = [reference]
    } else if result.missing.isEmpty {
      result.missing = [reference]
    }
    return result
  }

  /// A condition as a value: yes or no where it is known.
  private func quantity(of proof: Proof) -> Quantity {
    let reasons = proof.reasons
    return Quantity(
      value: proof.truth == .unknown ? nil : .truth(proof.truth == .yes), name: "condition",
      reads: reasons.flatMap(\.facts),
      missing: reasons.flatMap(\.missing), assumed: reasons.flatMap(\.assumed), caveats: reasons.flatMap(\.caveats))
  }

  /// Whether figures speak both for and against a yes-or-no fact, or all of them against what is stated. It is left
  /// open then: what a new figure adds may unsettle an answer but not turn it round.
  private func disagree(_ stated: Value?, _ derivations: [Quantity], in result: inout Quantity) -> Bool {
    let known = derivations.filter { $0.value != nil }
    let values = Set(known.compactMap(\.value))
    guard let stated else {
      guard values.count > 1 else { return false }
      return leaveOpen(&result, known, "the figures given speak both for and against \(result.name): state which it is")
    }
    guard !values.isEmpty, !values.contains(stated) else { return false }
    return leaveOpen(
      &result, known,
      "\(result.name) is stated as \(stated.text), but the figures given show otherwise: it is left open")
  }

  private func leaveOpen(_ result: inout Quantity, _ known: [Quantity], _ caveat: String) -> Bool {
    result.value = nil
    result.missing = result.reads
    result.reads += known.flatMap(\.reads)
    result.caveats += known.flatMap(\.caveats) + [caveat]
    return true
  }

  /// A stated number agrees with a derived one when it is the derived one rounded to its own digits. Otherwise the
  /// number is known only to lie between the two.
  private func reconcile(_ stated: Value?, _ derived: Value, with formula: String, in result: inout Quantity) {
    guard case .number(let low, let high) = derived, case .number(let given, let most)? = stated else {
      result.value = stated ?? derived
      return
    }
    let (figure, agrees) = Self.reconciled((given, most), (low, high))
    result.value = .number(figure.low, figure.high)
    if agrees { return }
    let computed = low.decimal(places: 4)?.text ?? low.description
    result.caveats.append(
      "\(result.name) is stated as \(stated?.text ?? ""), but \(formula) is \(computed): the answer holds for both or is left open"
    )
  }

  /// The derived number where the stated one is that, rounded to its own digits; else the span from one to the other.
  static func reconciled(
    _ stated: (low: Exact, high: Exact), _ derived: (low: Exact, high: Exact)
  ) -> (figure: (low: Exact, high: Exact), agrees: Bool) {
    let places = (0...12).first { stated.low.decimal(places: $0)?.exact == true } ?? 12
    if stated.low == stated.high, derived.low == derived.high, let rounded = derived.low.decimal(places: places),
      Exact(rounded.text) == stated.low
    {
      return (derived, true)
    }
    return ((min(stated.low, derived.low), max(stated.high, derived.high)), false)
  }

  private func combine(_ left: Quantity, _ operation: Arithmetic, _ right: Quantity) -> Quantity {
    var result = Quantity(value: nil, name: "\(left.name) \(operation.rawValue) \(right.name)")
    result.absorb(left)
    result.absorb(right)
    guard case .number(let a, let b)? = left.value, case .number(let c, let d)? = right.value else { return result }
    guard let (low, high) = operation.applied((a, b), (c, d)) else {
      result.caveats.append("\(result.name) cannot be computed from the stated figures")
      result.missing = result.reads
      return result
    }
    result.value = .number(low, high)
    return result
  }

  /// `tpp` for the only record of its kind, `parties[1].headquarters` where there are several.
  private func label(of reference: FactReference) -> String {
    guard facts.count(reference.subject) > 1, let record = facts.record(reference.subject, reference.index) else {
      return reference.subject == "item" ? reference.name : reference.path
    }
    return "\(record.label).\(reference.name)"
  }
}

extension Value {
  /// The value as a reader writes it, without unit.
  public var text: String {
    switch self {
    case .truth(let flag): flag ? "yes" : "no"
    case .number(let low, let high): low == high ? low.description : "\(low) to \(high)"
    case .day(let day): day.description
    case .country(let code): code
    case .code(let path): path.description
    case .word(let word), .text(let word): word
    }
  }
}

extension Arithmetic {
  /// The span of results for numbers from one span and another; nil where that leaves the range of exact numbers, or
  /// divides by what may be zero.
  func applied(_ left: (low: Exact, high: Exact), _ right: (low: Exact, high: Exact)) -> (low: Exact, high: Exact)? {
    let corners = [(left.low, right.low), (left.low, right.high), (left.high, right.low), (left.high, right.high)]
    let values = corners.compactMap { apply($0, $1) }
    let crossesZero = self == .divide && right.low <= .zero && right.high >= .zero
    guard values.count == corners.count, !crossesZero, let low = values.min(), let high = values.max() else {
      return nil
    }
    return (low, high)
  }

  private func apply(_ left: Exact, _ right: Exact) -> Exact? {
    switch self {
    case .add: left.adding(right)
    case .subtract: left.subtracting(right)
    case .multiply: left.multiplied(by: right)
    case .divide: left.divided(by: right)
    }
  }
}
