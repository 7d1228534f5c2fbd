import Interchange
import Rulebook

extension WouldChange {
  var json: JSON {
    .object([
      ("changes", .array(changes.map(\.json))), ("outcome", .string(outcome.rawValue)),
      ("review", .string(review?.rawValue)), ("removes", .strings(removes)), ("opens", .strings(opens)),
    ])
  }

  /// For a person: what to change, what comes of it, and what gives way.
  var paragraph: [String] {
    var lines = changes.enumerated().map { index, change in
      "\(index > 0 ? "and " : "")\(change.words), \(change.means)"
    }
    let review = review.map { ", review: \($0.words)" } ?? ""
    lines.append("  then: \(outcome.words)\(outcome == .licenceRequired ? review : "")")
    if !removes.isEmpty { lines.append("  removes \(removes.joined(separator: ", "))") }
    if !opens.isEmpty { lines.append("  opens \(opens.joined(separator: ", "))") }
    return lines
  }
}

extension WouldChange.Change {
  fileprivate var json: JSON {
    let becomes: JSON =
      switch target {
      case .value(.truth(let flag)): .bool(flag)
      case .value(let value): .string(value.text)
      case .range(let range): .object(range.ends.map { ($0.word, .string($0.number.description)) })
      }
    var present: JSON = .string(nowWords)
    if case .truth(let flag)? = now { present = .bool(flag) }
    return .object([
      ("fact", .string(place)), ("now", present), ("becomes", becomes), ("unit", unit.isEmpty ? .null : .string(unit)),
      ("by", .string(means)),
    ])
  }

  /// `items[0].facts.tpp below 1600 TPP (now 4992)`.
  fileprivate var words: String {
    let becomes =
      switch target {
      case .value(let value): value.text
      case .range(let range): range.words(unit)
      }
    return "\(place) \(becomes) (now \(nowWords ?? "not stated"))"
  }

  /// A number that was worked out is shown as far as it takes to tell it from the limit.
  private var nowWords: String? {
    guard case .number(let low, let high)? = now, low == high, case .range(let range) = target,
      let end = range.ends.first?.number
    else { return now?.text }
    return low.shown(beside: end)
  }
}

extension Determination.Outcome {
  /// `no licence required`.
  var words: String { rawValue.split(separator: "_").joined(separator: " ") }
}
