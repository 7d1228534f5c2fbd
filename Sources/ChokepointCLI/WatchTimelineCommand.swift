import ArgumentParser
import Interchange
import Watch

/// `chokepoint watch timeline`: what was told of a party, item or rule, day by day.
struct WatchTimelineCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "timeline", abstract: "Show what was told of a party, item or rule, day by day.")

  @Option(help: ArgumentHelp("A party, item or rule; without it, all.", valueName: "name"))
  var about: String?

  @OptionGroup var input: WatchInput

  func run() throws {
    let gathered = try input.gather()
    input.show(gathered.maker.timeline(of: about.map { gathered.knowledge.topic($0) }))
  }
}
