import ArgumentParser
import Chokepoint
import Interchange
import Watch

/// `chokepoint watch search`: kept documents that hold words.
struct WatchSearchCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "search", abstract: "Show the kept documents that hold all the words, the newest first.",
    discussion: "chokepoint watch search 華為 licence")

  @Argument(help: "Words, without regard to case and marks.")
  var words: [String]

  @OptionGroup var archive: ArchiveOption

  func run() throws {
    let store = try archive.archive().store
    let found = try LedgerOption.asking { () throws(Diagnostic) in
      try store.search(words.joined(separator: " "))
    }
    for document in found { Console.show(document.line) }
    if found.isEmpty { Console.show("no kept document holds these words\n") }
  }
}
