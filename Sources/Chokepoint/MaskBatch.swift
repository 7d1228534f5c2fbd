package import Interchange
package import Rulebook
import Synchronization

/// Answers a batch with two masks a row: which clauses hold, and which are unknown.
///
///     7,3,8        the row `7`: the first two clauses hold, the fourth is unknown, the others do not hold
package final class MaskBatch: Sendable {
  /// What came of a block of the file.
  package struct Output: Sendable {
    package var bytes: [UInt8] = []
    package var rows = 0
    package var failures: [Diagnostic] = []
  }

  /// The most clauses: the bits of a mask.
  package static let mostClauses = 64

  package let program: VectorProgram
  private let rows: FlatRows
  private let pool = Mutex<[MaskWorker]>([])

  /// - Throws: `Diagnostic` `batch.clause` for a clause that has no form in columns, or too many of them.
  package init(
    _ program: RuleProgram, fields: BatchFields, form: FlatForm, known: CalendarDay, goesOn: Bool,
    isAddressee: @escaping @Sendable (String, [String]) -> Truth
  ) throws(Diagnostic) {
    guard fields.clauses.count <= Self.mostClauses else {
      throw Diagnostic(
        "batch.clauses", "a mask has \(Self.mostClauses) bits, and \(fields.clauses.count) clauses are asked",
        help: "name those that matter in the fields file: clause,ID,")
    }
    let layout = try VectorLayout(fields.facts.map(\.path), of: program)
    self.program = VectorProgram(
      program, clauses: fields.clauses, layout: layout, known: known, isAddressee: isAddressee)
    for id in fields.clauses {
      guard var obstacle = self.program.obstacles[id] else { continue }
      obstacle.severity = .error
      throw obstacle
    }
    rows = FlatRows(fields: fields, form: form, goesOn: goesOn)
  }

  package func answer(_ source: FlatBlock) -> Output {
    let worker = pool.withLock { $0.popLast() } ?? MaskWorker(program)
    defer { pool.withLock { $0.append(worker) } }
    var output = Output()
    output.bytes.reserveCapacity(source.bytes.count / 2)
    (output.rows, output.failures) = rows.read(source, into: worker.block) { block, ids, bytes in
      worker.ask(block)
      worker.write(ids, bytes, to: &output.bytes)
      return block
    }
    return output
  }

  /// How long the asking alone takes, over rows that are all in columns: the best of some rounds.
  ///
  /// - Returns: rows, and seconds of the best round.
  package func timeKernel(_ sources: [FlatBlock], rounds: Int) -> (rows: Int, seconds: Double) {
    var blocks: [VectorBlock] = []
    for source in sources {
      // A block of its own each time: all rows stay in memory.
      _ = rows.read(source, into: VectorBlock(program)) { block, _, _ in
        blocks.append(block)
        return VectorBlock(program)
      }
    }
    let worker = MaskWorker(program)
    let clock = ContinuousClock()
    var best = Duration.seconds(1_000_000)
    for _ in 0..<rounds {
      best = min(best, clock.measure { for block in blocks { worker.ask(block) } })
    }
    let seconds = Double(best.components.seconds) + Double(best.components.attoseconds) / 1e18
    return (blocks.reduce(0) { $0 + $1.count }, seconds)
  }
}
