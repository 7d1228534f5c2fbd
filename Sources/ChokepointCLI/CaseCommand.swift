import ArgumentParser

/// `chokepoint case`: the queue of what somebody has to look at.
struct CaseCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "case",
    abstract: "List cases, show one, assign, propose, decide, note and reopen.",
    subcommands: [
      CaseListCommand.self, CaseShowCommand.self, CaseAssignCommand.self, CaseProposeCommand.self,
      CaseDecideCommand.self, CaseNoteCommand.self, CaseReopenCommand.self,
    ])
}
