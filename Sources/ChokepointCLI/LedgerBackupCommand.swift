import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint ledger backup`: a verified copy, made while the ledger is in use.
struct LedgerBackupCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "backup", abstract: "Copy the ledger while it is in use, verify the copy, and put it into a folder.",
    discussion: """
      chokepoint ledger backup /srv/backup/chokepoint

      The key is not copied: keep it apart. Exits with 3 if the copy is not as it was written; an older copy then stays.
      """)

  @Argument(help: ArgumentHelp("Where `ledger.sqlite` is put.", valueName: "folder"))
  var target: String

  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    let report = try CommandFailure.mapping(.data) { () throws(Diagnostics) in try desk.store.backup(to: target) }
    ledger.show([report.json], isList: false) {
      "copied and verified: \(report.size) records, \(report.checkpoints) signed checkpoints\nroot \(report.root.base64)\n"
    }
  }
}
