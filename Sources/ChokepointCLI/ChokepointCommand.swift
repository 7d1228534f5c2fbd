import ArgumentParser
import Chokepoint
import Foundation
import Interchange

/// The `chokepoint` command: parses arguments, runs one sub-command, and turns what is thrown into an exit code.
@main
struct ChokepointCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chokepoint",
    abstract: "Judges chip deals by export-control law, with reasons and citations. Information, not legal advice.",
    version: Engine.version,
    subcommands: [
      CheckCommand.self, AskCommand.self, BatchCommand.self, RehearseCommand.self, ReplayCommand.self,
      ScreenCommand.self,
      CompareCommand.self,
      OwnersCommand.self,
      PaymentsCommand.self, ChipsCommand.self, FactsCommand.self, ListsCommand.self, RulesCommand.self,
      LedgerCommand.self, CaseCommand.self, LicenceCommand.self, WatchCommand.self, ServeCommand.self, KeysCommand.self,
    ])

  static func main() {
    do {
      var command = try parseAsRoot()
      try command.run()
    } catch {
      finish(error)
    }
  }

  /// 0 answered, 1 the answer that `--fail-on` names, 2 usage or input error, 3 data not fit.
  private static func finish(_ error: any Error) -> Never {
    switch error {
    case let failure as CommandFailure:
      Console.complain(failure.diagnostics)
      Foundation.exit(failure.code.rawValue)
    case let code as ExitCode: Foundation.exit(code.rawValue)
    default:
      let message = fullMessage(for: error)
      let code = exitCode(for: error)
      if code.isSuccess {
        print(message)
        Foundation.exit(0)
      }
      Console.error(message)
      Foundation.exit(2)
    }
  }
}
