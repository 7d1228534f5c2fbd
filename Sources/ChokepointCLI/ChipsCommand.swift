import ArgumentParser
import Chokepoint
import Controls
import Interchange
import Rulebook

/// `chokepoint chips`: a chip with its computed figures and its class at each date.
struct ChipsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "chips", abstract: "Show chips with computed TPP and density, and their class at each date.")

  @Argument(help: "Name of a chip; without it, all are listed.")
  var name: String?

  @Option(help: "text, json, or ndjson (one line a chip).")
  var format: OutputFormat = .text

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let workspace = try shared.open()
    let found: [ChipTable.Chip] = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        if let name { try workspace.chips.named(name) } else { workspace.chips.chips }
      })
    let profiles = found.map { workspace.profile(of: $0) }
    switch format {
    case .json: Console.out(JSONWriter.pretty(.array(profiles.map(\.json))))
    case .ndjson: for profile in profiles { Console.out(JSONWriter.compact(profile.json) + "\n") }
    case .text:
      if name == nil {
        for profile in profiles { Console.show(profile.line + "\n") }
      } else {
        Console.show(profiles.map(\.text).joined(separator: "\n"))
      }
    }
  }
}
