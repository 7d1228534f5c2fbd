import ArgumentParser
import Interchange
import Watch

/// `chokepoint watch alerts`: what touches the rows of a watch list.
struct WatchAlertsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "alerts", abstract: "Show what touches the parties, items and licences of a watch list.")

  @OptionGroup var input: WatchInput

  func run() throws {
    guard input.list != nil else {
      throw CommandFailure(
        .input, [Diagnostic("watch.no-list", "there is no watch list", help: "`--list FILE`: kind,name,aliases,note")])
    }
    let gathered = try input.gather()
    guard let list = gathered.list else { return }
    input.show(gathered.maker.alerts(for: list))
  }
}
