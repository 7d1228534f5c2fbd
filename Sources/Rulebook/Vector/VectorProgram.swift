package import Interchange

/// Clauses of a `RuleProgram` made ready for millions of rows: a flat list of steps over planes of bytes.
///
///     let layout = try VectorLayout(["item.tpp", "deal.to"], of: program)
///     let vector = VectorProgram(program, clauses: ["3A090.a"], layout: layout, known: today)
///     let (block, scratch) = (VectorBlock(vector), VectorScratch(vector))
///     try block.add(…)                      // rows, each with its day
///     scratch.evaluate(block)
///     scratch.truth(of: 0, row: 17)         // yes, no or unknown, as `Evaluation` would say
///
/// Facts are of one record of each kind. A clause without a form in columns is in `obstacles`.
package struct VectorProgram: Sendable {
  /// The clauses asked, in order.
  package let clauses: [String]
  /// Of the clauses asked, those that have no form in columns, each with what stands in the way.
  package let obstacles: [String: Diagnostic]
  package let layout: VectorLayout
  let groups: GroupTable
  let isAddressee: @Sendable (String, [String]) -> Truth
  let columns: [VectorColumn]
  /// Where the planes and codes of each column begin in a block.
  let planeOfColumn: [Int]
  let codeOfColumn: [Int]
  let inputPlanes: Int
  let inputCodes: Int
  let instructions: [VectorInstruction]
  let slots: Int
  /// The planes of each clause asked.
  let answers: [PlaneTruth]

  /// - Parameters:
  ///   - known: the day of asking, with whose knowledge clauses count.
  ///   - trustsStatements: as of `Evaluation`.
  package init(
    _ program: RuleProgram, clauses: [String], layout: VectorLayout, known: CalendarDay, trustsStatements: Bool = true,
    isAddressee: @escaping @Sendable (_ name: String, _ addressees: [String]) -> Truth = { _, _ in .no }
  ) {
    var compiler = VectorCompiler(program, layout, known: known, trustsStatements: trustsStatements)
    var obstacles: [String: Diagnostic] = [:]
    var roots: [PlaneTruth] = []
    for id in clauses {
      do throws(VectorObstacle) {
        roots.append(try compiler.holds(id))
      } catch {
        roots.append(.unknown)
        obstacles[id] = Diagnostic(
          "batch.clause", "`\(id)` cannot be answered in columns: \(error.reason)", at: error.span, severity: .note)
      }
    }
    var lowering = VectorLowering(compiler.graph, compiler.columns)
    answers = lowering.lower(roots)
    (instructions, slots) = (lowering.instructions, lowering.slots)
    (planeOfColumn, codeOfColumn) = (lowering.planeOfColumn, lowering.codeOfColumn)
    (inputPlanes, inputCodes) = (lowering.inputPlanes, lowering.inputCodes)
    columns = lowering.columns
    self.clauses = clauses
    self.obstacles = obstacles
    self.layout = layout
    self.isAddressee = isAddressee
    groups = program.groups
  }
}
