import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// `chokepoint ledger hold`: a legal hold on what is about a matter (15 CFR 762.6(b)).
struct LedgerHoldCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "hold", abstract: "Keep whatever is about a matter, however old, until the hold is released.",
    discussion: "chokepoint ledger hold deal:D-1 --reason \"request of the agency of 3 May\"")

  @Argument(help: "deal:D-1, case:7, licence:D1234567, party:us-entity-list:123; all:records for all of them.")
  var matter: String

  @Option(help: "Why; it is recorded.")
  var reason: String

  @OptionGroup var actor: ActorOption
  @OptionGroup var ledger: LedgerOption

  func run() throws {
    let desk = try ledger.desk()
    let receipt = try LedgerOption.asking { () throws(Diagnostic) in
      try desk.retention.hold(matter, reason: reason, actor: actor.name)
    }
    ledger.show([receipt.json], isList: false) { "record \(receipt.seq): a hold is on \(matter)\n" }
  }
}
