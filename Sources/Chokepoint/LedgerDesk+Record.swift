public import Controls
public import Interchange
import Ledger
public import Parties

extension LedgerDesk {
  /// Keeps an answer whole, with the deal and what it was made from, and opens the cases that it calls for: one for each
  /// party with matches that nobody decided, and one for a deal that needs a licence and has none, or is prohibited.
  ///
  /// - Parameters:
  ///   - deal: the deal's document.
  ///   - screened: whether the parties were looked for on the lists.
  ///   - lists: the list files that were searched.
  ///   - actor: who asked.
  ///   - key: names the attempt, so that a repeated one is there once.
  ///   - opensCases: false to record only.
  /// - Throws: `Diagnostic` `ledger.…`, `record.…`
  @discardableResult
  public func record(
    _ answer: ConsultedAnswer, of document: JSON, as deal: Deal, screened: Bool, lists: [AnswerRecord.ListFile],
    by actor: String, key: String? = nil, opensCases: Bool = true
  ) throws(Diagnostic) -> RecordedAnswer {
    let determination = answer.determination
    let request = ContentDigest.sha256(Array(JSONWriter.canonical(document).utf8))
    let name = deal.id ?? "sha256-\(request.prefix(16))"
    let kept = AnswerRecord(
      deal: document, answer: determination.json, screened: screened, lists: lists,
      consultation: answer.consultation.isEmpty ? nil : answer.consultation)
    let licences = determination.authorisedBy.map { "licence:\($0.licence)" }
    let basis = basis(determination, lists)
    var entry = LedgerEntry(
      .determination, actor: actor, action: "check", about: ["deal:\(name)"] + licences + Self.grounds(of: basis))
    entry.payload = kept.json
    entry.basis = basis
    (entry.request, entry.decision, entry.key) = (request, determination.outcome.rawValue, key)
    entry.eventDay = deal.day
    // With what was decided before: behind a party that it is not, another may come up.
    let judged = answer.consultation.applied(to: deal)
    let openings = opensCases ? self.openings(determination, judged, name) : []
    let (receipt, cases) = try cases.append(entry, opening: openings, grounds: grounds(basis, actor))
    return RecordedAnswer(receipt: receipt, cases: cases)
  }

  /// Keeps what names were found to be, each in a record of its own, all or nothing, and opens a case for each with
  /// matches that nobody decided.
  ///
  /// - Parameters:
  ///   - findings: what was asked, and what was found.
  ///   - day: the day on which parties had to be listed; nil for now.
  /// - Returns: where each is, in their order.
  @discardableResult
  public func record(
    _ findings: [ScreeningFinding], asOf day: CalendarDay?, threshold: Double, lists: [PartyMatch.List],
    by actor: String
  ) throws(Diagnostic) -> [RecordedAnswer] {
    let basis = RecordBasis(
      lists: lists.map { RecordBasis.List(id: $0.id, edition: $0.edition.description) }, engine: Engine.version,
      asOf: day, known: .today, thresholds: ["threshold": FixedDecimal.text(threshold, places: 3)])
    let records = findings.map { finding in
      let matter = Self.matter(of: finding.query, finding.stated)
      var entry = LedgerEntry(
        .screening, actor: actor, action: "screen", about: [Self.cut(matter)] + Self.grounds(of: basis))
      (entry.payload, entry.basis) = (finding.json, basis)
      entry.decision = finding.matches.isEmpty ? "no_match" : "match"
      return (entry: entry, openings: Self.openings(finding, matter))
    }
    return try cases.append(records, grounds: grounds(basis, actor)).map {
      RecordedAnswer(receipt: $0.receipt, cases: $0.cases)
    }
  }

  /// A weak match alone is nobody's work.
  private static func openings(_ finding: ScreeningFinding, _ matter: String) -> [CaseOpening] {
    let strong = finding.matches.filter { !$0.isWeak }
    if strong.isEmpty { return [] }
    return [
      CaseOpening(
        .hit, matter: matter, title: title(finding.shown, strong), pairs: strong.map(CaseFile.Pair.init))
    ]
  }

  private func basis(_ answer: Determination, _ files: [AnswerRecord.ListFile]) -> RecordBasis {
    let lists = answer.lists.map { list in
      RecordBasis.List(id: list.id, edition: list.edition.description, sha256: Self.digest(of: list, files))
    }
    return RecordBasis(
      rules: answer.rulesDigest, lists: lists, engine: Engine.version, asOf: answer.day, known: answer.known,
      thresholds: ["threshold": FixedDecimal.text(Workspace.threshold, places: 3)])
  }

  /// The digest of the file that holds an edition, where it is told by the file's name.
  private static func digest(of list: Determination.ListEdition, _ files: [AnswerRecord.ListFile]) -> String? {
    let name = "\(list.id)/\(list.edition).ndjson"
    return files.first { $0.file == name || $0.file.hasSuffix("/\(name)") }?.sha256
  }

  /// The rules and lists of an answer, as what its record is about: they are kept as long as it.
  private static func grounds(of basis: RecordBasis) -> [String] {
    (basis.rules.map { ["rules:\($0)"] } ?? []) + Set(basis.lists.map { "list:\($0.id)" }).sorted()
  }

  /// Records of the rules and editions that an answer rests on, each written once.
  private func grounds(_ basis: RecordBasis, _ actor: String) -> [LedgerEntry] {
    var entries: [LedgerEntry] = []
    if let rules = basis.rules {
      var entry = LedgerEntry(.rulePack, actor: actor, action: "rules.used", about: ["rules:\(rules)"])
      (entry.basis, entry.key) = (RecordBasis(rules: rules, engine: Engine.version), "rules:\(rules)")
      entries.append(entry)
    }
    for list in basis.lists {
      let name = "list:\(list.id):\(list.edition):\(list.sha256?.prefix(16) ?? "")"
      guard !entries.contains(where: { $0.key == name }) else { continue }
      var entry = LedgerEntry(.listEdition, actor: actor, action: "list.used", about: ["list:\(list.id)"])
      (entry.basis, entry.key) = (RecordBasis(lists: [list]), name)
      entries.append(entry)
    }
    return entries
  }

  // MARK: Cases

  private func openings(_ answer: Determination, _ deal: Deal, _ name: String) -> [CaseOpening] {
    var openings: [CaseOpening] = []
    for found in answer.screening {
      guard let party = deal.parties.first(where: { $0.label == found.label }) else { continue }
      // What the deal or an earlier decision says of a match is no open question.
      let open = found.bearing(on: party).filter { party.sameAs[$0.key] == nil && party.sameAs[$0.party.id] == nil }
      guard !open.isEmpty else { continue }
      openings.append(
        CaseOpening(
          .hit, matter: Self.matter(of: party), title: Self.title(found.query, open), deal: name,
          pairs: open.map(CaseFile.Pair.init)))
    }
    if [.licenceRequired, .prohibited].contains(answer.outcome), answer.authorisedBy.isEmpty {
      openings.append(
        CaseOpening(
          .licenceRequired, matter: "deal:\(name)", title: "\(deal.title): \(answer.outcome.rawValue)",
          deal: name))
    }
    return openings
  }

  private static func title(_ query: String, _ matches: [PartyMatch]) -> String {
    let best = matches.max { $0.score < $1.score }
    let score = best.map { " (\(FixedDecimal.text($0.score, places: 3)))" } ?? ""
    let more = matches.count > 1 ? " and \(matches.count - 1) more" : ""
    return "\(query): may be \(best?.party.name ?? "")\(score)\(more)"
  }

  /// A matter may be long; what is looked up stays within what a record may be about.
  private static func cut(_ matter: String) -> String {
    matter.utf8.count <= 1000 ? matter : "query:sha256-\(ContentDigest.sha256(Array(matter.utf8)))"
  }
}
