import ArgumentParser
import Chokepoint
import Interchange
import Watch

/// `chokepoint watch withdraw`: a kept document no longer stands.
struct WatchWithdrawCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "withdraw",
    abstract: "Say that a kept document no longer stands: it stays, and what rested on it says so.",
    discussion: "chokepoint watch withdraw 3f0a91c2 --because \"the publisher took it back\"")

  @Argument(help: "The id of the document, or as much of its beginning as only one has.")
  var id: String

  @Option(help: "Why; it is recorded.")
  var because: String

  @OptionGroup var archive: ArchiveOption

  func run() throws {
    let store = try archive.archive().store
    try LedgerOption.asking { () throws(Diagnostic) in try store.withdraw(id, because: because) }
    Console.show("withdrawn\n")
  }
}
