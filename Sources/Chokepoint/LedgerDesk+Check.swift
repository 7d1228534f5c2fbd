public import Controls
public import Interchange
import Ledger
public import Parties

extension LedgerDesk {
  /// Judges a deal with what the ledger knows: parties that were decided not to be listed ones, as long as the list's
  /// record is what it was, are taken so, and said; licences that the deal states are looked up as of its day.
  ///
  /// - Parameters: those of `Workspace.check`; `document` is what the deal was read from.
  /// - Throws: `Diagnostic` if a list or the ledger cannot be read.
  public func check(
    _ deal: Deal, _ document: JSON?, in workspace: Workspace, under regime: Regime? = nil, known: CalendarDay,
    screens: Bool = true, memory: ScreeningMemory? = nil, explains: Bool = true, seeksChanges: Bool = false
  ) throws(Diagnostic) -> ConsultedAnswer {
    var consultation = LedgerConsultation()
    if screens, try cases.remembersPairs() {
      let first = try workspace.check(deal, under: regime, known: known, memory: memory, explains: false)
      consultation.dismissals = try dismissals(deal, first)
    }
    let answer = try workspace.check(
      consultation.applied(to: deal), under: regime, known: known, screens: screens, memory: memory,
      explains: explains, seeksChanges: seeksChanges)
    if !deal.licences.isEmpty, let document { consultation.licences = try standings(deal, document, answer) }
    return ConsultedAnswer(determination: answer.applying(consultation.licences), consultation: consultation)
  }

  /// The pairs of the deal's parties and matches that were decided not to be the same.
  private func dismissals(
    _ deal: Deal, _ answer: Determination
  ) throws(Diagnostic) -> [LedgerConsultation.Dismissal] {
    var found: [LedgerConsultation.Dismissal] = []
    for screening in answer.screening {
      guard let party = deal.parties.first(where: { $0.label == screening.label }) else { continue }
      for match in screening.matches {
        let pair = CaseFile.Pair(match)
        guard let file = try cases.remembered(pair, of: Self.matter(of: party)) else { continue }
        let by = file.judgement.map { " by \($0.actor) on \($0.time.prefix(10))" } ?? ""
        found.append(
          LedgerConsultation.Dismissal(
            label: party.label, party: match.key,
            words: "\(party.label): decided in case \(file.number)\(by) not to be \(match.party.name) (\(match.key))"))
      }
    }
    return found
  }

  /// What a case about a party of a deal turns on.
  static func matter(of party: Deal.Party) -> String {
    var stated = party.stated
    if let country = party.country, !stated.countries.contains(country) { stated.countries.append(country) }
    return matter(of: party.name ?? "", stated)
  }

  /// What a case about a query turns on: the name without regard to case, and whatever else is stated. The same name with
  /// another address is another question.
  public static func matter(of name: String, _ stated: StatedFacts) -> String {
    let words = name.lowercased().split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let facts = [stated.birth, stated.address?.lowercased()].map { $0 ?? "" }
    let numbers = stated.identifiers.map { "\($0.kind)=\($0.value)" }.sorted()
    let all = [words] + facts + [stated.countries.sorted().joined(separator: ",")] + numbers
    return "query:" + all.map { $0.replacing("|", with: "/") }.joined(separator: "|")
  }
}

extension CaseFile.Pair {
  /// The pair of a match; its fingerprint is the digest of all that the list says of the party.
  init(_ match: PartyMatch) {
    self.init(
      party: match.key, name: match.party.name, score: FixedDecimal.text(match.score, places: 3),
      fingerprint: ContentDigest.sha256(PartyListWriter.record(match.party)), programmes: match.listing.programs)
  }
}
