import ArgumentParser

/// `chokepoint rules`: the packs themselves.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "Check the rule packs and run their worked cases.",
    subcommands: [RulesCheckCommand.self, RulesTestCommand.self])
}
