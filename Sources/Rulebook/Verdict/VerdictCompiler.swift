import Interchange

/// Turns the facts and clauses of a `RuleProgram` into a `VerdictProgram`.
struct VerdictCompiler {
  private(set) var result = VerdictProgram()
  private let program: RuleProgram
  private let clauses: [String: Int32]
  private var sets: [ValueSet: Int32] = [:]

  init(_ program: RuleProgram) {
    self.program = program
    clauses = Dictionary(uniqueKeysWithValues: program.ids.enumerated().map { ($1, Int32($0)) })
    for name in program.groups.names.sorted() {
      result.groups[name] = Int32(result.groups.count)
      for country in program.groups.members(of: name).keys { _ = word(country) }
    }
    declareFacts()
    let versions = program.ids.flatMap { program.versions[$0] ?? [] }.sorted { $0.number < $1.number }
    for clause in versions { result.versions.append(version(clause)) }
    result.exceptionsTo = program.ids.map { id in (program.exceptionsTo[id] ?? []).compactMap { clauses[$0] } }
  }

  // MARK: Facts

  private mutating func declareFacts() {
    for fact in program.facts {
      let subject = subject(fact.subject)
      let place = Int32(result.widths[Int(subject)])
      result.widths[Int(subject)] += 1
      result.places[Int(subject)][fact.name] = place
      if fact.namesAddressee, result.addresseeFact == nil { result.addresseeFact = Int32(result.facts.count) }
      result.facts.append(
        VerdictProgram.FactEntry(
          subject: subject, place: place, isTruth: fact.type == .truth, derivations: [],
          isLocal: fact.derivations.allSatisfy { isLocal($0, to: fact.subject) }))
    }
    for (index, fact) in program.facts.enumerated() {
      result.facts[index].derivations = fact.derivations.map { quantity($0) }
      guard let assumption = fact.assumption else { continue }
      var slot = constant(assumption.value)
      slot.remarks = assumption.text == nil ? .unsettled : [.unsettled, .assumption]
      result.facts[index].assumed = slot
    }
  }

  /// Whether an expression reads records of that kind only, and no clause.
  private func isLocal(_ term: Term, to subject: String) -> Bool {
    switch term.kind {
    case .constant: true
    case .fact(let index):
      program.facts[index].subject == subject
        && program.facts[index].derivations.allSatisfy { isLocal($0, to: subject) }
    case .define, .clause, .classes, .quantified: false
    case .not(let inner), .within(let inner, _), .member(let inner, _), .under(let inner, _), .mentions(let inner, _),
      .known(let inner):
      isLocal(inner, to: subject)
    case .all(let parts), .any(let parts): parts.allSatisfy { isLocal($0, to: subject) }
    case .compare(let left, _, let right), .arithmetic(let left, _, let right):
      isLocal(left, to: subject) && isLocal(right, to: subject)
    }
  }

  private mutating func subject(_ name: String) -> Int32 {
    if let known = result.subject(name) { return known }
    result.subjects.append(name)
    result.widths.append(0)
    result.places.append([:])
    return Int32(result.subjects.count - 1)
  }

  mutating func word(_ text: String) -> Int32 {
    if let known = result.words[text] { return known }
    let place = Int32(result.words.count)
    result.words[text] = place
    return place
  }

  private mutating func code(_ path: CodePath) -> VerdictProgram.Code {
    if let known = result.codes[path.description] { return known }
    var text = ""
    for (depth, component) in path.components.enumerated() {
      text += depth == 0 ? component : "." + component
      _ = word(text)
    }
    let code = VerdictProgram.Code(path) { result.words[$0] }
    result.codes[path.description] = code
    return code
  }

  // MARK: Clauses

  private mutating func version(_ clause: Clause) -> VerdictProgram.Version {
    var version = VerdictProgram.Version(
      clause: clauses[clause.id] ?? -1, condition: nil, quantity: nil, exceptions: [],
      targets: clause.targets.compactMap { clauses[$0] }, makesHold: clause.makesHold,
      hasAddressees: !clause.addressees.isEmpty,
      subjects: clause.subjects.sorted().map { subject($0) }, path: nil, classFact: nil, policies: [],
      mayBeCut: false, source: clause)
    if let condition = clause.condition, condition.type != .truth {
      version.quantity = quantity(condition)
    } else if let condition = clause.condition {
      version.condition = node(condition)
      if case .all(let parts) = condition.kind {
        version.mayBeCut = parts.dropFirst().contains { if case .not = $0.kind { true } else { false } }
      }
    }
    version.exceptions = clause.exceptions.map { node($0.condition) }
    version.policies = clause.policies.map { policy in policy.condition.map { node($0) } }
    if clause.kind == .class, let path = CodePath(clause.id) {
      version.path = code(path)
      version.classFact = program.facts.firstIndex { $0.statesClass && clause.subjects.contains($0.subject) }
        .map(Int32.init)
    }
    return version
  }

  private mutating func add(_ node: VerdictNode) -> Int32 {
    result.nodes.append(node)
    return Int32(result.nodes.count - 1)
  }

  private mutating func add(_ terms: [Term]) -> (first: Int32, count: Int32) {
    let nodes = terms.map { node($0) }
    return add(parts: nodes)
  }

  private mutating func add(parts nodes: [Int32]) -> (first: Int32, count: Int32) {
    result.parts += nodes
    return (Int32(result.parts.count - nodes.count), Int32(nodes.count))
  }

  // MARK: Conditions

  private mutating func node(_ term: Term) -> Int32 {
    switch term.kind {
    case .constant(.truth(let flag)): return add(.constant(flag))
    case .not(let inner): return add(.not(node(inner)))
    case .all(let terms):
      let (first, count) = add(terms)
      return add(.all(first: first, count: count))
    case .any(let terms):
      let (first, count) = add(terms)
      return add(.any(first: first, count: count))
    case .define(let id), .clause(let id): return add(.clause(clauses[id] ?? -1))
    case .classes(let path):
      let nodes = program.classes.filter { $0.path.isUnder(path) }.map { add(.clause(clauses[$0.id] ?? -1)) }
      let (first, count) = add(parts: nodes)
      return add(.any(first: first, count: count))
    case .quantified(let every, let name, let body):
      let owner = program.owners[name].map { subject($0) } ?? -1
      return add(.quantified(every: every, subject: subject(name), owner: owner, body: node(body)))
    default: return leaf(term)
    }
  }

  /// One comparison.
  private mutating func leaf(_ term: Term) -> Int32 {
    switch term.kind {
    case .compare(let left, let comparison, let right):
      let value = quantity(left)
      if case .constant(let constant) = right.kind, let node = compare(value, comparison, constant) { return add(node) }
      return add(.compare(value, comparison, quantity(right)))
    case .within(let inner, let interval):
      let value = quantity(inner)
      let ends = [
        add(.limit(value, interval.lowIncluded ? .greaterOrEqual : .greater, limit(interval.low))),
        add(.limit(value, interval.highIncluded ? .lessOrEqual : .less, limit(interval.high))),
      ]
      let (first, count) = add(parts: ends)
      return add(.all(first: first, count: count))
    case .member(let inner, let set): return add(.member(quantity(inner), set: member(set)))
    case .under(let inner, let paths):
      result.codeSets.append(WordSet(paths.map { code($0).word }))
      return add(.under(quantity(inner), set: Int32(result.codeSets.count - 1)))
    case .mentions(let inner, let words):
      result.mentions.append(words)
      return add(.mentions(quantity(inner), words: Int32(result.mentions.count - 1)))
    case .known(let inner): return add(.known(quantity(inner)))
    default: return add(.truth(quantity(term)))
    }
  }

  /// A value.
  private mutating func quantity(_ term: Term) -> Int32 {
    let quantity: VerdictQuantity
    switch term.kind {
    case .constant(let value): quantity = .constant(constant(value))
    case .fact(let index): quantity = .fact(Int32(index))
    case .define(let id) where term.type != .truth: quantity = .define(clauses[id] ?? -1)
    case .arithmetic(let left, let operation, let right):
      quantity = .arithmetic(self.quantity(left), operation, self.quantity(right))
    default: quantity = .condition(node(term))
    }
    result.quantities.append(quantity)
    return Int32(result.quantities.count - 1)
  }

  /// A constant's words are among the program's before deals bring others.
  private mutating func constant(_ value: Value) -> FactFrame.Slot {
    switch value {
    case .country(let text), .word(let text), .text(let text): _ = word(text)
    case .code(let path): _ = code(path)
    case .truth, .number, .day: break
    }
    return result.constants.slot(value, result)
  }

  private mutating func limit(_ exact: Exact, day: Int32 = 0) -> Int32 {
    result.limits.append(VerdictProgram.Limit(low: exact, day: day))
    return Int32(result.limits.count - 1)
  }

  private mutating func compare(_ left: Int32, _ comparison: Comparison, _ value: Value) -> VerdictNode? {
    let isEqual = comparison == .equal
    switch value {
    case .number(let low, let high) where low == high: return .limit(left, comparison, limit(low))
    case .day(let day): return .limit(left, comparison, limit(.zero, day: Int32(day.ordinal)))
    case .country(let text), .word(let text), .text(let text):
      return .equal(left, word: word(text), isEqual: isEqual)
    case .code(let path): return .equal(left, word: code(path).word, isEqual: isEqual)
    case .truth, .number: return nil
    }
  }

  private mutating func member(_ set: ValueSet) -> Int32 {
    if let known = sets[set] { return known }
    func places(_ names: [String]) -> [Int32] { names.compactMap { result.groups[$0] } }
    result.sets.append(
      VerdictProgram.MemberSet(
        words: WordSet(set.words.map { word($0) }), groups: places(set.groups),
        exceptWords: WordSet(set.exceptWords.map { word($0) }), exceptGroups: places(set.exceptGroups)))
    let place = Int32(result.sets.count - 1)
    sets[set] = place
    return place
  }
}
