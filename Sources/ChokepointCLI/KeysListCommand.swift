import ArgumentParser
import Chokepoint
import ChokepointServer
import Interchange

/// `chokepoint keys list`: the keys, without what they hold.
struct KeysListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "Show the keys: id, role, name, when they were made and revoked.")

  @Option(help: "text, json, or ndjson (one line a key).")
  var format: OutputFormat = .text

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let file = KeyFile(workspace: try shared.locations().workspace)
    let keys = try CommandFailure.mapping(.data, one: { () throws(Diagnostic) in try file.keys() })
    let rows = keys.map { key in
      JSON.object([
        ("id", .string(key.id)), ("name", .string(key.name)), ("role", .string(key.role.rawValue)),
        ("created", .string(key.created.description)), ("revoked", .string(key.revoked?.description)),
      ])
    }
    switch format {
    case .json: Console.out(JSONWriter.pretty(.array(rows)))
    case .ndjson: for row in rows { Console.out(JSONWriter.compact(row) + "\n") }
    case .text:
      for key in keys {
        let end = key.revoked.map { ", revoked \($0)" } ?? ""
        Console.show("\(key.id)  \(key.role.rawValue)  \(key.name), made \(key.created)\(end)\n")
      }
    }
  }
}
