import Interchange

/// What clauses refer to: the kinds of record they speak of, and circles among them.
extension Checker {
  /// The kinds of record for each of which a clause is asked anew: those it names, directly or through others, and
  /// does not itself look through with `any` or `every`.
  mutating func subjects(ofClause id: String) -> Set<String> {
    if let known = subjectsOfClause[id] { return known }
    subjectsOfClause[id] = []
    var result: Set<String> = []
    for expression in expressionsOfClause[id] ?? [] { result.formUnion(subjects(of: expression)) }
    for exception in exceptionsTo[id] ?? [] { result.formUnion(subjects(ofClause: exception)) }
    subjectsOfClause[id] = result
    return result
  }

  private mutating func subjects(of expression: Expression) -> Set<String> {
    switch expression.kind {
    case .name(let name):
      if let index = checked.factIndex[name] {
        return subjects(ofFact: name).union([checked.facts[index].subject])
      }
      return kinds[name] == nil ? [] : subjects(ofClause: name)
    case .quantified(_, let subject, let body):
      // The records that belong to an item are looked through for that item.
      return subjects(of: body).subtracting([subject]).union([checked.owners[subject]].compactMap { $0 })
    default:
      var result: Set<String> = []
      for id in classes(namedBy: expression) { result.formUnion(subjects(ofClause: id)) }
      for part in parts(of: expression) { result.formUnion(subjects(of: part)) }
      return result
    }
  }

  /// The kinds of record that the derivations of a fact read.
  private mutating func subjects(ofFact path: String) -> Set<String> {
    if let known = subjectsOfClause[path] { return known }
    subjectsOfClause[path] = []
    var result: Set<String> = []
    for derivation in derivations(ofFact: path) { result.formUnion(subjects(of: derivation)) }
    subjectsOfClause[path] = result
    return result
  }

  private func derivations(ofFact path: String) -> [Expression] {
    factSyntax.first { $0.path == path }?.derivations ?? []
  }

  /// Refuses clauses and facts that refer to themselves through others.
  mutating func findCycles() {
    var done: Set<String> = []
    for id in checked.ids + checked.facts.map(\.path) {
      var path: [String] = []
      if let circle = circle(from: id, path: &path, done: &done) {
        let span = clauseSyntax.first { $0.clause.id == id }?.clause.span ?? factSyntax.first { $0.path == id }?.span
        errors.append(
          Diagnostic(
            "rule.cycle", "these refer to each other in a circle: \(circle.joined(separator: " > "))", at: span))
        return
      }
    }
  }

  /// A chain of references longer than this is taken for a circle: no reader follows it, and no stack either.
  private static let longestChain = 200

  private func circle(from id: String, path: inout [String], done: inout Set<String>) -> [String]? {
    if let start = path.firstIndex(of: id) { return path[start...] + [id] }
    if path.count > Self.longestChain { return path.prefix(3) + ["...", id] }
    guard !done.contains(id) else { return nil }
    path.append(id)
    defer { path.removeLast() }
    let own = checked.factIndex[id] == nil ? expressionsOfClause[id] ?? [] : derivations(ofFact: id)
    for next in own.flatMap(references) + (exceptionsTo[id] ?? []) {
      if let found = circle(from: next, path: &path, done: &done) { return found }
    }
    done.insert(id)
    return nil
  }

  private func references(of expression: Expression) -> [String] {
    var ids = classes(namedBy: expression) + parts(of: expression).flatMap(references)
    if case .name(let name) = expression.kind, kinds[name] != nil || checked.factIndex[name] != nil { ids.append(name) }
    return ids
  }

  /// Where `is known` stands in an expression, if it does.
  func knownOperator(in expression: Expression) -> SourceSpan? {
    if case .known = expression.kind { return expression.span }
    return parts(of: expression).lazy.compactMap(knownOperator).first
  }

  private func classes(namedBy expression: Expression) -> [String] {
    guard case .code(let path) = expression.kind else { return [] }
    return classPaths.filter { $0.path.isUnder(path) }.map(\.id)
  }

  /// The expressions directly inside one.
  private func parts(of expression: Expression) -> [Expression] {
    switch expression.kind {
    case .name, .code, .number, .day, .text: []
    case .not(let inner), .within(let inner, _), .member(let inner, _), .under(let inner, _), .known(let inner),
      .mentions(let inner, _):
      [inner]
    case .all(let parts), .any(let parts): parts
    case .compare(let left, _, let right), .arithmetic(let left, _, let right): [left, right]
    case .quantified(_, _, let body): [body]
    }
  }
}

extension ClauseSyntax {
  /// All expressions of the clause, policies included.
  var expressions: [Expression] {
    [condition].compactMap { $0 } + exceptions.map(\.condition)
      + policies.flatMap { policy in
        var all = [policy.condition].compactMap { $0 }
        if case .fact(let word, let text) = policy.value { all += [word, text] }
        return all
      }
  }
}
