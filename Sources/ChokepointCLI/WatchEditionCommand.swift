import ArgumentParser
import Interchange
import Watch

/// `chokepoint watch edition`: a fortnight on one topic, or all that is known of it.
struct WatchEditionCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "edition",
    abstract: "Show a fortnight on one topic, sorted by how sure it is; or all that was told of it.")

  @Option(help: ArgumentHelp("A party, item, rule or subject.", valueName: "name"))
  var topic: String

  @Flag(help: "All that was told, not only the fortnight that ends with --date.")
  var all = false

  @OptionGroup var input: WatchInput

  func run() throws {
    guard all || input.date != nil else {
      throw CommandFailure(
        .input,
        [Diagnostic("watch.no-date", "the last day of the edition is needed", help: "`--date YYYY-MM-DD`, or `--all`")])
    }
    let gathered = try input.gather()
    let topic = gathered.knowledge.topic(topic)
    guard !all, let day = input.date else { return input.show(gathered.maker.deepDive(topic)) }
    input.show(gathered.maker.edition(on: topic, until: day))
  }
}
