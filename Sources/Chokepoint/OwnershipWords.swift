import Interchange
import Parties

/// How ownership is put into words, for text and for JSON alike.
enum OwnershipWords {
  /// `Entity List since 2024-12-02`, with a mark where only the names are alike.
  static func standing(_ standing: ListedStanding) -> String {
    let title = standing.title.prefix { $0 != "(" }.split(separator: " ").joined(separator: " ")
    let since = standing.listing.begins.map { " since \($0)" } ?? ""
    return standing.certainty == .certain ? title + since : "perhaps \(standing.name), \(title)\(since)"
  }

  /// `as of 2024-06-30`, `from 2021-03-01 to 2021-11-22`.
  static func period(_ holding: Holding) -> String {
    let until = holding.until?.previous.map { " to \($0)" } ?? ""
    if let from = holding.from { return "from \(from)" + (until.isEmpty ? " on" : until) }
    return holding.asOf.map { "as of \($0)\(until)" } ?? (until.isEmpty ? "undated" : "till\(until.dropFirst(3))")
  }

  /// What kind of holding it is, where it is not shares held directly.
  static func kind(_ kind: Holding.Kind) -> String {
    switch kind {
    case .equity: ""
    case .effective: " (a total through others)"
    case .votes: " (votes; the rules count shares)"
    case .control: " (control; the rules count shares)"
    }
  }

  /// How the rule's answer and its state on the day come together.
  static func verdict(_ judgement: OwnershipReport.Judgement) -> String {
    if judgement.lacksLists { return "NOT ASKED: no list that it reads is here" }
    let isFlag = judgement.rule.effect == .redFlag
    let effect = isFlag ? "a red flag" : "treated as listed"
    let counts = state(judgement)
    switch judgement.finding.answer {
    case .yes where judgement.isAttributed: return "YES, \(counts): \(effect)"
    case .yes where judgement.isExcepted: return "YES by the shares, but the rule leaves out companies of its country"
    case .yes: return "YES by the shares, but \(counts): not \(effect) by it"
    case .between: return "BETWEEN: it depends on what is not known; \(counts)"
    case .no: return "NO by the owners known here; \(counts)"
    }
  }

  private static func state(_ judgement: OwnershipReport.Judgement) -> String {
    switch judgement.state {
    case .inForce: "the rule is in force"
    case .suspended: "the rule is suspended"
    case .notInForce: "the rule is not in force"
    }
  }

  /// The question whose answer could settle a `between`.
  static func question(_ missing: OwnershipFinding.Missing, _ report: OwnershipReport) -> String {
    func name(_ party: Int) -> String { report.ownership.parties[party].name }
    switch missing {
    case .share(let link):
      let link = report.ownership.links[link]
      return "what share does \(name(link.owner)) hold of \(name(link.owned))? Known here: \(link.share)"
    case .identity(let party):
      let standing = report.standings[party]?.first { $0.certainty == .perhaps }
      return "is \(name(party)) the listed \(standing?.name ?? "party of that name")?"
    }
  }

  static func effect(of open: OwnershipFinding.Open) -> String {
    if open.couldBeYes && open.couldBeNo { return "settles it either way" }
    return open.couldBeYes ? "could make it yes" : "could make it no"
  }
}
