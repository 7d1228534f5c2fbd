import ArgumentParser
import Chokepoint
import Controls
import Interchange
import Rulebook

/// A deal given by flags. What the flags leave open is filled in and said under the answer's assumptions.
struct QuickQuestion: ParsableArguments {
  @Option(help: "A chip of the shipped table, by name.")
  var chip: String?
  @Option(help: "The item's ECCN.")
  var eccn: String?
  @Option(help: ArgumentHelp("A fact of the item; see `chokepoint facts`.", valueName: "name=value"))
  var fact: [String] = []
  @Option(help: "Country the item leaves (default US).")
  var from: String?
  @Option(help: "Country the item goes to.")
  var to: String?
  @Option(help: "export, reexport, transfer, deemed_export, service or use (default export).")
  var activity: String?
  @Option(help: "Day of the deal (default today).")
  var date: CalendarDay?
  @Option(help: "Name of the end user.")
  var endUser: String?
  @Option(help: "Country where the end user is headquartered.")
  var headquarters: String?
  @Option(help: "Country where the end user's ultimate parent is headquartered.")
  var parent: String?
  @Option(help: "Name of the exporter.")
  var exporter: String?
  @Option(help: "What the item is for, for instance datacenter.")
  var endUse: String?

  var isAsked: Bool {
    chip != nil || eccn != nil || !fact.isEmpty || from != nil || to != nil || activity != nil || date != nil
      || endUser != nil || headquarters != nil || parent != nil || exporter != nil || endUse != nil
  }

  var namesParties: Bool { endUser != nil || exporter != nil }

  /// The deal, as a regime reads it.
  func deal(in workspace: Workspace, under regime: Regime) throws -> Deal {
    guard let to else { throw ValidationError("a quick question needs --to, the country the item goes to") }
    let chips: [ChipTable.Chip] = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        if let chip { try workspace.chips.named(chip) } else { [] }
      })
    var deal = try CommandFailure.mapping(.input) { () throws(Diagnostics) in
      try workspace.deal(try document(to: to), under: regime)
    }
    deal.items[0].name = chips.count == 1 ? chips[0].name : chip
    deal.facts.supply(chips.commonFacts, to: "item", 0)
    deal.assumptions = assumptions(chips)
    deal.warnings += warnings(chips) + overridden(by: chips)
    return deal
  }

  private func document(to: String) throws(Diagnostics) -> JSON {
    var item: [(String, JSON)] = [("facts", try factMembers())]
    if let eccn { item.append(("eccn", .string(eccn))) }
    var members: [(String, JSON)] = [
      ("date", .string((date ?? .today).description)), ("activity", .string(activity ?? "export")),
      ("from", .string(from ?? "US")), ("to", .string(to)), ("items", .array([.object(item)])),
    ]
    if endUser != nil || headquarters != nil || parent != nil {
      var party: [(String, JSON)] = [("role", .string("end_user"))]
      for (key, value) in [("name", endUser), ("headquarters", headquarters), ("ultimate_parent", parent)] {
        if let value { party.append((key, .string(value))) }
      }
      members.append(("parties", .array([.object(party)])))
    }
    if let exporter { members.append(("exporter", .object([("name", .string(exporter))]))) }
    if let endUse { members.append(("end_use", .object([("kind", .string(endUse))]))) }
    return .object(members)
  }

  private func factMembers() throws(Diagnostics) -> JSON {
    var members: [(String, JSON)] = []
    for text in fact {
      let parts = text.split(separator: "=", maxSplits: 1).map(String.init)
      guard parts.count == 2 else {
        throw Diagnostics([Diagnostic("check.fact", "`\(text)` is not a fact", help: "write --fact tpp=4992")])
      }
      guard !members.contains(where: { $0.0 == parts[0] }) else {
        throw Diagnostics([Diagnostic("check.fact", "the fact `\(parts[0])` is given twice")])
      }
      members.append((parts[0], .string(parts[1])))
    }
    return .object(members)
  }

  /// Figures of the chip that `--fact` states otherwise.
  private func overridden(by chips: [ChipTable.Chip]) -> [String] {
    let common = chips.commonFacts
    return fact.compactMap { text in
      let name = String(text.prefix { $0 != "=" })
      return common[name].map { "--fact \(text) stands in for the chip's own \(name), \($0.text)" }
    }
  }

  private func assumptions(_ chips: [ChipTable.Chip]) -> [String] {
    var said: [String] = []
    if from == nil { said.append("no --from: the item is taken to leave the United States") }
    if activity == nil { said.append("no --activity: taken as an export") }
    if date == nil { said.append("no --date: taken as today") }
    if endUser == nil { said.append("no --end-user: none was screened, and no party is taken to be listed") }
    if let chip, let only = chips.first, chips.count == 1, only.name.lowercased() != chip.lowercased() {
      said.append("`\(chip)` is taken for \(only.vendor) \(only.name)")
    }
    if let chip, chips.count > 1 {
      let names = chips.map(\.name).joined(separator: "; ")
      said.append(
        "`\(chip)` fits several chips and none is picked: the answer holds for each of them, or says what is open: \(names)"
      )
    }
    return said
  }

  private func warnings(_ chips: [ChipTable.Chip]) -> [String] {
    chips.flatMap { chip in
      [
        chip("io_status").map { "\(chip.name): the transfer rate of all inputs and outputs is an \($0)" },
        chip("confidence").flatMap { $0 == "high" ? nil : "\(chip.name): the figures are of \($0) confidence" },
      ].compactMap { $0 }
    }
  }
}
