import ArgumentParser
import Chokepoint
import Interchange
import Parties

/// `chokepoint lists status`: the lists that answers rest on.
struct ListsStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status", abstract: "Show the lists that screening uses, with edition, size and digest.")

  @Option(help: "text, json, or ndjson (one line a list).")
  var format: OutputFormat = .text

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let store = try shared.open().store
    let lists = try CommandFailure.mapping(.data, one: { () throws(Diagnostic) in try store.current() })
    let rows = lists.map { list in
      JSON.object([
        ("list", .string(list.id)), ("title", .string(list.title)), ("edition", .string(list.edition.description)),
        ("parties", .integer(list.parties.count)), ("coverage", .string(list.coverage)),
        ("source", .string(list.source)), ("sha256", .string(list.digest)),
      ])
    }
    switch format {
    case .json: Console.out(JSONWriter.pretty(.array(rows)))
    case .ndjson: for row in rows { Console.out(JSONWriter.compact(row) + "\n") }
    case .text:
      for list in lists {
        Console.show(
          "\(list.id)  \(list.title), edition \(list.edition), \(list.parties.count) parties (\(list.coverage))\n")
      }
    }
  }
}
