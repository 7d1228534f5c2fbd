import ArgumentParser
import Chokepoint
import Interchange
import Rulebook

/// `chokepoint rules diff`: what differs between two folders of packs.
struct RulesDiffCommand: ParsableCommand {
  /// A difference is one document or one text.
  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  static let configuration = CommandConfiguration(
    commandName: "diff",
    abstract: "Show the clauses, facts and country groups that differ between two folders of packs.")

  @Argument(help: "The folder of the older packs.")
  var older: String

  @Argument(help: "The folder of the newer packs; without it, the packs in use.")
  var newer: String?

  @Option(help: "text or json.")
  var format: Format = .text

  @OptionGroup var regimes: RegimeOption

  @OptionGroup var shared: SharedOptions

  func run() throws {
    var locations = try shared.locations()
    locations.rules = newer ?? locations.rules
    let (folder, regime) = (locations.rules, try regimes.only(in: locations))
    let before = try PackFailure.mapping { () throws(Diagnostics) in try RulePacks.load(older, regime: regime) }
    let after = try PackFailure.mapping { () throws(Diagnostics) in try RulePacks.load(folder, regime: regime) }
    let diff = PackDiff(from: before, to: after)
    switch format {
    case .text: Console.showTable(diff.text)
    case .json: Console.out(JSONWriter.pretty(diff.json))
    }
  }
}
