import ArgumentParser

/// `chokepoint watch`: news and notices, read into dated claims with their sources.
struct WatchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "watch", abstract: "Read news and notices: stories, names, times, figures, quotations and claims.",
    subcommands: [
      WatchReadCommand.self, WatchFolderCommand.self, WatchTimelineCommand.self, WatchCatchUpCommand.self,
      WatchEditionCommand.self, WatchAlertsCommand.self, WatchKeepCommand.self, WatchFeedCommand.self,
      WatchSearchCommand.self, WatchWithdrawCommand.self,
    ])
}
