import ArgumentParser
import Chokepoint
import Controls
import Interchange
import Parties

/// `chokepoint lists import`: reads a published list file into the workspace, whole or not at all.
struct ListsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import the Entity List (eCFR XML or CSV) or the Consolidated Screening List (CSV), gzip or not.")

  @Argument(help: "The files.")
  var files: [String]

  @Option(
    help: ArgumentHelp("Publication date of the edition (default: the date in the file's name).", valueName: "date"))
  var edition: CalendarDay?

  @Flag(help: "Accept a list that lost more than a fifth of its parties since the edition before it.")
  var allowShrinking = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let locations = try shared.locations()
    let countries = try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in
        try Countries(inFolder: locations.data)
      })
    let store = ListStore(shipped: "\(locations.data)/parties", workspace: locations.workspace)
    let importer = ListImporter { countries.code(for: $0) }
    // Every file is read whole before any list is written.
    var lists: [PartyList] = []
    for file in files {
      lists += try CommandFailure.mapping(
        .input,
        one: { () throws(Diagnostic) in
          try importer.lists(fromFile: file, edition: edition)
        })
    }
    try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in
        if !allowShrinking {
          for list in lists { try store.verify(list) }
        }
        for list in lists {
          let path = try store.save(list, allowShrinking: true)
          Console.error("\(list.id), edition \(list.edition): \(list.parties.count) parties, \(path)")
        }
      })
    Console.out("\(lists.count) lists, \(lists.reduce(0) { $0 + $1.parties.count }) parties\n")
  }
}
