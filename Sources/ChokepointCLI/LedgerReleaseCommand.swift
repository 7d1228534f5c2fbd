import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint ledger release`: the end of a legal hold.
struct LedgerReleaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "release", abstract: "Take a legal hold off.",
    discussion: "chokepoint ledger release deal:D-1 --reason \"the agency has closed the matter\"")

  @Argument(help: "deal:D-1, case:7, licence:D1234567, party:us-entity-list:123; all:records for all of them.")
  var matter: String

  @Option(help: "Why; it is recorded.")
  var reason: String

  @OptionGroup var actor: ActorOption
  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    let receipt = try LedgerOption.asking { () throws(Diagnostic) in
      try desk.retention.release(matter, reason: reason, actor: actor.name)
    }
    ledger.show([receipt.json], isList: false) { "record \(receipt.seq): the hold is off \(matter)\n" }
  }
}
