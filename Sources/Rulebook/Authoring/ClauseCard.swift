public import Interchange

/// One version of a clause with what stands around it in the law of a day: what an author, or a reader of an answer, looks
/// up.
///
///     for card in ClauseCard.all("3A090.a", in: program, on: day, known: today) { print(card.text) }
public struct ClauseCard: Sendable {
  public let clause: Clause
  /// The law that the card was looked up in.
  public let law: Law
  /// The first day on which this version no longer counts, as far as is known; nil where none is.
  public let end: CalendarDay?
  /// Labelled exceptions to the clause.
  public let exceptions: [Clause]
  /// Authorisations that lift the requirement.
  public let authorisations: [Clause]
  /// Reviews of the requirement.
  public let reviews: [Clause]
  /// Clauses whose conditions refer to this one.
  public let readers: [Clause]

  init(_ clause: Clause, in law: Law) {
    self.clause = clause
    self.law = law
    end = law.end(of: clause)
    let all = ClauseKind.allCases.flatMap(law.clauses)
    let speaking = all.filter { $0.targets.contains(clause.id) }
    exceptions = speaking.filter { $0.kind == .exception }
    authorisations = speaking.filter { $0.kind == .authorise }
    reviews = speaking.filter { $0.kind == .review }
    readers = all.filter { reader in reader.terms.contains { $0.refers(to: clause.id) } }
  }

  /// The versions of a clause.
  ///
  /// - Parameters:
  ///   - day: only what counts on this day; nil for every version, each in the law of its first day.
  ///   - known: the day whose knowledge of the law is used.
  /// - Returns: earliest first; empty where none counts or the clause is not there.
  public static func all(
    _ id: String, in program: RuleProgram, on day: CalendarDay?, known: CalendarDay
  ) -> [ClauseCard] {
    let versions = program.versions[id] ?? []
    guard let day else {
      return versions.map { ClauseCard($0, in: program.law(on: $0.period?.from ?? known, known: .distantFuture)) }
    }
    let law = program.law(on: day, known: known)
    let counting = Set(ClauseKind.allCases.flatMap(law.clauses).filter { $0.id == id }.map(ObjectIdentifier.init))
    return versions.filter { counting.contains(ObjectIdentifier($0)) }.map { ClauseCard($0, in: law) }
  }
}

extension RuleProgram {
  /// Ids of clauses that may be meant by one that is not there: what lies under it, what contains it, the nearest.
  public func idsNear(_ id: String) -> [String] {
    let wanted = id.lowercased()
    var near = ids.filter { $0.lowercased() == wanted }
    if let nearest = nearestName(to: id, among: ids) { near.append(nearest) }
    near += ids.filter { $0.lowercased().hasPrefix(wanted + ".") } + ids.filter { $0.lowercased().contains(wanted) }
    var seen: Set<String> = []
    return Array(near.filter { seen.insert($0).inserted }.prefix(5))
  }
}

extension Term {
  /// Whether the clause is named in this condition, by its id or as one of the classes under a number.
  fileprivate func refers(to id: String) -> Bool {
    switch kind {
    case .define(let name), .clause(let name): name == id
    case .classes(let path): CodePath(id)?.isUnder(path) ?? false
    default: parts.contains { $0.refers(to: id) }
    }
  }
}
