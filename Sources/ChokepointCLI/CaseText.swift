import Interchange
import Ledger

/// Cases for a person at a terminal.
enum CaseText {
  /// One line for the queue.
  static func line(_ file: CaseFile) -> String {
    let holder = file.assignee.map { "  for \($0)" } ?? ""
    let proposal = file.proposal.map { "  \($0.decision.rawValue) proposed by \($0.actor)" } ?? ""
    let decision = file.judgement.map { "  \($0.decision.rawValue) by \($0.actor)" } ?? ""
    return "case \(file.number)  \(file.state.rawValue)\(holder)\(proposal)\(decision)\n  \(file.title)\n"
  }

  static func whole(_ file: CaseFile) -> String {
    var text = line(file)
    if !file.deals.isEmpty { text += "  deals: \(file.deals.joined(separator: ", "))\n" }
    for pair in file.pairs { text += "  \(pair.party)  \(pair.name)  \(pair.score)\n" }
    text += "\n"
    for event in file.history {
      text += "  \(event.time.prefix(10)) \(event.time.dropFirst(11).prefix(8))  \(event.actor)  \(event.action)"
      text += event.words.isEmpty ? "\n" : "  \(event.words)\n"
    }
    return text
  }
}
