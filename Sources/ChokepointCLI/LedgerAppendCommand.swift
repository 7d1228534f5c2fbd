import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint ledger append`: records of other programs, one JSON document a line.
struct LedgerAppendCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "append",
    abstract: "Append records, one JSON document a line, and acknowledge each when it is on the disk.",
    discussion: """
      chokepoint ledger append < notes.ndjson
      {"kind": "note", "actor": "anna", "action": "note", "about": ["deal:D-1"], "payload": {"text": "..."}, "key": "n-1"}

      With a `key`, a line that is given again is there once: a run that broke off may be given again whole.
      """)

  @Argument(help: ArgumentHelp("A file; `-` for standard input.", valueName: "file"))
  var file = "-"

  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk(making: true)
    var (reader, failed) = (try BatchRun.reader(file), false)
    while let block = try CommandFailure.mapping(.input, one: { () throws(Diagnostic) in try reader.next() }) {
      if try append(block, to: desk.store) { failed = true }
    }
    if failed { throw ExitCode(2) }
  }

  /// Appends the lines of a block at once; a line that is no entry stops nothing.
  private func append(_ block: RecordBlock, to store: LedgerStore) throws -> Bool {
    var (entries, lines): ([LedgerEntry], [Int]) = ([], [])
    var failed = false
    for record in block.records {
      do throws(Diagnostic) {
        let document = try JSONReader.read(
          try block.content(of: record), file: block.file, firstLine: record.line)
        entries.append(try LedgerEntry(document: document))
        lines.append(record.line)
      } catch {
        Console.complain([error])
        failed = true
      }
    }
    var unfit: Diagnostic?
    for (line, outcome) in zip(lines, store.append(entries)) {
      switch outcome {
      case .success(let receipt): acknowledge(receipt, line)
      case .failure(let error):
        failed = true
        // A ledger that cannot be written is said once.
        if LedgerOption.isUnfit(error) { unfit = error } else { Console.complain([error.on(line, of: block.file)]) }
      }
    }
    if let unfit { throw CommandFailure(.data, [unfit]) }
    return failed
  }

  private func acknowledge(_ receipt: LedgerReceipt, _ line: Int) {
    let members = (receipt.json.members ?? []).map { ($0.key, $0.value) }
    Console.out(
      ledger.format == .text
        ? "line \(line): record \(receipt.seq)\(receipt.isRepeated ? ", there already" : "")\n"
        : JSONWriter.compact(.object([("line", .integer(line))] + members)) + "\n")
  }
}

extension Diagnostic {
  /// The same, with its line where it has none.
  fileprivate func on(_ line: Int, of file: String) -> Diagnostic {
    var placed = self
    placed.span = span ?? SourceSpan(file: file, line: line)
    return placed
  }
}
