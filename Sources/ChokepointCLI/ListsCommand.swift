import ArgumentParser

/// `chokepoint lists`: the lists of the workspace.
struct ListsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "lists",
    abstract:
      "Import lists of parties into the workspace, compare their editions, screen customers again, and show which are there.",
    subcommands: [
      ListsImportCommand.self, ListsUpdateCommand.self, ListsDiffCommand.self, ListsRescreenCommand.self,
      ListsStatusCommand.self,
    ])
}
