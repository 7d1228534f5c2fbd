public import Interchange

/// Compares the elements of transactions with the lists. Each text is looked up once, however often a file has it.
///
/// Who is listed, it does not know: the look-ups are closures that the facade fills.
public struct PaymentScreener {
  public struct Lookup {
    /// The parties that a name may mean, of a score or more.
    public var names: (_ name: String, _ threshold: Double) throws(Diagnostic) -> [PartyMatch]
    /// The parties that have a BIC, an LEI or another number.
    public var codes: (_ kind: PaymentElement.Kind, _ code: String) throws(Diagnostic) -> [PartyMatch]
    /// The ISO code of a country's name.
    public var country: (_ name: String) -> String?

    public init(
      names: @escaping (_ name: String, _ threshold: Double) throws(Diagnostic) -> [PartyMatch],
      codes: @escaping (_ kind: PaymentElement.Kind, _ code: String) throws(Diagnostic) -> [PartyMatch],
      country: @escaping (_ name: String) -> String?
    ) {
      self.names = names
      self.codes = codes
      self.country = country
    }
  }

  private enum Found {
    case matches([PartyMatch])
    /// The name cannot be compared.
    case refused(Diagnostic)
  }

  private let lookup: Lookup
  private let routes: PaymentRoutes
  private let threshold: Double
  private var known: [String: Found] = [:]
  private var telling: [String: Bool] = [:]

  /// What is remembered, at most: a file of a million different names does not fill the memory.
  private static let mostKnown = 200_000

  public init(lookup: Lookup, routes: PaymentRoutes, threshold: Double) {
    self.lookup = lookup
    self.routes = routes
    self.threshold = threshold
  }

  /// - Throws: `Diagnostic` if a list cannot be read whole; what is wrong with one element stands in the answer.
  public mutating func screen(_ transaction: PaymentTransaction) throws(Diagnostic) -> PaymentAnswer {
    var annotated = transaction
    PaymentNotes(country: lookup.country).annotate(&annotated)
    routes.annotate(&annotated)
    var hits: [PaymentHit] = []
    var unscreened: [PaymentAnswer.Unscreened] = []
    for element in transaction.elements where element.kind.isCompared {
      var search = Search(element: element)
      try fill(&search)
      hits += search.hits
      unscreened += search.refusals.map { PaymentAnswer.Unscreened(element: element, reason: $0) }
    }
    return PaymentAnswer(transaction: transaction, hits: hits, unscreened: unscreened, notes: annotated.notes)
  }

  // MARK: One element

  /// The best hit on each party while an element is read in all ways.
  private struct Search {
    let element: PaymentElement
    private var best: [String: PaymentHit] = [:]
    private(set) var refusals: [Diagnostic] = []

    init(element: PaymentElement) { self.element = element }

    /// Best first.
    var hits: [PaymentHit] {
      best.sorted { ($0.value.match.score, $1.key) > ($1.value.match.score, $0.key) }.map(\.value)
    }

    mutating func take(_ matches: [PartyMatch], _ query: String, how: String?, span: PaymentHit.Span? = nil) {
      for match in matches {
        let key = "\(match.list.id):\(match.party.id)"
        if let known = best[key], known.match.score >= match.score { continue }
        best[key] = PaymentHit(element: element, query: query, how: how, span: span, match: match)
      }
    }

    mutating func refuse(_ diagnostic: Diagnostic) {
      if !refusals.contains(diagnostic) { refusals.append(diagnostic) }
    }
  }

  private mutating func fill(_ search: inout Search) throws(Diagnostic) {
    let element = search.element
    switch element.kind {
    case .bic, .lei, .account, .identifier:
      search.take(try lookup.codes(element.kind, element.text), element.text, how: nil)
      // What is no code of its kind may be a name in the wrong place.
      if isMisshapen(element) { try readName(element.text, how: nil, into: &search) }
    case .freeText: try readText(element.lines, into: &search)
    case .address:
      try readName(element.text, how: nil, into: &search)
      try readParts(element.lines, into: &search)
      for reading in element.readings { try readName(reading.text, how: reading.how, into: &search) }
    case .name:
      try readName(element.text, how: nil, into: &search)
      for reading in element.readings { try readName(reading.text, how: reading.how, into: &search) }
      try readParts([element.text], into: &search)
    case .country, .birth, .system: break
    }
  }

  private func isMisshapen(_ element: PaymentElement) -> Bool {
    let code = FinancialCode.squeezed(element.text)
    switch element.kind {
    case .bic: return !FinancialCode.isBIC(code)
    case .lei: return !FinancialCode.isLEI(code)
    default: return false
    }
  }

  private mutating func readName(_ name: String, how: String?, into search: inout Search) throws(Diagnostic) {
    switch try find(name) {
    case .matches(let matches):
      // Most addresses resemble some name a little.
      let isAddress = search.element.kind == .address
      search.take(matches.filter { !isAddress || !$0.isWeak }, name, how: how)
    case .refused(let diagnostic):
      // A second reading that is too long takes nothing away from the first.
      if how == nil, search.element.kind == .name || diagnostic.id == "screen.too-long" { search.refuse(diagnostic) }
    }
  }

  private mutating func readText(_ lines: [String], into search: inout Search) throws(Diagnostic) {
    let names = FreeTextNames(lines)
    if telling.count >= Self.mostKnown { telling.removeAll(keepingCapacity: true) }
    for word in names.words where telling[word] == nil {
      if let refusal = try learn(word) { search.refuse(refusal) }
    }
    let telling = telling
    var found: [(candidate: FreeTextNames.Candidate, matches: [PartyMatch])] = []
    for candidate in names.candidates(isTelling: { telling[$0] ?? false }) {
      guard case .matches(let matches) = try find(candidate.text) else { continue }
      let good = matches.filter(candidate.accepts)
      if !good.isEmpty { found.append((candidate, good)) }
    }
    // Of a name that stands there whole, its pieces say nothing more.
    let whole = found.filter { $0.matches.contains(where: \.isIdentity) }.map(\.candidate.span)
    for (candidate, matches) in found where !whole.contains(where: { $0.encloses(candidate.span) }) {
      search.take(matches, candidate.text, how: "found in the text", span: candidate.span)
    }
  }

  /// What signs and code words part in a name or in a line of an address: `A LTD C/O B LTD`.
  private mutating func readParts(_ lines: [String], into search: inout Search) throws(Diagnostic) {
    for part in FreeTextNames(lines).parts where part.text != search.element.text {
      guard case .matches(let matches) = try find(part.text) else { continue }
      search.take(matches.filter(part.accepts), part.text, how: "a part of the text", span: part.span)
    }
  }

  // MARK: Look-ups

  private mutating func find(_ name: String) throws(Diagnostic) -> Found {
    if let found = known[name] { return found }
    if known.count >= Self.mostKnown { known.removeAll(keepingCapacity: true) }
    let found: Found
    do throws(Diagnostic) {
      found = .matches(try lookup.names(name, threshold))
    } catch {
      // Anything else is wrong with the lists, not with the name.
      guard error.id.hasPrefix("screen.") else { throw error }
      found = .refused(error)
    }
    known[name] = found
    return found
  }

  /// Finds out whether some listed name has the word, however little else it shares.
  ///
  /// - Returns: why a word cannot be compared; signs and legal forms are no words to compare, and no loss.
  private mutating func learn(_ word: String) throws(Diagnostic) -> Diagnostic? {
    do throws(Diagnostic) {
      telling[word] = try !lookup.names(word, 0).isEmpty
    } catch {
      guard error.id.hasPrefix("screen.") else { throw error }
      if error.id == "screen.too-long" { return error }
      telling[word] = false
    }
    return nil
  }
}
