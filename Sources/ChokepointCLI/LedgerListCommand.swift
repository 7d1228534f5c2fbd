public import ArgumentParser
import Chokepoint
import Interchange
public import Ledger

/// `chokepoint ledger list`: the records, newest first.
struct LedgerListCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "list", abstract: "List records, newest first.",
    discussion: "chokepoint ledger list --about deal:D-1")

  @Option(help: "determination, screening, case, note, licence, hold, list_edition or rule_pack.")
  var kind: LedgerEntry.Kind?

  @Option(help: ArgumentHelp("Only what is about this: deal:D-1, case:7, licence:D1234567.", valueName: "matter"))
  var about: String?

  @Option(help: ArgumentHelp("Only what this person did.", valueName: "name"))
  var by: String?

  @Option(help: ArgumentHelp("From this day on.", valueName: "date"))
  var from: CalendarDay?

  @Option(help: ArgumentHelp("Before this day.", valueName: "date"))
  var until: CalendarDay?

  @Option(help: ArgumentHelp("Only records with a lower number, for the next page.", valueName: "record"))
  var before: Int?

  @Option(help: "The most records to show.")
  var limit: Int = 50

  @OptionGroup var ledger: LedgerOption

  func validate() throws {
    guard (1...100_000).contains(limit) else { throw ValidationError("--limit lies between 1 and 100000") }
  }

  func run() throws {
    let desk = try ledger.desk()
    var filter = LedgerFilter()
    (filter.kind, filter.about, filter.actor) = (kind, about, by)
    (filter.from, filter.until, filter.before, filter.limit) = (from, until, before, limit)
    let wanted = filter
    let records = try LedgerOption.asking { () throws(Diagnostic) in try desk.store.records(wanted) }
    ledger.show(records.map(\.json)) { records.map(\.line).joined() }
  }
}

extension LedgerEntry.Kind: ExpressibleByArgument {}

extension LedgerRecord {
  /// `17  2026-11-23 05:41:29  anna  check  deal:D-1  licence_required`
  fileprivate var line: String {
    let clock = "\(time.prefix(10)) \(time.dropFirst(11).prefix(8))"
    let decision = entry.decision.map { "  \($0)" } ?? ""
    return "\(seq)  \(clock)  \(entry.actor)  \(entry.action)  \(entry.about[0])\(decision)\n"
  }
}
