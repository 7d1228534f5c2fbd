import Controls
import Interchange
import Parties

/// The answer to one transaction for a person at a terminal.
enum PaymentAnswerText {
  /// Hits of one element that are shown, the first with all that is known; JSON has all of all.
  private static let mostShown = 4

  static func lines(_ answer: PaymentAnswer) -> [String] {
    var lines = [head(answer)]
    let ids = answer.transaction.references.map { "\($0.kind) \($0.text)" }
    if !ids.isEmpty { lines.append("  \(ids.joined(separator: ", "))") }
    for (field, hits) in grouped(answer.hits) {
      lines.append("  \(hits[0].element.role.rawValue) \(field)")
      for (index, hit) in hits.prefix(mostShown).enumerated() {
        if index == 0 || hit.query != hits[index - 1].query { lines.append("    \"\(hit.query)\"\(origin(hit))") }
        lines += MatchText.lines(hit.match).prefix(index == 0 ? Int.max : 1).map { "      \($0)" }
      }
      if hits.count > mostShown { lines.append("    and \(hits.count - mostShown) more; JSON has them") }
    }
    for unscreened in answer.unscreened {
      let element = unscreened.element
      lines.append("  could not be screened: \(element.role.rawValue) \(place(element))")
      lines.append("    \(unscreened.reason.message)")
    }
    lines += answer.notes.map { "  note: \(short($0.field)), line \($0.line): \($0.text)" }
    return lines
  }

  private static func head(_ answer: PaymentAnswer) -> String {
    let transaction = answer.transaction
    let words =
      switch answer.outcome {
      case .match: "MATCH"
      case .noMatch: "no match"
      case .incomplete: "NOT WHOLLY SCREENED, no match in the rest"
      }
    let message = transaction.message
    let amount = transaction.amount.map { "\($0.currency ?? "") \($0.text)" }
    let name = [
      message.version ?? message.kind.rawValue, "message \(message.number)", "transaction \(transaction.number)",
    ]
    return "\(words): \(message.file):\(transaction.line) "
      + (name + [amount].compactMap { $0 }).joined(separator: ", ")
  }

  /// Hits by element, in the message's order.
  private static func grouped(_ hits: [PaymentHit]) -> [(String, [PaymentHit])] {
    var groups: [(String, [PaymentHit])] = []
    for hit in hits {
      let key = place(hit.element)
      if groups.last?.0 == key { groups[groups.count - 1].1.append(hit) } else { groups.append((key, [hit])) }
    }
    return groups
  }

  private static func place(_ element: PaymentElement) -> String {
    "\(short(element.field)) (\(element.kind.rawValue), line \(element.line))"
  }

  private static func origin(_ hit: PaymentHit) -> String {
    guard let how = hit.how else { return "" }
    guard let span = hit.span else { return " (\(how))" }
    return " (\(how), its line \(span.line), from column \(span.from))"
  }

  /// A path without what all paths of the message begin with.
  private static func short(_ field: String) -> String {
    let parts = field.split(separator: "/")
    return field.hasPrefix("/Document/") ? parts.dropFirst(2).joined(separator: "/") : field
  }
}
