import Interchange

/// Reads shares as files write them: `51`, `51%`, `25-50`, blank for not known.
enum ShareText {
  /// - Throws: `Diagnostic`: `ownership.percent` for what is no percentage, `ownership.percent-range` for one below 0 or
  ///   above 100, or a range the wrong way round.
  static func range(_ text: String, at span: SourceSpan?) throws(Diagnostic) -> ShareRange {
    let plain = ListText.trimmed(text)
    guard !plain.isEmpty else { return .unknown }
    guard !plain.hasPrefix("-") else { throw outside(text, span) }
    let ends = plain.split(separator: "-", maxSplits: 1).map { ListText.trimmed($0, "%") }
    let low = try bounds(ends.first ?? "", text, span)
    let high = ends.count == 2 ? try bounds(ends[1], text, span) : low
    guard let range = ShareRange(low.0, high.1) else { throw outside(text, span) }
    return range
  }

  /// The shares next to a decimal, below and above it.
  static func bounds(_ decimal: String, _ text: String, _ span: SourceSpan?) throws(Diagnostic) -> (Share, Share) {
    guard !decimal.hasPrefix("-") else { throw outside(text, span) }
    guard let bounds = Share.bounds(of: decimal) else {
      throw Diagnostic(
        "ownership.percent", "`\(text)` is not a percentage", at: span,
        help: "write a decimal such as 27.96, a range such as 25-50, or nothing where it is not known")
    }
    guard bounds.1 <= .whole else { throw outside(text, span) }
    return bounds
  }

  static func outside(_ text: String, _ span: SourceSpan?) -> Diagnostic {
    Diagnostic(
      "ownership.percent-range", "`\(text)` is no share of a whole", at: span,
      help: "a share lies between 0 and 100 percent, the lower end first")
  }
}
