/// A word of a free text, and where it stands.
struct FreeTextWord {
  let text: String
  var span: PaymentHit.Span
  /// Whether the word introduces a name, or parts one from another, and is not itself of one.
  var isCode: Bool
  let hasLetter: Bool

  init(_ text: String, span: PaymentHit.Span, isCode: Bool = false) {
    self.text = text
    self.span = span
    self.isCode = isCode
    hasLetter = PaymentText.hasLetter(text)
  }

  /// This word and the first of the next line as one.
  func joined(to next: FreeTextWord) -> FreeTextWord {
    var whole = FreeTextWord(text + next.text, span: span)
    whole.span.lastLine = next.span.lastLine
    whole.span.to = next.span.to
    return whole
  }

  /// Code words of payments (`/BNF/`, `B/O`, `F/O`, `ULT BENE`) and words that stand before a name.
  private static let codes: Set<String> = [
    "FOR", "TO", "FROM", "BY", "RE", "REF", "VIA", "PER", "ATTN", "BEHALF", "ACCT", "ACCOUNT", "FAVOUR", "FAVOR",
    "BNF", "BENE", "BENEFICIARY", "ULT", "ULTB", "ULTD", "ULTIMATE", "ACC", "REC", "INT", "INS", "ORDERRES",
    "BENEFRES", "INV", "INVOICE", "PO", "ORDER", "CONTRACT", "PAYMENT", "PYMT", "PMT", "PAID", "DD", "DATED", "FBO",
    "FAO", "OBO", "FFC", "SUPPLIER", "BUYER", "SELLER", "CONSIGNEE", "SHIPPER", "RFB", "ROC", "IPI", "PURCHASE",
    "GOODS", "C/O", "B/O", "F/O", "A/C", "F/B/O", "F/A/O", "O/B/O", "F/F/C", "P/O", "I/O", "I/F/O", "O/A",
  ]
  /// `OF` belongs to a code after these, and else to a name.
  private static let beforeOf: Set<String> = ["ACCT", "ACCOUNT", "A/C", "BEHALF", "ORDER", "FAVOUR", "FAVOR", "CARE"]

  // MARK: Words of a text

  /// The words between two hard signs (`/ : ; ( )` and the like), line ends passed over.
  static func runs(in lines: [String]) -> [[FreeTextWord]] {
    var runs: [[FreeTextWord]] = [[]]
    for (index, line) in lines.enumerated() {
      // `//` goes on with the line before.
      let skipped = index > 0 && line.hasPrefix("//") ? 2 : 0
      var column = 1 + skipped
      for piece in line.dropFirst(skipped).split(separator: " ", omittingEmptySubsequences: false) {
        take(piece, line: index + 1, column: column, into: &runs)
        column += piece.count + 1
      }
    }
    return runs.filter { !$0.isEmpty }
  }

  private static func take(_ piece: Substring, line: Int, column: Int, into runs: inout [[FreeTextWord]]) {
    let rest = takeCode(piece, line: line, column: column, into: &runs)
    var word = ""
    var start = column + piece.count - rest.count
    var place = start
    func flush() {
      if !word.isEmpty { append(word, line: line, from: start, into: &runs) }
      word = ""
    }
    for character in rest {
      if isHard(character) || character == "," {
        flush()
        if character != ",", runs.last?.isEmpty == false { runs.append([]) }
        start = place + 1
      } else {
        word.append(character)
      }
      place += 1
    }
    flush()
  }

  /// `B/O`, alone or with a sign after it, before its slash is taken for one that parts texts.
  private static func takeCode(
    _ piece: Substring, line: Int, column: Int, into runs: inout [[FreeTextWord]]
  ) -> Substring {
    let head = piece.prefix { $0.isLetter || $0 == "/" }
    let code = head.hasSuffix("/") ? head.dropLast() : head
    guard code.contains("/"), codes.contains(code.uppercased()) else { return piece }
    append(String(code), line: line, from: column, into: &runs)
    return piece.dropFirst(code.count)
  }

  private static func append(_ text: String, line: Int, from: Int, into runs: inout [[FreeTextWord]]) {
    let last = runs.count - 1
    let upper = text.uppercased()
    let afterCode = runs[last].last.map { beforeOf.contains($0.text.uppercased()) } ?? false
    let span = PaymentHit.Span(line: line, from: from, lastLine: line, to: from + text.count - 1)
    let bare = upper.hasSuffix(".") ? String(upper.dropLast()) : upper
    runs[last].append(
      FreeTextWord(text, span: span, isCode: codes.contains(bare) || (upper == "OF" && afterCode)))
  }

  private static func isHard(_ character: Character) -> Bool { "/:;()\"|*#=+<>[]{}，；：（）、。".contains(character) }
}
