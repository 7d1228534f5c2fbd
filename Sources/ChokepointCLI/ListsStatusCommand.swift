import ArgumentParser
import Chokepoint
import Interchange
import Parties

/// `chokepoint lists status`: the lists that answers rest on, and whether they are the publishers' newest.
struct ListsStatusCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "status",
    abstract: "Show the lists that screening uses, with edition, size and digest, and whether they are fresh.")

  @Option(help: "text, json, or ndjson (one line a list).")
  var format: OutputFormat = .text

  @Flag(help: "Exit with 1 if a list is not known to be the publisher's newest.")
  var failOnStale = false

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let workspace = try shared.open()
    let (lists, freshness) = try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in (try workspace.store.current(), try workspace.listFreshness()) })
    let standings = freshness?.standings ?? []
    func standing(_ id: String) -> ListFreshness.Standing? { standings.first { $0.list == id } }
    let missing = standings.filter { $0.edition == nil }
    switch format {
    case .json, .ndjson:
      let rows = lists.map { Self.json($0, standing($0.id)) } + missing.map { Self.json($0) }
      if format == .json { return try finish(standings, JSONWriter.pretty(.array(rows))) }
      try finish(standings, rows.map { JSONWriter.compact($0) + "\n" }.joined())
    case .text:
      for list in lists {
        Console.show(
          "\(list.id)  \(list.title), edition \(list.edition), \(list.parties.count) parties (\(list.coverage))\n")
        if let standing = standing(list.id) { Console.showTable(Self.text(standing)) }
      }
      for standing in missing {
        Console.showTable("\(standing.list)  no edition\n" + Self.text(standing))
      }
      try finish(standings, "")
    }
  }

  private func finish(_ standings: [ListFreshness.Standing], _ text: String) throws {
    Console.out(text)
    if failOnStale, standings.contains(where: { $0.state != .fresh }) { throw ExitCode(1) }
  }

  // MARK: Text

  private static func text(_ standing: ListFreshness.Standing) -> String {
    guard standing.record != nil || standing.source?.files.isEmpty == true else { return "" }
    var lines = ["  \(standing.state.rawValue): " + words(standing)]
    if let record = standing.record {
      if let failure = record.failure { lines.append("  last look failed on \(failure.time): \(failure.message)") }
      if let refusal = record.lastRefusal {
        lines.append("  last refusal on \(refusal.time): \(refusal.message) [\(refusal.id)]")
      }
    }
    return lines.joined(separator: "\n") + "\n"
  }

  private static func words(_ standing: ListFreshness.Standing) -> String {
    guard let record = standing.record else { return "\(standing.ageDays ?? 0) days old, imported by hand" }
    let success = record.lastSuccess.map { "known to be the newest on \($0)" } ?? "never got"
    let tried = record.lastTry.map { ", last looked at on \($0)" } ?? ""
    return success + tried + ", source \(record.source)"
  }

  // MARK: JSON

  private static func json(_ list: PartyList, _ standing: ListFreshness.Standing?) -> JSON {
    .object(
      [
        ("list", .string(list.id)), ("title", .string(list.title)), ("edition", .string(list.edition.description)),
        ("parties", .integer(list.parties.count)), ("coverage", .string(list.coverage)),
        ("source", .string(list.source)), ("sha256", .string(list.digest)),
      ] + (standing.map(members) ?? []))
  }

  private static func json(_ standing: ListFreshness.Standing) -> JSON {
    .object([("list", .string(standing.list)), ("edition", .null)] + members(standing))
  }

  private static func members(_ standing: ListFreshness.Standing) -> [(String, JSON)] {
    let record = standing.record
    return [
      ("state", .string(standing.state.rawValue)), ("age_days", standing.ageDays.map { .integer($0) } ?? .null),
      ("most_age_days", standing.source.map { .integer($0.mostAgeDays) } ?? .null),
      ("update_source", .string(standing.source?.id)), ("last_try", .string(record?.lastTry?.description)),
      ("last_success", .string(record?.lastSuccess?.description)),
      ("last_change", .string(record?.lastChange?.description)), ("failure", record?.failure?.json ?? .null),
      ("last_refusal", record?.lastRefusal?.json ?? .null),
      (
        "files",
        .array(
          (record?.files ?? []).map { file in
            .object([
              ("name", .string(file.name)), ("bytes", .integer(file.bytes)), ("sha256", .string(file.sha256)),
              ("got", .string(file.got.description)),
            ])
          })
      ),
    ]
  }
}
