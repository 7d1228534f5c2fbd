import Chokepoint
import Controls
import Foundation
import Interchange
import Parties

/// Prints the answers of `chokepoint payments`: text and NDJSON as they come, JSON at the end.
struct PaymentsReport {
  private let format: OutputFormat
  private let date: CalendarDay?
  private let threshold: Double
  private let lists: [PartyMatch.List]
  private var documents: [JSON] = []
  private var outcomes: [PaymentAnswer.Outcome: Int] = [:]
  private var counts: [PaymentElement.Kind: Int] = [:]

  init(format: OutputFormat, date: CalendarDay?, threshold: Double, lists: [PartyMatch.List]) {
    self.format = format
    self.date = date
    self.threshold = threshold
    self.lists = lists
  }

  var hasMatch: Bool { outcomes[.match] ?? 0 > 0 }

  mutating func add(_ answer: PaymentAnswer) {
    outcomes[answer.outcome, default: 0] += 1
    showProgress()
    for element in answer.transaction.elements { counts[element.kind, default: 0] += 1 }
    switch format {
    case .json: documents.append(answer.json)
    case .ndjson:
      // Each line says what it rests on, for it may be read alone.
      let members = (answer.json.members ?? []) + (basis.members ?? [])
      Console.out(JSONWriter.compact(JSON(.object(members))) + "\n")
    case .text: Console.show(PaymentAnswerText.lines(answer).joined(separator: "\n") + "\n")
    }
  }

  /// On a terminal that does not show the answers themselves.
  private func showProgress() {
    let total = outcomes.values.reduce(0, +)
    guard total.isMultiple(of: 200), isatty(STDERR_FILENO) == 1, isatty(STDOUT_FILENO) == 0 else { return }
    try? FileHandle.standardError.write(contentsOf: Data("\r\(total) transactions screened".utf8))
  }

  func finish(warnings: [Diagnostic]) {
    switch format {
    case .ndjson: break
    case .json:
      let members = [
        JSON.Member("transactions", .array(documents)), JSON.Member("summary", summary),
        JSON.Member("warnings", .strings(warnings.map(\.description))),
      ]
      Console.out(JSONWriter.pretty(JSON(.object((basis.members ?? []) + members))))
    case .text: Console.show(closing)
    }
  }

  private var basis: JSON {
    .object([
      ("date", .string(date?.description)), ("threshold", .number("\(threshold)")),
      (
        "lists",
        .array(
          lists.map { list in
            .object([
              ("id", .string(list.id)), ("title", .string(list.title)), ("edition", .string(list.edition.description)),
              ("coverage", .string(list.coverage)),
            ])
          })
      ),
    ])
  }

  private var summary: JSON {
    .object([
      ("transactions", .integer(outcomes.values.reduce(0, +))), ("match", .integer(outcomes[.match] ?? 0)),
      ("no_match", .integer(outcomes[.noMatch] ?? 0)), ("incomplete", .integer(outcomes[.incomplete] ?? 0)),
      ("compared", count(compared: true)), ("only_read", count(compared: false)),
    ])
  }

  private func kinds(compared: Bool) -> [(PaymentElement.Kind, Int)] {
    PaymentElement.Kind.allCases.filter { $0.isCompared == compared }.compactMap { kind in
      counts[kind].map { (kind, $0) }
    }
  }

  private func count(compared: Bool) -> JSON {
    .object(kinds(compared: compared).map { ($0.0.rawValue, .integer($0.1)) })
  }

  private var closing: String {
    func sum(_ compared: Bool) -> String {
      let parts = kinds(compared: compared).map { "\($0.0.rawValue) \($0.1)" }
      return parts.isEmpty ? "nothing" : parts.joined(separator: ", ")
    }
    let total = outcomes.values.reduce(0, +)
    let day = date.map { " as of \($0)" } ?? ""
    let open = outcomes[.incomplete].map { ", \($0) not wholly screened" } ?? ""
    return """

      \(total) transaction\(total == 1 ? "" : "s"): \(outcomes[.match] ?? 0) with a match, \
      \(outcomes[.noMatch] ?? 0) with no match\(open)
      compared: \(sum(true)); only read: \(sum(false))
      screened\(day) against:
      \(lists.map { "  \($0.title), edition \($0.edition) (\($0.coverage))" }.joined(separator: "\n"))

      """
  }
}
