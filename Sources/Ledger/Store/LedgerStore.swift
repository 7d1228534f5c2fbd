import Dispatch
import Foundation
import GRDB
public import Interchange
import Synchronization

/// The ledger of a workspace: an append-only table of records in SQLite, and the Merkle log over them. The central type of
/// `Ledger`.
///
///     let store = try LedgerStore(LedgerPlace(folder))
///     let receipt = try store.append(LedgerEntry(.note, actor: "anna", action: "note", about: ["deal:D-1"]))
///     try store.record(receipt.seq)?.json
///
/// An append returns after its transaction is on the disk. Safe to share between threads and between processes: one
/// thread of each process writes, and of several processes one at a time.
public final class LedgerStore: Sendable {
  public let place: LedgerPlace
  /// Who signs the checkpoints of this ledger.
  public let key: VerifierKey
  let pool: DatabasePool
  private let writer: GroupWriter
  private let isClosed = Mutex(false)

  /// Opens the ledger, and makes it with its key if there is none.
  ///
  /// - Throws: `Diagnostic` `ledger.…` if it cannot be opened, is damaged, or its key is not there.
  public convenience init(_ place: LedgerPlace) throws(Diagnostic) {
    try self.init(place, clock: LedgerClock.system)
  }

  /// - Parameter clock: microseconds since 1970.
  init(_ place: LedgerPlace, clock: @escaping @Sendable () -> Int) throws(Diagnostic) {
    let opened = try LedgerOpening.open(place)
    let key = opened.key
    (self.place, self.key, pool) = (place, key.verifier, opened.pool)
    writer = GroupWriter(opened.pool, file: place.database, clock: clock) { transaction in
      let checkpoint = try Checkpoint(
        size: transaction.frontier.size, root: transaction.frontier.root, signedBy: key)
      try transaction.db.cachedStatement(sql: "INSERT INTO checkpoint (size, note) VALUES (?, ?)")
        .execute(arguments: [checkpoint.size, checkpoint.note])
      return checkpoint
    } witness: { checkpoint in
      try LedgerHead.advance(place.head, to: checkpoint)
    }
  }

  deinit { close() }

  /// Ends the use of the ledger: what stands in the write-ahead log goes into the database's own file, as far as no other
  /// process reads it. What is asked after that fails.
  public func close() {
    // A connection that is closed must not be asked again.
    let isFirst = isClosed.withLock { closed in
      defer { closed = true }
      return !closed
    }
    guard isFirst else { return }
    try? pool.writeWithoutTransaction { db in
      // Whoever reads meanwhile is not waited for.
      try db.execute(sql: "PRAGMA busy_timeout = 0")
      _ = try db.checkpoint(.truncate)
    }
    try? pool.close()
  }

  /// Whether a folder has a ledger.
  public static func exists(at place: LedgerPlace) -> Bool { FileManager.default.fileExists(atPath: place.database) }

  // MARK: Write

  /// Appends a record and waits until it is on the disk.
  ///
  /// - Throws: `Diagnostic`: `ledger.entry` or `ledger.key-reused` for an entry that is refused; `ledger.full`, `ledger.io`,
  ///   `ledger.busy` and others if it could not be written. Then nothing of it is acknowledged, and it may be tried again
  ///   under the same key.
  public func append(_ entry: LedgerEntry) throws(Diagnostic) -> LedgerReceipt {
    try write { transaction in try transaction.append(entry) }
  }

  /// The same without holding a thread, for servers.
  public func append(_ entry: LedgerEntry) async throws(Diagnostic) -> LedgerReceipt {
    let outcome: Result<LedgerReceipt, Diagnostic> = await withCheckedContinuation { continuation in
      submit({ transaction in try transaction.append(entry) }, { continuation.resume(returning: $0) })
    }
    return try outcome.get()
  }

  /// Appends records at once: they share what bringing them to the disk costs, and each is there or refused by itself.
  ///
  /// - Returns: what came of each, in their order.
  public func append(_ entries: [LedgerEntry]) -> [Result<LedgerReceipt, Diagnostic>] {
    let group = DispatchGroup()
    let outcomes = Mutex<[Int: Result<LedgerReceipt, Diagnostic>]>([:])
    for (place, entry) in entries.enumerated() {
      group.enter()
      let tell: @Sendable (Result<LedgerReceipt, Diagnostic>) -> Void = { result in
        outcomes.withLock { $0[place] = result }
        group.leave()
      }
      submit({ transaction in try transaction.append(entry) }, tell)
    }
    group.wait()
    let lost = Diagnostic("ledger.database", "the writer of `\(place.database)` gave no answer")
    return outcomes.withLock { known in entries.indices.map { known[$0] ?? .failure(lost) } }
  }

  /// Runs work in the writer's transaction; nothing of it stays if it throws.
  func write<Value: Sendable>(
    _ work: @escaping @Sendable (LedgerTransaction) throws -> Value
  ) throws(Diagnostic) -> Value {
    let done = DispatchSemaphore(value: 0)
    let outcome = Mutex<Result<Value, Diagnostic>?>(nil)
    submit(work) { result in
      outcome.withLock { $0 = result }
      done.signal()
    }
    done.wait()
    guard let result = outcome.withLock({ $0 }) else {
      throw Diagnostic("ledger.database", "the writer of `\(place.database)` gave no answer")
    }
    return try result.get()
  }

  private func submit<Value: Sendable>(
    _ work: @escaping @Sendable (LedgerTransaction) throws -> Value,
    _ tell: @escaping @Sendable (Result<Value, Diagnostic>) -> Void
  ) {
    let value = SharedValue<Value>()
    writer.submit(
      LedgerJob(work: { value.set(try work($0)) }) { refusal in
        if let refusal { return tell(.failure(refusal)) }
        guard let value = value.get() else {
          return tell(.failure(Diagnostic("ledger.database", "the transaction did not end")))
        }
        tell(.success(value))
      })
  }

  // MARK: Read

  /// Reads in one snapshot.
  func read<Value>(_ work: (Database) throws -> Value) throws(Diagnostic) -> Value {
    try LedgerFailure.mapping(place.database) { try pool.read(work) }
  }

  /// How many records there are.
  public func size() throws(Diagnostic) -> Int { try read(LedgerReading.size) }

  /// The record of a number; nil if there is none.
  public func record(_ seq: Int) throws(Diagnostic) -> LedgerRecord? {
    try read { db in try LedgerReading.record(seq, db) }
  }

  /// The records about a matter, oldest first: `deal:D-1`, `case:7`, `licence:D1234567`.
  public func records(about subject: String) throws(Diagnostic) -> [LedgerRecord] {
    try read { db in try LedgerReading.records(about: subject, db) }
  }

  /// The records that meet a filter, newest first.
  public func records(_ filter: LedgerFilter) throws(Diagnostic) -> [LedgerRecord] {
    try read { db in try LedgerReading.records(filter, db) }
  }

  /// The newest checkpoint; nil while there is no record.
  public func checkpoint() throws(Diagnostic) -> Checkpoint? { try read(LedgerReading.checkpoint) }
}
