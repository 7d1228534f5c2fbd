import Interchange

/// What is stated of classes and addressees.
extension VectorCompiler {
  /// What a stated classification makes of a class; `Evaluation.asStated` says why.
  ///
  /// - Parameter wantsFirm: whether the answer on stated facts alone is wanted.
  mutating func asStated(
    _ clause: Clause, _ computed: PlaneTruth, firm: PlaneTruth, wantsFirm: Bool
  ) -> PlaneTruth {
    guard let path = CodePath(clause.id),
      let index = program.facts.firstIndex(where: { $0.statesClass && clause.subjects.contains($0.subject) }),
      let column = column(of: index)
    else { return wantsFirm ? firm : computed }
    let isStated = test(.stated, of: column)
    let isUnder = test(.under([path]), of: column)
    let isAbove = graph.andNot(test(.above(path), of: column), isUnder)
    // Stated as this class: that stands, or where statements are not trusted, unless the facts show otherwise.
    let taken = trustsStatements ? isUnder : graph.andNot(isUnder, firm.no)
    let yes = graph.or(computed.yes, taken)
    let result = wantsFirm ? firm : computed
    // Stated as another class: what is open is no. Stated as one above: what is shown to fail is no.
    let isOther = graph.andNot(graph.andNot(isStated, isUnder), isAbove)
    let isOpen = graph.andNot(isOther, graph.known(computed))
    let shown = graph.or(graph.andNot(computed.no, isAbove), graph.and(graph.and(computed.no, isAbove), firm.no))
    let no = graph.or(isOpen, wantsFirm ? graph.and(result.no, shown) : shown)
    let notYes = graph.andNot(no, yes)
    guard wantsFirm else { return PlaneTruth(yes: yes, no: notYes) }
    return PlaneTruth(yes: graph.or(firm.yes, graph.andNot(taken, computed.yes)), no: notYes)
  }

  /// Whether the deal's addressee is one the clause is addressed to.
  mutating func addressee(of clause: Clause) throws(VectorObstacle) -> PlaneTruth {
    guard let index = program.facts.firstIndex(where: \.namesAddressee) else { return .constant(false) }
    guard let column = column(of: index) else { return .unknown }
    return PlaneTruth(
      yes: test(.addressee(clause.addressees, .yes), of: column),
      no: test(.addressee(clause.addressees, .no), of: column))
  }

  /// The plane of a question about the values of a dictionary column.
  mutating func test(_ test: DictionaryTest, of column: Int) -> PlaneGraph.Plane {
    guard case .dictionary(var tests) = columns[column].content else { return PlaneGraph.zero }
    if let known = tests.firstIndex(of: test) { return plane(.test(column, known)) }
    tests.append(test)
    columns[column].content = .dictionary(tests)
    return plane(.test(column, tests.count - 1))
  }
}
