import ArgumentParser

/// `chokepoint licence`: from the application to the last shipment.
struct LicenceCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "licence",
    abstract: "Keep licences: apply, grant, amend, suspend, resume, revoke; draw shipments; show what is left.",
    subcommands: [
      LicenceListCommand.self, LicenceShowCommand.self, LicenceApplyCommand.self, LicenceProgressCommand.self,
      LicenceGrantCommand.self, LicenceAmendCommand.self, LicenceSuspendCommand.self, LicenceResumeCommand.self,
      LicenceRevokeCommand.self, LicenceShipCommand.self, LicenceTouchingCommand.self,
    ])
}
