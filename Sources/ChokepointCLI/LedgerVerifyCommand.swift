import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint ledger verify`: whether the ledger, or a proof taken from one, is as it was written.
struct LedgerVerifyCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "verify",
    abstract: "Read the whole ledger again and name what is damaged; or verify a proof without the ledger.",
    discussion: """
      chokepoint ledger verify --key "$(cat kept-elsewhere.key)"
      chokepoint ledger verify --since checkpoint-of-last-month.txt
      chokepoint ledger verify --proof record-17.json --key KEY

      Exits with 3 if something is not as it was written.
      """)

  @Option(help: ArgumentHelp("Verify this proof, which `ledger prove` wrote; no ledger is needed.", valueName: "file"))
  var proof: String?

  @Option(
    help: ArgumentHelp("Also show that the log only grew since this checkpoint, kept elsewhere.", valueName: "file"))
  var since: String?

  @Option(
    help: ArgumentHelp("The public key by which the ledger is known, as `ledger key` prints it.", valueName: "key"))
  var key: String?

  @OptionGroup var ledger: LedgerOption

  func validate() throws {
    if proof != nil, since != nil { throw ValidationError("--since asks the ledger, --proof goes without it") }
  }

  func run() throws {
    let key = try CommandFailure.mapping(
      .input, one: { () throws(Diagnostic) in try self.key.map { text throws(Diagnostic) in try VerifierKey(text) } })
    if let proof { try verify(proof, key) } else { try verifyLedger(key) }
  }

  private func verify(_ path: String, _ key: VerifierKey?) throws {
    let proof = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        try RecordProof(try JSONReader.read(try InputFile.read(path, limit: 64 << 20), file: path))
      })
    try CommandFailure.mapping(.data, one: { () throws(Diagnostic) in try proof.verify(key: key) })
    let record = proof.record
    let document = JSON.object([
      ("proven", .bool(true)), ("record", record.json), ("size", .integer(proof.checkpoint.size)),
      ("key", .string(proof.key.description)), ("key_given", .bool(key != nil)),
    ])
    ledger.show([document], isList: false) {
      let known = key == nil ? "compare it with the key that you know the ledger by\n" : ""
      return """
        record \(record.seq) is proven: it is in the log of \(proof.checkpoint.size) records
        \(record.time)  \(record.entry.actor)  \(record.entry.action)  \(record.entry.about[0])
        signed by \(proof.key)
        \(known)
        """
    }
  }

  private func verifyLedger(_ key: VerifierKey?) throws {
    let place = LedgerDesk.place(of: ledger.folder)
    let report = LedgerVerifier.verify(place, key: key)
    ledger.show([report.json], isList: false) {
      guard report.isWhole else { return "" }
      return """
        whole: \(report.size) records, \(report.checkpoints) signed checkpoints
        root \(report.root.base64)
        signed by \(report.key?.description ?? "nobody")

        """
    }
    guard report.isWhole else { throw CommandFailure(.data, report.findings) }
    if let since { try verify(since: since) }
  }

  private func verify(since path: String) throws {
    let desk = try ledger.desk()
    let old = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        try Checkpoint(String(decoding: try InputFile.read(path, limit: 1 << 16), as: UTF8.self))
      })
    let now = try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try desk.store.consistency(since: old).checkpoint })
    if ledger.format == .text {
      Console.showTable("the first \(old.size) of its \(now.size) records are those of the checkpoint\n")
    }
  }
}
