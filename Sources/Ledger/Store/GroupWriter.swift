import Dispatch
import GRDB
import Interchange
import Synchronization

/// The single writer of a ledger: gathers what many threads want to append into one transaction, so that they share the
/// cost of bringing it to the disk, and tells each of them only after that.
final class GroupWriter: Sendable {
  private let pool: DatabasePool
  private let file: String
  private let seal: @Sendable (LedgerTransaction) throws -> Checkpoint?
  private let witness: @Sendable (Checkpoint) throws -> Void
  private let clock: @Sendable () -> Int
  private let queue = DispatchQueue(label: "chokepoint.ledger.writer")
  private let waiting = Mutex<[LedgerJob]>([])

  /// The most jobs of one transaction.
  private static let mostJobs = 4096

  /// - Parameters:
  ///   - seal: signs what a transaction made of the log, and writes that into the database.
  ///   - witness: writes it beside the database, once it is there.
  init(
    _ pool: DatabasePool, file: String, clock: @escaping @Sendable () -> Int,
    seal: @escaping @Sendable (LedgerTransaction) throws -> Checkpoint?,
    witness: @escaping @Sendable (Checkpoint) throws -> Void
  ) {
    (self.pool, self.file, self.clock) = (pool, file, clock)
    (self.seal, self.witness) = (seal, witness)
  }

  func submit(_ job: LedgerJob) {
    let isFirst = waiting.withLock { waiting in
      waiting.append(job)
      return waiting.count == 1
    }
    if isFirst { queue.async { self.drain() } }
  }

  private func drain() {
    while true {
      let jobs = waiting.withLock { waiting in
        let jobs = Array(waiting.prefix(Self.mostJobs))
        waiting.removeFirst(jobs.count)
        return jobs
      }
      if jobs.isEmpty { return }
      run(jobs)
    }
  }

  private func run(_ jobs: [LedgerJob]) {
    var refusals = [Diagnostic?](repeating: nil, count: jobs.count)
    do throws(Diagnostic) {
      let sealed = try LedgerFailure.mapping(file) { try commit(jobs, &refusals) }
      if let sealed { try LedgerFailure.mapping(file) { try witness(sealed) } }
      for (job, refusal) in zip(jobs, refusals) { job.finish(refusal) }
    } catch {
      // Of what was refused for its own sake, that is said.
      for (job, refusal) in zip(jobs, refusals) { job.finish(refusal ?? error) }
    }
  }

  private func commit(_ jobs: [LedgerJob], _ refusals: inout [Diagnostic?]) throws -> Checkpoint? {
    try pool.writeWithoutTransaction { db in
      var sealed: Checkpoint?
      try db.inTransaction(.immediate) {
        let transaction = try LedgerTransaction(db, clock: clock)
        let before = transaction.frontier.size
        for (place, job) in jobs.enumerated() {
          do { try transaction.attempt { try job.work(transaction) } } catch let refusal as Diagnostic {
            refusals[place] = refusal
          }
        }
        if transaction.frontier.size > before { sealed = try seal(transaction) }
        return .commit
      }
      return sealed
    }
  }
}
