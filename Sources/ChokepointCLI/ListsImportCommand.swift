import ArgumentParser
import Chokepoint
import Controls
import Interchange
import Parties

/// `chokepoint lists import`: reads a published list file into the workspace, whole or not at all.
struct ListsImportCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "import",
    abstract: "Import published lists of the U.S., the UN and others, or any table by a mapping, gzip or not.",
    discussion: "The form of a file is told by what it holds; docs/lists.md names the forms that are known.")

  @Argument(help: "The files.")
  var files: [String]

  @Option(
    help: ArgumentHelp("Publication date of the edition (default: the date in the file's name).", valueName: "date"))
  var edition: CalendarDay?

  @Option(help: ArgumentHelp("A file that belongs to SDN.CSV: ALT.CSV, ADD.CSV, SDN_COMMENTS.CSV.", valueName: "file"))
  var with: [String] = []

  @Option(help: ArgumentHelp("How to read a table of any form, as JSON.", valueName: "file"))
  var mapping: String?

  @Option(help: ArgumentHelp("The id of the list, where the file does not tell: us-bis-dpl.", valueName: "id"))
  var list: String?

  @Option(help: ArgumentHelp("The name that people know the list by.", valueName: "text"))
  var title: String?

  @Flag(help: "Accept a list that lost more than a fifth of its parties since the edition before it.")
  var allowShrinking = false

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if files.count > 1, list != nil || title != nil || !with.isEmpty {
      throw ValidationError("--list, --title and --with go with one file")
    }
  }

  func run() throws {
    let source = try ListSource(shared)
    let store = source.store
    let options = try options()
    // Every file is read whole before any list is written.
    var lists: [PartyList] = []
    for file in files {
      lists += try CommandFailure.mapping(
        .input,
        one: { () throws(Diagnostic) in
          try source.importer.lists(fromFile: file, options: options)
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

  private func options() throws -> ImportOptions {
    var options = ImportOptions()
    options.edition = edition
    options.list = list
    options.title = title
    options.companions = with
    if let mapping {
      options.mapping = try CommandFailure.mapping(
        .input, one: { () throws(Diagnostic) in try ListMapping.read(fromFile: mapping) })
    }
    return options
  }
}
