import Foundation
import GRDB
import Interchange

/// Hashes all records again and holds them against the hashes and checkpoints that are kept.
struct LogPass {
  private let db: Database
  private let key: VerifierKey?
  var report: LedgerReport
  /// The tree of the records as they are now, and of the hashes kept of them.
  private var (made, kept) = (MerkleFrontier(), MerkleFrontier())
  /// What both made since the last checkpoint that fitted.
  private var (madeNodes, keptNodes): ([MerkleFrontier.Node], [MerkleFrontier.Node]) = ([], [])
  /// Records that do not have the hash kept of them, since then.
  private var strangers: [Int] = []
  private var nodes = 0

  init(_ db: Database, key: VerifierKey?, report: LedgerReport) {
    (self.db, self.key, self.report) = (db, key, report)
  }

  /// - Parameters:
  ///   - head: the newest checkpoint that is kept outside.
  ///   - each: what else is done with every record that is whole.
  mutating func run(_ head: Checkpoint?, each: (LedgerRecord) throws -> Void) throws {
    let rows = try Row.fetchCursor(db, sql: "SELECT seq, bytes FROM record ORDER BY seq")
    let notes = try Row.fetchCursor(db, sql: "SELECT size, note FROM checkpoint ORDER BY size")
    var next = try checkpoint(notes)
    while let row = try rows.next() {
      let seq = made.size + 1
      try read(row, seq, each)
      while let due = next, due.size <= seq {
        if due.size == seq { settle(due.checkpoint) }
        next = try checkpoint(notes)
      }
    }
    report.size = made.size
    if !madeNodes.isEmpty { tail() }
    while let late = next {
      report.add("records", "checkpoint \(late.size) signs \(late.size) records, and there are \(made.size)")
      next = try checkpoint(notes)
    }
    let stored = try Int.fetchOne(db, sql: "SELECT count(*) FROM node") ?? 0
    if stored != nodes { report.add("node", "the table `node` has \(stored) rows, not \(nodes)") }
    if let head { compare(head) }
    report.root = made.root
  }

  private mutating func read(_ row: Row, _ seq: Int, _ each: (LedgerRecord) throws -> Void) throws {
    let bytes = Data.fromDatabaseValue(row["bytes"]).map { [UInt8]($0) } ?? []
    if Int.fromDatabaseValue(row["seq"]) != seq {
      report.add("records", "record \(seq) is not there: the next is \((row["seq"] as DatabaseValue).description)")
      throw Diagnostic("ledger.verify.records", "the records from \(seq) on cannot be told apart")
    }
    let leaf = MerkleHash.leaf(bytes)
    let stored = try? LedgerReading.node(db)(0, seq - 1)
    if stored != leaf { strangers.append(seq) }
    madeNodes += made.append(leaf)
    keptNodes += kept.append(stored ?? leaf)
    do throws(Diagnostic) {
      let record = try LedgerRecord(bytes)
      if record.seq != seq { report.add("record", "record \(seq) says that it is record \(record.seq)") }
      if stored == leaf { try LedgerFailure.mapping("ledger") { try each(record) } }
    } catch {
      report.add("record", "record \(seq) is damaged: \(error.message)")
    }
  }

  private mutating func checkpoint(_ rows: RowCursor) throws -> (size: Int, checkpoint: Checkpoint?)? {
    guard let row = try rows.next() else { return nil }
    let size = Int.fromDatabaseValue(row["size"]) ?? 0
    guard let note = String.fromDatabaseValue(row["note"]), let checkpoint = try? Checkpoint(note),
      checkpoint.size == size
    else {
      report.add("checkpoint", "checkpoint \(size) is damaged: it is no note of \(size) records")
      return (size, nil)
    }
    report.checkpoints += 1
    if let key, !checkpoint.isSigned(by: key) {
      report.add("checkpoint", "the signature of checkpoint \(size) is not that of `\(key.name)`")
      return (size, nil)
    }
    return (size, checkpoint)
  }

  /// Tells from a signed root which of two is damaged where a record and its hash disagree.
  private mutating func settle(_ checkpoint: Checkpoint?) {
    guard let checkpoint else { return }
    if checkpoint.root == made.root {
      for seq in strangers { report.add("node", "the hash kept of record \(seq) is damaged (node 0/\(seq - 1))") }
      compare(madeNodes)
      kept = made
    } else if checkpoint.root == kept.root {
      for seq in strangers { report.add("record", "record \(seq) is not what was signed: its hash is another") }
      compare(keptNodes)
      made = kept
    } else {
      let range = madeNodes.filter { $0.level == 0 }.map { $0.index + 1 }
      report.add(
        "record",
        "the records \(range.first ?? 0) to \(range.last ?? 0) are not what checkpoint \(checkpoint.size) signed")
      compare(madeNodes)
      kept = made
    }
    (madeNodes, keptNodes, strangers) = ([], [], [])
  }

  private mutating func compare(_ expected: [MerkleFrontier.Node]) {
    nodes += expected.count
    for node in expected where node.level > 0 {
      if (try? LedgerReading.node(db)(node.level, node.index)) != node.hash {
        report.add("node", "the hash of the subtree \(node.level)/\(node.index) in the table `node` is damaged")
      }
    }
  }

  /// Records after the last checkpoint.
  private mutating func tail() {
    for seq in strangers { report.add("record", "record \(seq) and the hash kept of it disagree") }
    if let first = madeNodes.first {
      report.add("checkpoint", "no whole checkpoint signs the records from \(first.index + 1) on")
    }
    compare(madeNodes)
  }

  private mutating func compare(_ head: Checkpoint) {
    if let key, !head.isSigned(by: key) {
      return report.add("head", "the checkpoint in `ledger.head` is not signed by `\(key.name)`")
    }
    guard head.size <= made.size else {
      return report.add(
        "head", "`ledger.head` signs \(head.size) records, and there are \(made.size): the end of the log is lost")
    }
    let root = try? MerkleTree(node: LedgerReading.node(db)).root(size: head.size)
    if root != head.root { report.add("head", "`ledger.head` signs other records than the first \(head.size)") }
  }
}
