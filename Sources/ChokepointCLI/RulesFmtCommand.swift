import ArgumentParser
import Chokepoint
import Interchange

/// `chokepoint rules fmt`: the canonical layout of the packs' `rules` blocks.
struct RulesFmtCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt", abstract: "Put the `rules` blocks of packs into one layout; prose and meaning stay.")

  @Argument(help: "A folder of packs, or one pack; without it, the packs in use.")
  var folder: String?

  @Flag(help: "Write nothing; exit with 1 if a file is not in canonical layout.")
  var check = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let folder = try folder ?? shared.locations().rules
    let layout = try PackFailure.mapping { () throws(Diagnostics) in try PackLayout(folder) }
    let differing = layout.files.filter(\.differs)
    if !check { try CommandFailure.mapping(.input, one: { () throws(Diagnostic) in try layout.write() }) }
    for file in differing {
      Console.out(check ? "\(file.path):\(file.firstDifference ?? 1): not in canonical layout\n" : "\(file.path)\n")
    }
    let done = check ? "not in canonical layout" : "laid out anew"
    Console.error("\(layout.files.count) files, \(differing.count) \(done)")
    if check, !differing.isEmpty { throw ExitCode(1) }
  }
}
