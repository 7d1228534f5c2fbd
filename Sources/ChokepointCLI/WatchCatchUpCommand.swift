import ArgumentParser
import Interchange
import Watch

/// `chokepoint watch catch-up`: the most that matters in at most 150 words.
struct WatchCatchUpCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "catch-up", abstract: "Tell in at most 150 words what matters most, each sentence with its source.")

  @Option(help: ArgumentHelp("A party, item or rule; without it, all.", valueName: "name"))
  var about: String?

  @OptionGroup var input: WatchInput

  func run() throws {
    let gathered = try input.gather()
    let topic = about.map { gathered.knowledge.topic($0) }
    input.show(gathered.maker.catchUp(watching: gathered.list, about: topic))
  }
}
