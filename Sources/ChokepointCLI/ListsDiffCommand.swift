import ArgumentParser
import Interchange
import Parties

/// `chokepoint lists diff`: what changed between two editions of a list.
struct ListsDiffCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "diff", abstract: "Show the parties added, removed and changed between two editions of a list.")

  @Argument(help: "The older edition: a file, or LIST-ID@EDITION; LIST-ID alone compares its two newest editions.")
  var older: String

  @Argument(help: "The newer edition: a file, LIST-ID@EDITION, or LIST-ID for its newest.")
  var newer: String?

  @Option(
    help: ArgumentHelp(
      "Count how many parties of this file the change touches: CSV or a JSON document a line.", valueName: "file"))
  var parties: String?

  @Option(help: "text, json, or ndjson (one line a party).")
  var format: OutputFormat = .text

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    if parties != nil, format == .ndjson { throw ValidationError("--parties counts in text and json") }
  }

  func run() throws {
    let source = try ListSource(shared)
    let (before, after) = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        (try source.lists(older, before: newer == nil), try source.lists(newer ?? older))
      })
    let pairs = try ListSource.pairs(before, after)
    let counts = try parties.map { try TouchedParties(pairs, shared).count($0) }
    switch format {
    case .text:
      for (place, (from, to)) in pairs.enumerated() {
        Console.show(Self.heading(from, to) + "\n" + ListDiff(from: from, to: to).text)
        if let counts { Console.show(counts[place].text + "\n") }
      }
    case .json:
      let documents = pairs.enumerated().map { place, pair in Self.json(pair.0, pair.1, counts?[place]) }
      Console.out(JSONWriter.pretty(.array(documents)))
    case .ndjson:
      for (from, to) in pairs {
        for record in ListDiff(from: from, to: to).records {
          let members = [JSON.Member("list", .string(to.id))] + (record.members ?? [])
          Console.out(JSONWriter.compact(JSON(.object(members))) + "\n")
        }
      }
    }
  }

  private static func heading(_ from: PartyList, _ to: PartyList) -> String {
    let other = from.id == to.id ? "" : "\(from.id) "
    return "\(to.id)  \(to.title), \(other)\(from.edition) to \(to.edition)"
  }

  private static func json(_ from: PartyList, _ to: PartyList, _ count: TouchedParties.Count?) -> JSON {
    let diff = ListDiff(from: from, to: to)
    func edition(_ list: PartyList) -> JSON {
      .object([
        ("list", .string(list.id)), ("edition", .string(list.edition.description)),
        ("parties", .integer(list.parties.count)), ("sha256", .string(list.digest)),
      ])
    }
    let members: [(String, JSON)] = [
      ("title", .string(to.title)), ("from", edition(from)), ("to", edition(to)),
      ("added", .integer(diff.added.count)), ("removed", .integer(diff.removed.count)),
      ("changed", .integer(diff.changed.count)), ("unchanged", .integer(diff.unchanged)),
      ("parties", .array(diff.records)),
    ]
    return .object(members + (count.map { [("touched", $0.json)] } ?? []))
  }
}
