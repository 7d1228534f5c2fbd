import ArgumentParser
import Interchange
import Watch

/// `chokepoint watch folder`: which documents a folder holds, and how much was found in each.
struct WatchFolderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "folder",
    abstract: "Show which documents files and folders hold, when each was published, and how much was told in it.")

  @OptionGroup var input: WatchInput

  func run() throws {
    let gathered = try input.gather()
    guard input.format == .text else { return input.show(gathered.maker.live(most: .max)) }
    for document in gathered.documents { Console.show(document.line) }
  }
}
