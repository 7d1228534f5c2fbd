import ArgumentParser
import Chokepoint
import Downloads
import Foundation
import Interchange
import Watch

/// `chokepoint watch feed`: feeds of the configuration, got and kept.
struct WatchFeedCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "feed", abstract: "Get feeds and keep what is new in them.",
    discussion: """
      The feeds stand in watch-feeds.csv of the workspace: name,address. Only those are asked, and only over https.
      Exit 3 if one gave nothing.
      """)

  @Argument(help: "Names of feeds; without any, all.")
  var names: [String] = []

  @Option(help: "How often a feed is asked for before it counts as not to be had.")
  var attempts = 4

  @OptionGroup var archive: ArchiveOption

  func validate() throws {
    guard (1...20).contains(attempts) else { throw ValidationError("--attempts lies between 1 and 20") }
  }

  func run() throws {
    let feeds = try CommandFailure.mapping(
      .input, one: { () throws(Diagnostic) in try WatchFeeds(inFolder: archive.folder).chosen(names) })
    let desk = try archive.desk(making: true)
    var report = WatchDesk.Report()
    for feed in feeds {
      do throws(Diagnostic) { report.add(try read(feed, into: desk)) } catch { report.failures.append(error) }
    }
    if !report.failures.isEmpty, report.saved.isEmpty, report.repeated == 0 {
      throw CommandFailure(.data, report.failures)
    }
    try archive.show(report)
    if !report.failures.isEmpty { throw ExitCode(3) }
  }

  private func read(_ feed: WatchFeeds.Feed, into desk: WatchDesk) throws(Diagnostic) -> WatchDesk.Report {
    let path = NSTemporaryDirectory() + "/chokepoint-feed-\(UUID().uuidString)"
    defer { try? FileManager.default.removeItem(atPath: path) }
    let file = try Download.waiting(
      for: DownloadRequest(address: feed.address, path: path),
      policy: AddressPolicy(allowsLoopback: feed.allowsLoopback),
      limits: DownloadLimits(bytes: 64 << 20), retries: RetrySchedule(attempts: attempts))
    guard file != nil else { return WatchDesk.Report() }
    let bytes = try InputFile.read(path, limit: 64 << 20)
    return try desk.read(bytes, name: AddressPolicy.shown(feed.address))
  }
}
