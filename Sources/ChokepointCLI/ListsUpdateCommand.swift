import ArgumentParser
import Chokepoint
import Downloads
import Foundation
import Interchange
import Parties

/// `chokepoint lists update`: gets the lists from their publishers, and puts in place what can be believed.
struct ListsUpdateCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "update",
    abstract: "Get lists from their publishers; what is broken, shrunken, older or another list is refused.",
    discussion: """
      Where lists are published stands in list-sources.json of the data folder, and over it in that of the workspace.
      What is refused leaves the edition that is there in place, and answers say that it is stale.
      Exit 3 if a source was refused or gave nothing.
      """)

  @Argument(help: "Sources or lists: us-part-744, us-entity-list; without any, every source that is not off.")
  var ids: [String] = []

  @Flag(help: "Get and check, say what would change, and keep nothing.")
  var dryRun = false

  @Option(
    help: ArgumentHelp(
      "Believe the file in spite of this doubt: shrunken, sentinel or older. Needs the ids of sources.",
      valueName: "doubt"))
  var force: [UpdateDoubt] = []

  @Option(help: "How often a file is asked for before it counts as not to be had.")
  var attempts = 4

  @Option(help: "text, json, or ndjson (one line a source).")
  var format: OutputFormat = .text

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard (1...20).contains(attempts) else { throw ValidationError("--attempts lies between 1 and 20") }
    if !force.isEmpty && ids.isEmpty { throw ValidationError("--force needs the ids of the sources that it is for") }
  }

  func run() throws {
    let locations = try shared.locations()
    let sources = try chosen(locations)
    let countries = try ListSource(shared)
    let results = try UpdateRun(
      store: countries.store, importer: countries.importer, workspace: locations.workspace, isRehearsal: dryRun,
      overruled: Set(force), attempts: attempts
    ).run(sources) { result in
      if format == .ndjson { Console.out(JSONWriter.compact(result.json) + "\n") }
      if format == .text { show(result) }
    }
    if format == .json { Console.out(JSONWriter.pretty(.array(results.map(\.json)))) }
    if results.contains(where: { $0.outcome == .refused || $0.outcome == .failed }) { throw ExitCode(3) }
  }

  private func chosen(_ locations: Locations) throws -> [PublishedSource] {
    let sources = try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in
        try PublishedSources(data: locations.data, workspace: locations.workspace)
      })
    if ids.isEmpty { return sources.all.filter { $0.off == nil && !$0.files.isEmpty } }
    var chosen: [PublishedSource] = []
    for id in ids {
      guard let source = sources.named(id), !source.files.isEmpty else {
        throw CommandFailure(
          .input,
          [
            Diagnostic(
              "sources.unknown", "there is no address for `\(id)`",
              help: "there are " + sources.all.map(\.id).joined(separator: ", "))
          ])
      }
      if let off = source.off { Console.error("note: `\(source.id)` is off: \(off)") }
      if !chosen.contains(where: { $0.id == source.id }) { chosen.append(source) }
    }
    return chosen
  }

  private func show(_ result: UpdateResult) {
    let word = dryRun && result.outcome == .updated ? "would be updated" : result.outcome.rawValue
    var lines = ["\(result.source)  \(word)"]
    for change in result.changes {
      let before = change.before.map { "\($0) to " } ?? "new, "
      lines.append("  \(change.list)  \(before)\(change.edition), \(change.parties) parties")
      if let diff = change.diff { lines.append("    " + diff.summary) }
    }
    Console.showTable(lines.joined(separator: "\n") + "\n")
    if let error = result.diagnostic { Console.complain([error]) }
  }
}
