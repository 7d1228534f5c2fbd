import ArgumentParser

/// `chokepoint rules`: the packs themselves.
struct RulesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "rules", abstract: "The rule packs: check, test, cover, lay out, show and compare them.",
    subcommands: [
      RulesCheckCommand.self, RulesTestCommand.self, RulesCoverageCommand.self, RulesFmtCommand.self,
      RulesShowCommand.self, RulesDiffCommand.self,
    ])
}
