import Interchange

/// Turns clauses of a program into planes: what `Evaluation` asks of one deal on one day, asked of many rows, each with
/// its own day. What has no form in columns is an obstacle, and its clause is left out.
struct VectorCompiler {
  let program: RuleProgram
  let layout: VectorLayout
  let calendar: LawCalendar
  let trustsStatements: Bool
  var graph = PlaneGraph()
  var columns: [VectorColumn] = []
  private var columnOfFact: [Int: Int] = [:]
  var columnOfTerm: [String: Int] = [:]
  private var memory: [Key: Result<PlaneTruth, VectorObstacle>] = [:]

  private struct Key: Hashable {
    var clause: String
    /// Nil for whichever version counts.
    var span: SourceSpan?
    var isFirm: Bool
  }

  init(_ program: RuleProgram, _ layout: VectorLayout, known: CalendarDay, trustsStatements: Bool) {
    self.program = program
    self.layout = layout
    self.trustsStatements = trustsStatements
    calendar = LawCalendar(program, known: known)
    // Every fact that rows state is a column, read by some rule or not, so that all that is stated is checked.
    for path in layout.facts {
      guard let index = program.factIndex[path] else { continue }
      let fact = program.facts[index]
      columnOfFact[index] = columns.count
      columns.append(VectorColumn(fact: fact, content: Self.content(of: fact.type)))
    }
  }

  private static func content(of type: ValueType) -> VectorColumn.Content {
    switch type {
    case .truth: .truth
    case .number: .number(NumberCodec([]), isDay: false, keepsExact: false)
    case .day: .number(NumberCodec([]), isDay: true, keepsExact: false)
    case .country, .code, .word, .text: .dictionary([.stated])
    }
  }

  /// The column of a fact; nil where rows do not state it.
  func column(of fact: Int) -> Int? { columnOfFact[fact] }

  mutating func plane(_ node: PlaneGraph.Node) -> PlaneGraph.Plane { graph.plane(node) }

  // MARK: Clauses

  /// Whether the clause holds, in the version that counts on each row's day. No version: it does not.
  ///
  /// - Parameter isFirm: on stated facts alone; what rests on an assumption is unknown.
  mutating func holds(_ id: String, isFirm: Bool = false) throws(VectorObstacle) -> PlaneTruth {
    try remembered(Key(clause: id, span: nil, isFirm: isFirm)) { compiler throws(VectorObstacle) in
      var parts: [PlaneTruth] = []
      for span in compiler.calendar.versions(of: id) {
        let inForce = compiler.graph.settled(compiler.graph.days(from: span.from, until: span.until))
        let body = try compiler.settle(span.clause, isFirm: isFirm)
        parts.append(compiler.graph.and([inForce, body]))
      }
      return parts.isEmpty ? .constant(false) : compiler.graph.or(parts)
    }
  }

  private mutating func remembered(
    _ key: Key, _ work: (inout VectorCompiler) throws(VectorObstacle) -> PlaneTruth
  ) throws(VectorObstacle) -> PlaneTruth {
    if let known = memory[key] { return try known.get() }
    do throws(VectorObstacle) {
      let result = try work(&self)
      memory[key] = .success(result)
      return result
    } catch {
      memory[key] = .failure(error)
      throw error
    }
  }

  /// One version of a clause: its condition, less its exceptions, or as its class is stated.
  private mutating func settle(_ clause: Clause, isFirm: Bool) throws(VectorObstacle) -> PlaneTruth {
    try remembered(Key(clause: clause.id, span: clause.span, isFirm: isFirm)) { compiler throws(VectorObstacle) in
      let (result, conflict) = try compiler.lessExceptions(clause, isFirm: isFirm)
      guard clause.kind == .class else { return compiler.graph.open(result, where: conflict) }
      let firm = isFirm ? result : try compiler.lessExceptions(clause, isFirm: true).result
      let computed = isFirm ? try compiler.lessExceptions(clause, isFirm: false).result : result
      let stated = compiler.asStated(clause, computed, firm: firm, wantsFirm: isFirm)
      return compiler.graph.open(stated, where: conflict)
    }
  }

  /// The condition with its exceptions, and where two of them disagree.
  private mutating func lessExceptions(
    _ clause: Clause, isFirm: Bool
  ) throws(VectorObstacle) -> (result: PlaneTruth, conflict: PlaneGraph.Plane) {
    var parts: [PlaneTruth] = []
    if !clause.addressees.isEmpty { parts.append(try addressee(of: clause)) }
    if let condition = clause.condition { parts.append(try truth(of: condition, isFirm: isFirm)) }
    for exception in clause.exceptions {
      parts.append(try truth(of: exception.condition, isFirm: isFirm).negated)
    }
    var held: [PlaneTruth] = []
    var (taken, kept) = (PlaneGraph.zero, PlaneGraph.zero)
    for id in program.exceptionsTo[clause.id] ?? [] {
      for span in calendar.versions(of: id) where span.clause.targets.contains(clause.id) {
        let inForce = graph.settled(graph.days(from: span.from, until: span.until))
        let exception = graph.and([inForce, try settle(span.clause, isFirm: isFirm)])
        let certain = graph.and(inForce.yes, try settle(span.clause, isFirm: false).yes)
        if span.clause.makesHold {
          held.append(exception)
          kept = graph.or(kept, certain)
        } else {
          parts.append(exception.negated)
          taken = graph.or(taken, certain)
        }
      }
    }
    return (graph.or([graph.and(parts)] + held), graph.and(taken, kept))
  }
}
