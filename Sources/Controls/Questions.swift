import Rulebook

/// What a deal's clauses are asked about, and how an `Evaluation` is told.
struct Questions {
  private let itemKind: Int?
  private let listingKind: Int?
  /// For each item: the question about it alone, and those about it and each hit.
  private let alone: [[Question]]
  private let withHits: [[Question]]

  init(_ evaluation: Evaluation, items: Int, hits: Int) {
    itemKind = evaluation.kind("item")
    listingKind = evaluation.kind("listing")
    alone = (0..<items).map { [Question(item: $0)] }
    withHits = (0..<items).map { item in (0..<hits).map { Question(item: item, listing: $0) } }
  }

  /// The records for each of which a clause is asked: an item, and every hit where the clause speaks of hits.
  func about(_ item: Int, _ clause: Clause, _ evaluation: Evaluation) -> [Question] {
    if let listingKind, evaluation.asks(clause, about: listingKind) { return withHits[item] }
    return alone[item]
  }

  /// The clauses of a list, asked about an item and, where they speak of hits, every hit: those that do not fail, and those
  /// that fail with some of the remarks; in the order of the list.
  func standing(
    _ list: ClauseList, about item: Int, remarks: Verdict.Remarks, _ evaluation: Evaluation
  ) -> [Standing] {
    var found: [Standing] = []
    func ask(_ question: Question, _ kind: (number: Int, isAsked: Bool)?) {
      bind(question, in: evaluation)
      for (place, verdict) in evaluation.standing(list, askedAbout: kind, remarks: remarks) {
        found.append(Standing(place: place, clause: list.clauses[place], question: question, verdict: verdict))
      }
    }
    for question in alone[item] { ask(question, listingKind.map { ($0, false) }) }
    guard let listingKind, !withHits[item].isEmpty else { return found }
    for question in withHits[item] { ask(question, (listingKind, true)) }
    return Standing.sorted(found)
  }

  /// What the clauses of a list that do not fail come to about an item alone, up to one that is enough.
  func verdicts(
    _ list: ClauseList, about item: Int, _ evaluation: Evaluation, until isEnough: (Verdict) -> Bool
  ) -> [Verdict] {
    bind(Question(item: item), in: evaluation)
    return evaluation.standing(list, askedAbout: nil, remarks: [], until: isEnough).map(\.verdict)
  }

  func verdict(of clause: Clause, about question: Question, _ evaluation: Evaluation) -> Verdict {
    bind(question, in: evaluation)
    return evaluation.verdict(of: clause)
  }

  func bareRows(of review: Clause, about question: Question, _ evaluation: Evaluation) -> [PolicyFinding]? {
    bind(question, in: evaluation)
    return evaluation.bareRows(of: review)
  }

  private func bind(_ question: Question, in evaluation: Evaluation) {
    if let itemKind { evaluation.bind(itemKind, to: question.item) }
    if let listing = question.listing, let listingKind { evaluation.bind(listingKind, to: listing) }
  }
}
