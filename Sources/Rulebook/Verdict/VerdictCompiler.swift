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
          subject: subject, place: place, isDerived: !fact.derivations.isEmpty,
          isLocal: fact.derivations.allSatisfy { isLocal($0, to: fact.subject) }))
    }
    for (index, fact) in program.facts.enumerated() {
      guard let assumption = fact.assumption else { continue }
      result.facts[index].assumed = slot(assumption)
    }
  }

  /// What an assumption puts in the place of a fact; nil for a value that only `Evaluation` can take.
  private mutating func slot(_ assumption: Fact.Assumption) -> FactFrame.Slot? {
    let remarks: Verdict.Remarks = assumption.text == nil ? .unsettled : [.unsettled, .assumption]
    switch assumption.value {
    case .truth(let flag): return FactFrame.Slot(kind: .truth, remarks: remarks, value: flag ? 1 : 0)
    case .day(let day): return FactFrame.Slot(kind: .day, remarks: remarks, value: Int32(day.ordinal))
    case .country(let text), .word(let text): return FactFrame.Slot(kind: .word, remarks: remarks, value: word(text))
    case .number, .code, .text: return nil
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
      clause: clauses[clause.id] ?? -1, condition: nil, exceptions: [],
      exceptionClauses: (program.exceptionsTo[clause.id] ?? []).compactMap { clauses[$0] },
      targets: clause.targets.compactMap { clauses[$0] }, makesHold: clause.makesHold,
      hasAddressees: !clause.addressees.isEmpty,
      subjects: clause.subjects.sorted().map { subject($0) }, path: nil, classFact: nil, policies: [],
      mayBeCut: false, source: clause)
    if let condition = clause.condition, condition.type == .truth {
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

  /// A comparison of one fact; anything wider is left to `Evaluation`.
  private mutating func leaf(_ term: Term) -> Int32 {
    switch term.kind {
    case .fact(let index) where term.type == .truth: return add(.truth(fact: Int32(index)))
    case .compare(let left, let comparison, let right):
      if case .fact(let fact) = left.kind, case .constant(let value) = right.kind,
        let node = compare(Int32(fact), comparison, value)
      {
        return add(node)
      }
    case .within(let inner, let interval):
      if case .fact(let fact) = inner.kind {
        let ends = [
          add(.compare(fact: Int32(fact), interval.lowIncluded ? .greaterOrEqual : .greater, limit: limit(interval.low))),
          add(.compare(fact: Int32(fact), interval.highIncluded ? .lessOrEqual : .less, limit: limit(interval.high))),
        ]
        let (first, count) = add(parts: ends)
        return add(.all(first: first, count: count))
      }
    case .member(let inner, let set):
      if case .fact(let fact) = inner.kind, isWord(inner.type) {
        return add(.member(fact: Int32(fact), set: member(set)))
      }
    case .under(let inner, let paths):
      if case .fact(let fact) = inner.kind, paths.allSatisfy({ $0.components.count <= VerdictProgram.Code.deepest }) {
        result.codeSets.append(WordSet(paths.map { code($0).word }))
        return add(.under(fact: Int32(fact), set: Int32(result.codeSets.count - 1)))
      }
    case .mentions(let inner, let words):
      if case .fact(let fact) = inner.kind {
        result.mentions.append(words)
        return add(.mentions(fact: Int32(fact), words: Int32(result.mentions.count - 1)))
      }
    case .known(let inner):
      if case .fact(let fact) = inner.kind { return add(.known(fact: Int32(fact))) }
    default: break
    }
    result.terms.append(term)
    return add(.explained(term: Int32(result.terms.count - 1)))
  }

  private func isWord(_ type: ValueType) -> Bool {
    switch type {
    case .country, .word, .code, .text: true
    case .truth, .number, .day: false
    }
  }

  private mutating func limit(_ exact: Exact, day: Int32 = 0) -> Int32 {
    result.limits.append((exact, day))
    return Int32(result.limits.count - 1)
  }

  private mutating func compare(_ fact: Int32, _ comparison: Comparison, _ value: Value) -> VerdictNode? {
    let isEqual = comparison == .equal
    switch value {
    case .number(let low, let high) where low == high:
      return .compare(fact: fact, comparison, limit: limit(low))
    case .day(let day): return .compare(fact: fact, comparison, limit: limit(.zero, day: Int32(day.ordinal)))
    case .country(let text), .word(let text), .text(let text):
      return .equal(fact: fact, word: word(text), isEqual: isEqual)
    case .code(let path) where path.components.count <= VerdictProgram.Code.deepest:
      return .equal(fact: fact, word: code(path).word, isEqual: isEqual)
    case .truth, .number, .code: return nil
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
