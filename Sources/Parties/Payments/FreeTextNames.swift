import Names

/// Finds what may be names in remittance lines, instructions and address lines.
///
///     FreeTextNames(["INV 12 FOR ACCT OF HUAWEI TECHNO", "LOGIES CO LTD"]).candidates { $0 == "HUAWEI" }
///     // … "HUAWEI TECHNOLOGIES CO LTD", from line 1, column 20 …
///
/// Three kinds: the whole of what stands between signs, what stands between words such as `FOR` and `ON BEHALF OF`, and
/// windows of up to six words around a word that a list has. Line ends are read as a space and as nothing. The work is
/// linear in the text.
struct FreeTextNames {
  struct Candidate: Hashable {
    let text: String
    /// Line and columns, all from 1; the last column belongs to `lastLine`.
    let span: PaymentHit.Span
    /// A window out of a longer text: a weak likeness of it means nothing.
    let isWindow: Bool
    let words: Int

    /// A likeness that is no more than weak counts for what stands alone; a single word must be the very name.
    func accepts(_ match: PartyMatch) -> Bool {
      words == 1 && isWindow ? match.isIdentity : !match.isWeak
    }
  }

  static let widestWindow = 6

  private let runs: [[FreeTextWord]]

  init(_ lines: [String]) { runs = FreeTextWord.runs(in: lines) }

  /// All words that may tell a name, those put together at line ends too.
  var words: [String] {
    runs.flatMap { Self.readings(of: $0).joined() }.filter { !$0.isCode && $0.hasLetter }
      .flatMap { [$0.text] + HanWindows.pairs($0) }
  }

  /// - Parameter isTelling: whether some listed name has the word.
  func candidates(isTelling: (String) -> Bool) -> [Candidate] {
    gather { run in
      Self.wholes(in: run) + Self.windows(in: run, isTelling)
        + run.flatMap { HanWindows.windows($0, isTelling: isTelling) }
    }
  }

  /// What signs and code words part, without windows: for names, whose own words all count.
  var parts: [Candidate] { gather(Self.wholes) }

  private func gather(_ candidates: ([FreeTextWord]) -> [Candidate]) -> [Candidate] {
    var seen: Set<String> = []
    return runs.flatMap { Self.readings(of: $0).flatMap(candidates) }.filter { seen.insert($0.text).inserted }
  }

  /// The words as they stand, and once for each line end with the words beside it put together.
  private static func readings(of run: [FreeTextWord]) -> [[FreeTextWord]] {
    let ends = run.indices.dropFirst().filter { run[$0].span.line != run[$0 - 1].span.line }
    return [run]
      + ends.map { end in
        // Only what is near the line end can differ from the plain reading.
        let from = max(0, end - 1 - widestWindow)
        let to = min(run.count, end + 1 + widestWindow)
        return Array(run[from..<(end - 1)]) + [run[end - 1].joined(to: run[end])] + Array(run[(end + 1)..<to])
      }
  }

  private static func wholes(in run: [FreeTextWord]) -> [Candidate] {
    let pieces = run.split { $0.isCode }.map(Array.init)
    return ([run] + pieces).compactMap { piece in
      let bare = piece.trimmingNumbers()
      guard bare.contains(where: \.hasLetter), bare.count > 1 || (bare.first?.text.utf8.count ?? 0) > 2 else {
        return nil
      }
      return candidate(bare[...], isWindow: false)
    }
  }

  private static func windows(in run: [FreeTextWord], _ isTelling: (String) -> Bool) -> [Candidate] {
    guard run.count > 1 else { return [] }
    let telling = run.map { !$0.isCode && $0.hasLetter && isTelling($0.text) }
    var found: [Candidate] = []
    // A name neither begins nor ends with a number or with `of`.
    let isEnd = run.map { !$0.isCode && $0.hasLetter && !fillers.contains($0.text.uppercased()) }
    for start in run.indices where isEnd[start] {
      for end in start..<min(run.count, start + widestWindow) where isEnd[end] && telling[start...end].contains(true) {
        let window = candidate(run[start...end], isWindow: true)
        if isNameLike(window) { found.append(window) }
      }
    }
    return found
  }

  private static let fillers: Set<String> = ["OF", "THE", "AND", "A", "AN", "IN", "ON", "AT", "WITH", "&"]

  /// `TECHNOLOGIES CO LTD` out of a longer name is none, and three letters are anybody's.
  private static func isNameLike(_ window: Candidate) -> Bool {
    guard window.words > 1 || window.text.utf8.count > 3 else { return false }
    return NameForm(window.text).hasTellingWord
  }

  private static func candidate(_ words: ArraySlice<FreeTextWord>, isWindow: Bool) -> Candidate {
    // Callers pass at least one word.
    var span = words.first?.span ?? PaymentHit.Span(line: 1, from: 1, lastLine: 1, to: 1)
    span.lastLine = words.last?.span.lastLine ?? span.lastLine
    span.to = words.last?.span.to ?? span.to
    return Candidate(
      text: words.map(\.text).joined(separator: " "), span: span, isWindow: isWindow, words: words.count)
  }
}

extension [FreeTextWord] {
  /// Without words of digits at either end: invoice numbers.
  fileprivate func trimmingNumbers() -> [FreeTextWord] {
    guard let first = firstIndex(where: \.hasLetter), let last = lastIndex(where: \.hasLetter) else { return [] }
    return Array(self[first...last])
  }
}
