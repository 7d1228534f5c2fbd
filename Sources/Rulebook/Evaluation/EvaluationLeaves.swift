import Interchange

/// Leaves: one comparison of a value, and the words for it.
extension Evaluation {
  func leaf(_ term: Term) -> Proof {
    switch term.kind {
    case .compare(let left, let comparison, let right): compare(left, comparison, right, term)
    case .within(let inner, let interval): within(inner, interval, term)
    case .member(let inner, let set): member(inner, set, term)
    case .mentions(let inner, let words):
      test(quantity(of: inner), at: term, wanted: "mentions \(words.joined(separator: " or "))") { value in
        guard case .text(let text) = value else { return nil }
        return Self.mentions(text, words)
      }
    case .known(let inner):
      known(quantity(of: inner), at: term)
    case .under(let inner, let paths): under(quantity(of: inner), paths, at: term)
    default:
      test(quantity(of: term), at: term, wanted: "") { value in
        guard case .truth(let flag) = value else { return nil }
        return flag
      }
    }
  }

  /// Whether one of the words is among those of a text, cut at `;`.
  static func mentions(_ text: String, _ words: [String]) -> Bool {
    text.split(separator: ";").contains { part in words.contains { $0 == trimmed(part) } }
  }

  /// Shown is the class that the code is under; of many that it is not under, the first few.
  private func under(_ quantity: Quantity, _ paths: [CodePath], at term: Term) -> Proof {
    var found: CodePath?
    if case .code(let path)? = quantity.value { found = paths.first { path.isUnder($0) } }
    let few = paths.prefix(Self.mostPathsShown).map(\.description).joined(separator: ", ")
    let rest = paths.count > Self.mostPathsShown ? " and \(paths.count - Self.mostPathsShown) more" : ""
    return test(quantity, at: term, wanted: "under \(found?.description ?? few + rest)") { value in
      guard case .code = value else { return nil }
      return found != nil
    }
  }

  private static let mostPathsShown = 8

  private func proof(
    _ truth: Truth, _ text: String, _ quantities: [Quantity], threshold: Bool = false, contradicted: Bool = false,
    caveats: [String] = [], at span: SourceSpan
  ) -> Proof {
    var all = Quantity(value: nil, name: "")
    for quantity in quantities { all.absorb(quantity) }
    let reason = Reason(
      text: text, threshold: threshold, statedAgainstFacts: contradicted,
      isSilent: !quantities.isEmpty && quantities.allSatisfy(\.isSilent), facts: all.reads,
      missing: truth == .unknown ? all.missing : [], assumed: all.assumed,
      caveats: all.caveats + caveats, span: span)
    return Proof(truth: truth, kind: .reason(reason))
  }

  /// Whether a value is stated or follows from what is; an assumption does not count.
  private func known(_ quantity: Quantity, at term: Term) -> Proof {
    let flag = quantity.value != nil && quantity.assumed.isEmpty
    let bare = Quantity(value: quantity.value, name: quantity.name, reads: quantity.reads)
    return proof(
      Truth(flag), flag ? "\(quantity.name) is stated" : "\(quantity.name) is not stated", [bare], at: term.span)
  }

  /// A yes-or-no test of one value.
  private func test(
    _ quantity: Quantity, at term: Term, wanted: String, _ holds: (Value) -> Bool?
  ) -> Proof {
    guard let value = quantity.value, let flag = holds(value) else {
      return proof(.unknown, "\(quantity.name) is not stated", [quantity], at: term.span)
    }
    let relation = wanted.isEmpty ? "" : flag ? " \(wanted)" : " not \(wanted)"
    return proof(Truth(flag), "\(quantity.name) \(value.text)\(relation)", [quantity], at: term.span)
  }

  private func compare(
    _ left: Term, _ comparison: Comparison, _ right: Term, _ term: Term
  ) -> Proof {
    let first = quantity(of: left)
    let second = quantity(of: right)
    guard let a = first.value, let b = second.value else {
      let unstated = [first, second].filter { $0.value == nil }.map(\.name).joined(separator: ", ")
      return proof(.unknown, "\(unstated) is not stated", [first, second], at: term.span)
    }
    guard case .number(let low, let high) = a, case .number(let least, let most) = b else {
      let flag = compare(a, comparison, b)
      return proof(
        Truth(flag), words(first, a, flag ? comparison : comparison.negated, b), [first, second], at: term.span)
    }
    var outcomes = Set([(low, least), (low, most), (high, least), (high, most)].map { comparison.holds($0, $1) })
    // Ends that differ do not show that no number between them is the same.
    let isEquality = comparison == .equal || comparison == .unequal
    if isEquality, low != high || least != most, low <= most, least <= high { outcomes = [true, false] }
    let unit = Self.suffix(left.type)
    guard outcomes.count == 1, let flag = outcomes.first else {
      return proof(
        .unknown, "\(first.name) lies between \(low) and \(high)\(unit), the limit is \(least)",
        [first, second].map { quantity in
          var open = quantity
          open.missing = quantity.reads
          return open
        }, at: term.span)
    }
    let relation = flag ? comparison : comparison.negated
    let figure =
      low == high ? low.shown(beside: least) : "\(low.shown(beside: least)) to \(high.shown(beside: least))"
    let shown = "\(first.name) \(figure) \(relation.rawValue) \(least)\(unit)"
    return proof(Truth(flag), shown, [first, second], threshold: true, at: term.span)
  }

  /// `kind is computer`, `kind is computer, not integrated_circuit`, `day 2023-12-01 >= 2023-11-17`.
  private func words(_ quantity: Quantity, _ left: Value, _ relation: Comparison, _ right: Value) -> String {
    switch relation {
    case .equal: "\(quantity.name) is \(left.text)"
    case .unequal: "\(quantity.name) is \(left.text), not \(right.text)"
    default: "\(quantity.name) \(left.text) \(relation.rawValue) \(right.text)"
    }
  }

  private func compare(_ left: Value, _ comparison: Comparison, _ right: Value) -> Bool {
    if case .day(let a) = left, case .day(let b) = right { return comparison.holds(a, b) }
    return (left == right) == (comparison == .equal)
  }

  private func within(_ inner: Term, _ interval: Interval, _ term: Term) -> Proof {
    let low = Term(kind: .constant(.number(interval.low)), type: inner.type, span: term.span)
    let high = Term(kind: .constant(.number(interval.high)), type: inner.type, span: term.span)
    return conjunction([
      compare(inner, interval.lowIncluded ? .greaterOrEqual : .greater, low, term),
      compare(inner, interval.highIncluded ? .lessOrEqual : .less, high, term),
    ])
  }

  private func member(_ inner: Term, _ set: ValueSet, _ term: Term) -> Proof {
    let quantity = quantity(of: inner)
    guard let value = quantity.value else {
      return proof(.unknown, "\(quantity.name) is not stated", [quantity], at: term.span)
    }
    let word = value.text
    var caveats: [String] = []
    func firstGroup(_ groups: [String]) -> String? {
      for group in groups {
        let (member, caveat) = law.program.groups.contains(word, in: group, on: law.day)
        if let caveat, !caveats.contains(caveat) { caveats.append(caveat) }
        if member { return group }
      }
      return nil
    }
    let taken = set.exceptWords.contains(word) ? word : firstGroup(set.exceptGroups)
    let found = set.words.contains(word) ? word : firstGroup(set.groups)
    if let taken, let found {
      let why = taken == word ? "\(word) is excepted" : "\(word) is in \(taken), which is excepted"
      return proof(
        .no, "\(quantity.name) \(word) in \(found), but \(why)", [quantity], caveats: caveats, at: term.span)
    }
    guard let found else {
      return proof(.no, "\(quantity.name) \(word) not in \(set.text)", [quantity], caveats: caveats, at: term.span)
    }
    let shown = found == word ? set.text : found
    return proof(.yes, "\(quantity.name) \(word) in \(shown)", [quantity], caveats: caveats, at: term.span)
  }

  /// Whether the deal's addressee is one the clause is addressed to.
  func addressee(of clause: Clause) -> Proof {
    let wanted = clause.addressees.joined(separator: ", ")
    guard let fact = law.program.facts.first(where: \.namesAddressee) else { return .constant(false) }
    let reference = FactReference(subject: fact.subject, index: 0, name: fact.name)
    var quantity = Quantity(
      value: facts.record(fact.subject, 0)?.values[fact.name], name: fact.path, reads: [reference])
    guard case .text(let name)? = quantity.value else {
      quantity.missing = [reference]
      return proof(.unknown, "\(fact.path) is not stated; addressed to \(wanted)", [quantity], at: clause.span)
    }
    let truth = isAddressee(name, clause.addressees)
    if truth == .unknown { quantity.missing = [reference] }
    let relation =
      switch truth {
      case .yes: "is an addressee"
      case .no: "is none of the addressees"
      case .unknown: "may be an addressee"
      }
    return proof(truth, "`\(name)` \(relation) (\(wanted))", [quantity], at: clause.span)
  }

  /// What a stated classification makes of a class: it stands where the facts are silent, and where they contradict
  /// it the stricter of the two is taken and the disagreement said.
  ///
  /// - Parameter firm: the truth of what was computed on stated facts alone.
  func asStated(_ computed: Proof, firm: Truth, _ clause: Clause) -> Proof {
    let index = Int(pass.tables.heads[clause.number].classFact)
    guard computed.truth != .yes, index >= 0, let path = clause.path else { return computed }
    let fact = law.program.facts[index]
    let record = Int(pass.binding[Int(pass.tables.facts[index].subject)])
    let reference = FactReference(subject: fact.subject, index: record, name: fact.name)
    guard case .code(let stated)? = facts.record(fact.subject, record)?.values[fact.name] else { return computed }
    let quantity = Quantity(value: .code(stated), name: fact.name, reads: [reference])
    if stated.isUnder(path) {
      let contradicted = firm == .no
      if contradicted && !trustsStatements { return computed }
      let caveat =
        contradicted
        ? "\(stated) is stated, but the facts given do not show it; judged as stated, the stricter way"
        : "\(stated) is taken as stated: not all facts that would show it are given"
      return proof(
        .yes, "stated as \(stated)", [quantity], contradicted: contradicted, caveats: [caveat], at: clause.span)
    }
    if computed.truth == .no, path.isUnder(stated), firm != .no {
      return open(computed, stated, path, at: clause.span)
    }
    if computed.truth == .no || path.isUnder(stated) { return computed }
    let caveat = "\(stated) is taken as stated: facts that could show \(path) instead are not given"
    return proof(.no, "stated as \(stated)", [quantity], caveats: [caveat], at: clause.span)
  }

  /// A class below the one stated that fails only by an assumption: it may be the one meant, and what was assumed is
  /// asked.
  private func open(_ computed: Proof, _ stated: CodePath, _ path: CodePath, at span: SourceSpan) -> Proof {
    var quantity = Quantity(value: nil, name: path.description)
    quantity.reads = computed.reasons.flatMap(\.assumed)
    quantity.missing = quantity.reads
    return proof(.unknown, "stated as \(stated): whether \(path) describes it is open", [quantity], at: span)
  }

  private static func trimmed(_ text: Substring) -> Substring {
    var text = text
    while text.first == " " { text.removeFirst() }
    while text.last == " " { text.removeLast() }
    return text
  }

  private static func suffix(_ type: ValueType) -> String {
    if case .number(let unit) = type, unit != .none { " \(unit)" } else { "" }
  }
}
