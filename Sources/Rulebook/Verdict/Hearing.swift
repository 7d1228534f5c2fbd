/// Many deals asked one after another for truth alone: what `Evaluation` is for one deal with its reasons. Nothing is made
/// anew for a deal but what it states.
///
///     var hearing = Hearing(program, isAddressee: isAddressee)
///     hearing.begin()
///     let row = hearing.add(kind)
///     hearing.state(slot, at: row + place)
///     hearing.open(law)
///     hearing.verdict(of: clause)
///
/// What only a proof can tell is nil here, and left to an `Evaluation`.
package struct Hearing {
  /// A fact of a record that an answer wants.
  package struct Wanted: Hashable {
    package let fact: Int32
    package let record: Int32
  }

  var pass: VerdictPass
  private let itemKind: Int32
  private let listingKind: Int32
  /// Counts how often the numbers of words became others.
  package private(set) var epoch = 0
  private var sweep: TruthSweep?
  /// Whether some item is stated to be of a class that its figures keep it out of; nil while nobody asked.
  private var disputed: Bool?

  package init(
    _ program: RuleProgram, _ law: Law, isAddressee: @escaping (_ name: String, _ addressees: [String]) -> Truth
  ) {
    pass = VerdictPass(law, FactSet(), trustsStatements: true, isAddressee: isAddressee)
    itemKind = pass.tables.program.subject("item") ?? -1
    listingKind = pass.tables.program.subject("listing") ?? -1
  }

  // MARK: What is stated

  /// Another deal begins, of which nothing is stated yet.
  package mutating func begin() { pass.frame.clear() }

  /// Adds a record of a kind; those of one kind are added one after another.
  ///
  /// - Returns: where its facts begin.
  package mutating func add(_ kind: Int) -> Int { pass.frame.add(kind) }

  /// Where the facts of a record begin.
  package func row(of record: Int, kind: Int) -> Int { pass.frame.row(of: record, kind: kind) }

  /// States a fact of a record.
  ///
  /// - Returns: false if it is stated already.
  package mutating func state(_ slot: FactFrame.Slot, at place: Int) -> Bool {
    guard pass.frame.stated[place].kind == .open else { return false }
    pass.frame.state(slot, at: place)
    return true
  }

  /// What is stated at a place; nil for nothing.
  package mutating func stated(at place: Int) -> FactFrame.Slot? {
    let slot = pass.frame.stated[place]
    return slot.kind == .open ? nil : slot
  }

  /// The slot of a value, which is good for all deals until words are forgotten.
  package mutating func slot(_ value: Value) -> FactFrame.Slot { pass.frame.slot(value) }

  /// The slot of a number, which is good for this deal.
  package mutating func slot(_ number: Exact) -> FactFrame.Slot {
    pass.frame.slot(FactFrame.Number(low: number, high: number))
  }

  /// Forgets the words that deals brought, and with them the slots of values.
  package mutating func forgetWords() {
    pass.frame = FactFrame(pass.tables)
    epoch += 1
  }

  /// All is stated that will be, and the law of a day is asked.
  package mutating func open(_ law: Law) {
    (sweep, disputed) = (nil, nil)
    pass.open(law.table)
  }

  /// The same, with everything stated that a set of facts states.
  package mutating func open(_ law: Law, stating facts: FactSet) {
    pass.frame = FactFrame(pass.tables, facts)
    epoch += 1
    open(law)
  }

  /// How many records there are of a kind.
  package mutating func count(_ kind: Int) -> Int { Int(pass.frame.counts[kind]) }

  /// The number of a kind of record, and where a fact stands among those of its kind; nil where the rules have none.
  package func kind(_ subject: String) -> Int? { pass.tables.program.subject(subject).map { Int($0) } }

  package func place(of fact: String, kind: Int) -> Int? { pass.tables.program.places[kind][fact].map { Int($0) } }

  // MARK: Asking

  /// Whether classes hold that are stated against the figures. Where none is, all answers are the same.
  package mutating func trustStatements(_ trusts: Bool) { pass.trustStatements(trusts || !isDisputed()) }

  private mutating func isDisputed() -> Bool {
    if let disputed { return disputed }
    guard let sweep, itemKind >= 0 else { return true }
    let bound = pass.binding[Int(itemKind)]
    var found = false
    for item in 0..<pass.frame.counts[Int(itemKind)] where !found {
      pass.bind(itemKind, to: item)
      found = sweep.isDisputed(&pass)
    }
    pass.bind(itemKind, to: bound)
    disputed = found
    return found
  }

  /// The item, and the hit, that clauses are asked about from now on.
  package mutating func bind(item: Int, listing: Int? = nil) {
    if itemKind >= 0 { pass.bind(itemKind, to: Int32(item)) }
    if listingKind >= 0 { pass.bind(listingKind, to: Int32(listing ?? 0)) }
  }

  package mutating func verdict(of clause: Clause) -> Verdict { pass.verdict(ofVersion: clause.number) }

  /// Settles what single values settle of all clauses. From then on remarks are left out.
  package mutating func sweep(by sweep: TruthSweep) {
    self.sweep = sweep
    sweep.sweep(
      items: itemKind < 0 ? 1 : Int(pass.frame.counts[Int(itemKind)]), itemKind: itemKind, &pass, epoch: epoch)
  }

  /// Whether a sweep leaves it open that a clause holds for an item.
  package mutating func isOpen(_ clause: Clause, item: Int) -> Bool { !pass.isShut(clause.number, item: item) }

  /// The places in a list of the clauses of which a sweep leaves it open that they hold for the item bound.
  package mutating func open(of list: ClauseList, into places: inout [Int]) {
    places.removeAll(keepingCapacity: true)
    for place in list.numbers.indices where !pass.isShut(Int(list.numbers[place])) { places.append(place) }
  }

  /// Whether the fact by which an item is stated to be outside the law's scope says so of the item bound.
  package mutating func isStatedOutside(_ scope: Int) -> Bool {
    guard pass.tables.facts[scope].subject == itemKind else { return false }
    let slot = pass.stated(Int32(scope))
    return slot.kind == .truth && slot.value == 0
  }

  /// Of each row of a review clause its word and truth, and what would settle it; nil where only a proof can say.
  ///
  /// - Parameter words: those that a fact may state from which a word is read.
  package mutating func rows(
    of review: Clause, words: [String]
  ) -> [(word: String?, truth: Truth, missing: [Wanted])]? {
    var rows: [(word: String?, truth: Truth, missing: [Wanted])] = []
    let conditions = pass.tables.program.versions[review.number].policies
    for (place, policy) in review.policies.enumerated() {
      let word: String?
      switch policy.value {
      case .word(let stated): word = stated
      case .fact(let term, _):
        guard case .fact(let number) = term.kind else { return nil }
        let slot = pass.slot(ofFact: Int32(number))
        word = words.first { pass.frame.isWord($0, slot) }
      }
      let condition = conditions[place]
      let truth =
        condition.map { pass.verdict(ofNode: $0).truth } ?? (rows.map(\.truth).max() ?? .no).negated
      var open = OpenFacts()
      if truth == .unknown {
        let asked = condition.map { [$0] } ?? conditions[...place].compactMap { $0 }
        for node in asked where pass.verdict(ofNode: node).truth == .unknown { open.collect(node: node, &pass) }
        guard open.isWhole else { return nil }
      }
      rows.append((word, truth, Self.wanted(open.missing)))
    }
    return rows
  }

  /// What would settle a clause that is open; nil where only a proof can say.
  package mutating func missing(of clause: Clause) -> [Wanted]? {
    var open = OpenFacts()
    open.collect(version: clause.number, &pass)
    return open.isWhole ? Self.wanted(open.missing) : nil
  }

  /// What is assumed that a clause may rest on.
  package mutating func assumed(of clause: Clause) -> [Wanted]? {
    var open = OpenFacts()
    open.collect(version: clause.number, &pass)
    return open.isWhole ? Self.wanted(open.assumed) : nil
  }

  private static func wanted(_ places: [OpenFacts.Place]) -> [Wanted] {
    places.map { Wanted(fact: $0.fact, record: $0.record) }
  }
}
