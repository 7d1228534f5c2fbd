import Interchange
import Rulebook

/// The judging of one deal: asks every clause that counts about every item and hit, and puts the answer together.
struct Inquiry {
  let law: Law
  let evaluation: Evaluation
  /// Whether reasons are wanted. Without them, of what is open the facts to ask for are found, and nothing is proved.
  let explains: Bool
  /// Whether it is said which classes describe the items.
  let classifies: Bool
  let questions: Questions
  let items: [Deal.Item]
  let listed: [PartyScreening.Listed]
  var answer: Determination
  /// Facts that would settle an open question, and the clauses they would settle.
  private var open: [FactReference: [String]] = [:]
  private var openOrder: [FactReference] = []
  /// Facts assumed on the way to the answer.
  private var assumed: [FactReference] = []
  private var caveats: [String] = []
  /// What is open where no reasons are wanted: looked into at the end, if it still matters.
  private var postponed: [(clause: Clause, question: Question, byFigures: Bool)] = []
  /// Prohibitions and law outside the packs that facts not stated may bring in.
  private var openStanding: [String] = []

  init(
    law: Law, facts: FactSet, items: [Deal.Item], listed: [PartyScreening.Listed], explains: Bool = true,
    classifies: Bool = true, isAddressee: @escaping (String, [String]) -> Truth
  ) {
    self.law = law
    self.items = items
    self.listed = listed
    evaluation = Evaluation(law: law, facts: facts, isAddressee: isAddressee)
    self.explains = explains
    self.classifies = classifies || explains
    questions = Questions(evaluation, items: items.count, hits: listed.count)
    answer = Determination(
      day: law.day, known: law.known, outcome: .noLicenceRequired, law: law.program.regime ?? "the law of these packs",
      subjectKey: law.program.scopeFact?.name ?? "subject_to_law",
      rulesDigest: law.program.digest, packs: law.program.packs, screened: false, facts: facts)
  }

  /// How one item ends.
  private enum ItemEnd {
    case notSubject, free, lifted, open, required
  }

  mutating func run() {
    var ends: [ItemEnd] = []
    for index in items.indices { ends.append(judge(item: index)) }
    answer.prohibitions = standing(.prohibit)
    raiseFlags()
    answer.notJudged = standing(.outside)
    answer.outcome = outcome(of: ends)
    finishMissing(ends)
    if explains { finishRemarks() }
  }

  private mutating func finishRemarks() {
    noteSuspended()
    caveats += (evaluation.conflicts + evaluation.byFigures().conflicts).map { "the rules conflict: \($0)" }
    if isBeforeAllLaw {
      caveats.append("these packs hold no law of \(law.day) as known on \(law.known): nothing was judged")
    }
    answer.warnings = caveats.uniqued()
    answer.assumptions = assumed.compactMap { law.program.fact($0.path)?.assumption?.text }.uniqued() + unstated
  }

  /// What is left open in general, and taken not to be so: a clause that looks through the parties finds none there.
  private var unstated: [String] {
    var said: [String] = []
    let roles = (0..<evaluation.facts.count("party")).map { evaluation.facts.record("party", $0)?.values["role"] }
    if !roles.contains(.word("end_user")) {
      said.append(
        "no end user is stated: judged as not listed, not headquartered in a country that a rule names, and not owned from there"
      )
    }
    let open: Set<Determination.Outcome> = [.noLicenceRequired, .exceptionAvailable]
    if open.contains(answer.outcome) {
      let rest =
        "only the classes of these packs were tried, and another entry of the control list may describe the item"
      if !law.program.statesClasses {
        said.append(rest)
      } else if items.contains(where: { $0.eccn == nil }) {
        said.append("no ECCN is stated: \(rest)")
      }
    }
    return said
  }

  /// Clauses that would hold, were they not suspended.
  private mutating func noteSuspended() {
    for (clause, text) in law.suspended {
      let bindings = items.indices.flatMap { self.bindings(of: clause, item: $0) }
      guard bindings.contains(where: { verdict(of: clause, about: $0).truth != .no }) else { continue }
      caveats.append("\(clause.id) is suspended and would bear on this deal: \(text)")
    }
  }

  private func outcome(of ends: [ItemEnd]) -> Determination.Outcome {
    if !answer.prohibitions.isEmpty { return .prohibited }
    if ends.contains(.required) { return .licenceRequired }
    if ends.contains(.open) { return .needsFacts }
    if !answer.notJudged.isEmpty || !openStanding.isEmpty || isBeforeAllLaw { return .needsFacts }
    if !ends.isEmpty, ends.allSatisfy({ $0 == .notSubject }) { return .notSubject }
    // A red flag that is raised and not said to be resolved holds up what would otherwise be free to go.
    if !answer.redFlags.isEmpty { return .needsFacts }
    return ends.contains(.lifted) ? .exceptionAvailable : .noLicenceRequired
  }

  // MARK: One item

  private mutating func judge(item: Int) -> ItemEnd {
    let finding = classify(item: item)
    answer.items.append(finding)
    let isSubject = finding.subject != .no
    var ends: [ItemEnd] = []
    for standing in standing(.require, item, remarks: [.assumption, .caveat, .threshold, .cut])
    where isSubject || standing.clause.reachesUnsubject {
      let (clause, binding) = (standing.clause, standing.question)
      let proof = proof(of: standing)
      note(proof, clause)
      guard proof.truth != .no else {
        noteCut(clause, item, binding)
        continue
      }
      let requirement = requirement(clause, item, binding, proof)
      if requirement.notApplied != nil {
        if proof.truth == .yes { answer.notEnforced.append(requirement) }
        continue
      }
      ends.append(settle(requirement, proof, binding))
    }
    for end in [ItemEnd.required, .open, .lifted] where ends.contains(end) { return end }
    return isSubject ? .free : .notSubject
  }

  /// Keeps a requirement that an exception of the law takes away, unless that is only because another one applies.
  private mutating func noteCut(_ clause: Clause, _ item: Int, _ question: Question) {
    let cuts = evaluation.takenAwayBy(clause, for: question.binding).filter { cut in
      !cut.clausesPassed.contains { $0.kind == .require }
    }
    guard !cuts.isEmpty, !answer.notRequired.contains(where: { $0.item == item && $0.clause.span == clause.span })
    else { return }
    let named = cuts.compactMap { $0.clausesPassed.first?.title }
    answer.notRequired.append(
      Determination.NotRequired(
        item: item, clause: clause, words: named.uniqued(), because: Self.told(cuts.flatMap(\.reasons).uniqued())))
  }

  /// A requirement that holds, or may hold, against the exceptions that lift it.
  private mutating func settle(_ requirement: Determination.Requirement, _ proof: Proof, _ binding: Question)
    -> ItemEnd
  {
    let availability = exceptions(to: requirement, binding)
    if proof.truth == .unknown {
      if availability == .yes { return .lifted }
      ask(proof, of: requirement.clause, binding)
      return .open
    }
    answer.requirements.append(requirement)
    switch availability {
    case .yes: return .lifted
    case .unknown: return .open
    case .no: return .required
    }
  }

  /// Records each exception that speaks of the requirement; the best availability among them.
  private mutating func exceptions(to requirement: Determination.Requirement, _ binding: Question) -> Truth {
    var best = Truth.no
    for clause in law.exceptions(lifting: requirement.clause.id) {
      let proof = proveByFigures(clause, binding)
      best = max(best, proof.truth)
      note(proof, clause)
      if proof.truth == .unknown { ask(proof, of: clause, binding, byFigures: true) }
      guard !answer.exceptions.contains(where: { $0.item == requirement.item && $0.clause.id == clause.id }) else {
        continue
      }
      answer.exceptions.append(
        Determination.Exception(
          item: requirement.item, clause: clause, available: proof.truth, because: Self.told(proof.reasons),
          lifts: clause.targets)
      )
    }
    return best
  }

  private mutating func requirement(
    _ clause: Clause, _ item: Int, _ binding: Question, _ proof: Proof
  ) -> Determination.Requirement {
    let (review, text, cites) = review(of: clause, binding, noting: proof.truth == .yes)
    let hit = clause.subjects.contains("listing") ? binding.listing.map { listed[$0].name } : nil
    let notApplied: String? =
      switch law.standing(of: clause) {
      case .enforced: nil
      case .before(let day): "compliance is required from \(day)"
      case .notEnforced(let why): why
      }
    return Determination.Requirement(
      item: item, clause: clause, end: law.end(of: clause), because: Self.told(proof.reasons), review: review,
      reviewText: text,
      reviewCites: cites, listing: hit, notApplied: notApplied)
  }

  /// The records for each of which a clause is asked: this item, and every hit where the clause speaks of hits.
  private func bindings(of clause: Clause, item: Int) -> [Question] { questions.about(item, clause, evaluation) }

  /// Clauses of a kind that bear on an item; where no reasons are wanted, none of those that fail.
  private func standing(_ kind: ClauseKind, _ item: Int, remarks: Verdict.Remarks) -> [Standing] {
    questions.standing(law.list(kind), about: item, remarks: explains ? remarks : [], evaluation)
  }

  /// The same of all items: of each clause what it comes to, item after item.
  private func standing(_ kind: ClauseKind, remarks: Verdict.Remarks) -> [[Standing]] {
    let all = Standing.sorted(items.indices.flatMap { standing(kind, $0, remarks: remarks) })
    var groups: [[Standing]] = []
    for standing in all {
      if groups.last?.first?.place == standing.place {
        groups[groups.count - 1].append(standing)
      } else {
        groups.append([standing])
      }
    }
    return groups
  }

  /// Prohibitions and law outside the packs, over all items and hits.
  private mutating func standing(_ kind: ClauseKind) -> [Determination.NotJudged] {
    var found: [Determination.NotJudged] = []
    for standings in standing(kind, remarks: [.assumption, .caveat]) {
      guard let clause = standings.first?.clause else { continue }
      let proofs = standings.filter { reaches(clause, item: $0.question.item) }.map { standing in
        standing.verdict.truth == .unknown && !explains
          ? evaluation.outline(of: clause, for: standing.question.binding) : proof(of: standing)
      }
      for proof in proofs { note(proof, clause) }
      guard let proof = proofs.first(where: { $0.truth == .yes }) else {
        leaveOpen(proofs.filter { $0.truth == .unknown && !waitsForClass($0) }, clause)
        continue
      }
      found.append(Determination.NotJudged(clause: clause, because: Self.told(proof.reasons)))
    }
    return found
  }

  /// Whether a clause may speak of an item: a prohibition leaves alone what is shown to be outside the law, unless it
  /// says otherwise.
  private func reaches(_ clause: Clause, item: Int) -> Bool {
    clause.kind != .prohibit || clause.reachesUnsubject || answer.items[item].subject != .no
  }

  /// Red flags that the facts raise. One that is open stays unsaid: whether flags were looked for is asked in any case.
  private mutating func raiseFlags() {
    for standings in standing(.flag, remarks: .assumption) {
      for standing in standings where standing.verdict.truth == .no {
        assumed += proof(of: standing).reasons.flatMap(\.assumed).filter(isSaid)
      }
      guard let raised = standings.first(where: { $0.verdict.truth == .yes }) else { continue }
      let proof = flagProof(raised)
      note(proof, raised.clause)
      answer.redFlags.append(Determination.NotJudged(clause: raised.clause, because: Self.told(proof.reasons)))
      ask(proof.reasons.flatMap(\.assumed).filter(isSaid), decides: raised.clause.id)
    }
  }

  /// Why a flag is raised. What was assumed is to be asked, with reasons or without.
  private func flagProof(_ raised: Standing) -> Proof {
    if explains { return evaluation.holds(raised.clause, for: raised.question.binding) }
    guard raised.verdict.remarks.contains(.assumption) else { return .bare(.yes) }
    return evaluation.outline(of: raised.clause, for: raised.question.binding)
  }

  private mutating func leaveOpen(_ proofs: [Proof], _ clause: Clause) {
    guard !proofs.isEmpty else { return }
    openStanding.append(clause.id)
    for proof in proofs { ask(proof, decides: clause.id) }
  }

  /// Whether only a stated ECCN would settle it: an item is judged by its figures where none is stated.
  private func waitsForClass(_ proof: Proof) -> Bool {
    let missing = proof.missing
    return !missing.isEmpty && missing.allSatisfy { law.program.fact($0.path)?.statesClass == true }
  }

  /// Whether no clause says what is subject to the law at all: a day, or a knowledge, before the packs begin.
  private var isBeforeAllLaw: Bool { law.clauses(.scope).isEmpty }

  // MARK: Proofs

  func verdict(of clause: Clause, about question: Question) -> Verdict {
    questions.verdict(of: clause, about: question, evaluation)
  }

  /// The proof of a clause, or, where no reasons are wanted, the truth alone.
  func proof(of clause: Clause, _ question: Question, _ truth: Truth) -> Proof {
    explains ? evaluation.holds(clause, for: question.binding) : .bare(truth)
  }

  /// The same of a clause that bears on the deal. Of one that fails no more is told than what was assumed, and what is to be
  /// known of the data; of a requirement, also the limits by which it fails.
  private func proof(of standing: Standing) -> Proof {
    let (clause, verdict) = (standing.clause, standing.verdict)
    guard explains, verdict.truth == .no, clause.kind != .require || !verdict.remarks.contains(.threshold) else {
      return proof(of: clause, standing.question, verdict.truth)
    }
    return evaluation.remarks(on: clause, for: standing.question.binding)
  }

  private func proveByFigures(_ clause: Clause, _ question: Question) -> Proof {
    explains
      ? evaluation.byFigures().holds(clause, for: question.binding)
      : .bare(questions.verdict(of: clause, about: question, evaluation.byFigures()).truth)
  }

  /// The rows of a review clause.
  func policies(of clause: Clause, _ question: Question) -> [PolicyFinding] {
    if !explains, let rows = questions.bareRows(of: clause, about: question, evaluation) { return rows }
    return evaluation.policies(of: clause, for: question.binding)
  }

  // MARK: What the answer rests on

  /// The reasons that a reader wants: without those that go without saying, unless there are no others.
  static func told(_ reasons: [Reason]) -> [Reason] {
    let told = reasons.filter { !$0.isSilent }
    return told.isEmpty ? reasons : told
  }

  /// Keeps what a reader must know: assumptions made, caveats of the data, and the doubts of clauses that hold, may
  /// hold, or fail by a number against a limit.
  mutating func note(_ proof: Proof, _ clause: Clause) {
    guard explains else { return }
    let reasons = proof.reasons
    assumed += reasons.flatMap(\.assumed).filter(isSaid)
    caveats += reasons.flatMap(\.caveats)
    // A requirement that only just does not apply rests on its limit; an exception that does not open rests on nothing.
    guard proof.truth == .yes || clause.kind == .require && reasons.contains(where: \.threshold) else { return }
    for passed in proof.clausesPassed where proof.truth == .yes || passed.kind != .class {
      caveats += passed.caveats.filter { proof.truth == .yes || $0.level != .note }.map { caveat in
        caveat.level == .note
          ? "\(passed.id): \(caveat.text)" : "\(passed.id) (\(caveat.level.rawValue)): \(caveat.text)"
      }
    }
  }

  /// Whether the fact's assumption has words: one without is a matter of the document's form, not of the deal.
  func isSaid(_ fact: FactReference) -> Bool { law.program.fact(fact.path)?.assumption?.text != nil }

  mutating func noteCaveat(_ words: String) { caveats.append(words) }

  mutating func noteCaveat(_ caveat: Caveat, of what: String) {
    caveats.append("\(what) (\(caveat.level.rawValue)): \(caveat.text)")
  }

  mutating func ask(_ proof: Proof, decides id: String) { ask(proof.missing, decides: id) }

  private mutating func ask(_ proof: Proof, of clause: Clause, _ question: Question, byFigures: Bool = false) {
    if explains {
      ask(proof, decides: clause.id)
    } else {
      postponed.append((clause, question, byFigures))
    }
  }

  /// Asks what would settle what was left open, as far as it decides anything.
  private mutating func askPostponed() {
    for (clause, question, byFigures) in postponed {
      let evaluation = byFigures ? evaluation.byFigures() : evaluation
      ask(evaluation.outline(of: clause, for: question.binding), decides: clause.id)
    }
  }

  private mutating func ask(_ facts: [FactReference], decides id: String) {
    for fact in facts {
      if open[fact] == nil { openOrder.append(fact) }
      if open[fact, default: []].contains(id) == false { open[fact, default: []].append(id) }
    }
  }

  /// The questions: those that decide the outcome, cheapest first, then those that must always be asked.
  private mutating func finishMissing(_ ends: [ItemEnd]) {
    let settled = answer.outcome == .licenceRequired || answer.outcome == .prohibited
    var unsettled = Set(answer.requirements.map { "review of \($0.clause.id)" })
    if answer.outcome == .licenceRequired {
      unsettled.formUnion(openStanding.filter { law.clause($0)?.kind == .prohibit })
    }
    if !settled { askPostponed() }
    var asked: [Determination.Missing] = openOrder.compactMap { fact in
      let decides = (open[fact] ?? []).filter { !settled || unsettled.contains($0) }
      return decides.isEmpty ? nil : missing(fact, decides: decides, always: false)
    }
    asked.sort { ($0.cost, $0.place) < ($1.cost, $1.place) }
    let always = assumed.uniqued().filter { fact in !asked.contains { $0.fact == fact } }
    asked += always.map { missing($0, decides: [], always: true) }
    let parties = FactReference(subject: "party", index: 0, name: "name")
    if evaluation.facts.count("party") == 0, law.program.fact(parties.path) != nil {
      asked.append(missing(parties, decides: [], always: true))
    }
    answer.missing = asked
  }

  private func missing(_ reference: FactReference, decides: [String], always: Bool) -> Determination.Missing {
    let fact = law.program.fact(reference.path)
    var ask = fact?.ask ?? "What is \(reference.path)?"
    if reference.subject == "listing", listed.indices.contains(reference.index) {
      let hit = listed[reference.index]
      ask = "\(hit.query) / \(hit.name) (\(hit.list)): \(ask)"
    }
    return Determination.Missing(
      fact: reference, place: evaluation.facts.place(of: reference), ask: ask, decides: decides, always: always,
      cost: fact?.cost ?? 5)
  }
}
