import Interchange
import Rulebook

/// Looks for the fewest lawful changes that make an answer softer: first each fact alone, then two together.
///
/// The values tried are those between the numbers that the clauses of the answer compare with, and the yes or no that
/// the rules say can be brought about. All is tried in a fixed order, and no more than `mostTries` times. Most of what is tried
/// leaves all clauses at work as they are, which is quick to see: then the deal is not judged anew.
struct WouldChangeSearch {
  /// How often a changed deal is judged at most.
  static let mostTries = 100
  /// How often it is looked whether a change touches a clause at work at most.
  static let mostLooks = 800
  /// How many answers are given at most.
  static let mostFound = 8
  /// How many facts are looked at at most.
  static let mostFacts = 12

  /// A fact that can be changed, in one record of the deal.
  private struct Lever {
    let fact: Fact
    let change: Fact.Change
    let reference: FactReference
  }

  /// A lever set to something.
  private struct Setting {
    let lever: Int
    let target: WouldChange.Change.Target
    let value: Value
  }

  /// What came of some settings.
  private struct Ending {
    let answer: Determination
    let rank: Int
    let ground: Ground
  }

  /// Settings of one lever that lead to the same, from what the fact is now in one direction.
  private struct Run {
    var setting: Setting
    let ending: Ending
    /// Which way from the present value: -1, 1; 0 for what has no order.
    let direction: Int
  }

  private let withListings: (FactSet) -> FactSet
  private let judge: (FactSet) -> Determination
  private let isAddressee: (String, [String]) -> Truth
  private let law: Law
  private let facts: FactSet
  private let base: Determination
  private let reach: LawReach
  private let levers: [Lever]
  private let baseEnding: Ending
  private var tries = 0
  private var looks = 0
  private var found: [(settings: [Setting], ending: Ending)] = []

  /// - Parameters:
  ///   - facts: those of the deal as it is.
  ///   - base: the answer to them.
  ///   - withListings: other facts of the same deal, with those of the listed parties that it meets.
  ///   - judge: the answer to other facts of the same deal.
  init(
    law: Law, facts: FactSet, base: Determination, isAddressee: @escaping (String, [String]) -> Truth,
    withListings: @escaping (FactSet) -> FactSet, judge: @escaping (FactSet) -> Determination
  ) {
    self.law = law
    self.facts = facts
    self.base = base
    self.judge = judge
    self.withListings = withListings
    self.isAddressee = isAddressee
    let ground = Ground(base, law, isAddressee)
    baseEnding = Ending(answer: base, rank: Self.rank(base), ground: ground)
    let reach = LawReach(ground.clauses, of: law)
    self.reach = reach
    let items = Set(ground.items)
    var levers: [Lever] = []
    var seen: Set<FactReference> = []
    for read in reach.facts {
      // A fact of a listing that goes by the name of a fact of parties is that of the party.
      let lent = read.subject == "listing" ? law.program.fact("party.\(read.name)") : nil
      let fact = lent ?? read
      guard let change = fact.change else { continue }
      for index in 0..<facts.count(fact.subject) where fact.subject != "item" || items.contains(index) {
        let reference = FactReference(subject: fact.subject, index: index, name: fact.name)
        guard seen.insert(reference).inserted else { continue }
        levers.append(Lever(fact: fact, change: change, reference: reference))
      }
    }
    self.levers = Array(levers.prefix(Self.mostFacts))
  }

  mutating func run() -> [WouldChange] {
    let limit = Self.rank(base)
    guard limit > Self.rank(of: .noLicenceRequired) else { return [] }
    var singles: [[(setting: Setting, ending: Ending?, direction: Int)]] = []
    for index in levers.indices {
      let tried = tried(index, in: facts, from: baseEnding)
      singles.append(tried)
      for run in runs(tried, below: limit) { found.append(([run.setting], run.ending)) }
    }
    for (first, tried) in singles.enumerated() { pair(first, tried, limit) }
    var entries: [WouldChange] = []
    for (settings, ending) in found.sorted(by: {
      ($0.settings.count, $0.ending.rank) < ($1.settings.count, $1.ending.rank)
    }) where entries.count < Self.mostFound && holdsThroughout(settings, ending) {
      entries.append(entry(settings.map(change), ending.answer))
    }
    return entries
  }

  /// Whether the answer is the same in all corners of the ranges: a limit on a sum of two figures is none on each of them.
  private func holdsThroughout(_ settings: [Setting], _ ending: Ending) -> Bool {
    var corners = [facts]
    for setting in settings {
      var values = [setting.value]
      if case .range(let range) = setting.target { values = range.corners.map { .number($0) } }
      corners = values.flatMap { value in
        corners.map { facts(Setting(lever: setting.lever, target: setting.target, value: value), in: $0) }
      }
    }
    return corners.allSatisfy { Self.rank(answer(to: $0)) == ending.rank }
  }

  /// Second changes beside each setting of the first. Of several settings in one direction the nearest counts, with its
  /// neighbours that need the same second change.
  private mutating func pair(
    _ first: Int, _ tried: [(setting: Setting, ending: Ending?, direction: Int)], _ limit: Int
  ) {
    var seen: [[Int]: (place: Int, last: Int)] = [:]
    for (position, (setting, ending, direction)) in tried.enumerated() {
      guard let ending else { return }
      let least = min(limit, ending.rank)
      guard least > Self.rank(of: .notSubject) else { continue }
      let changed = facts(setting, in: facts)
      for second in levers.indices where second > first {
        for run in runs(self.tried(second, in: changed, from: ending), below: least) {
          let alone = self.ending(facts(run.setting, in: facts), from: baseEnding)
          guard let alone, run.ending.rank < alone.rank, run.ending.answer.outcome != .needsFacts else { continue }
          let key = [direction, second, run.direction, run.ending.rank]
          if let known = seen[key] {
            guard known.last == position - 1, found[known.place].settings[1].target == run.setting.target else {
              continue
            }
            found[known.place].settings[0] = Self.joined(found[known.place].settings[0], setting)
            seen[key]?.last = position
          } else {
            seen[key] = (found.count, position)
            found.append(([setting, run.setting], run.ending))
          }
        }
      }
    }
  }

  // MARK: One lever

  /// All settings of a lever, nearest first in each direction, with what comes of them; nil where no tries are left.
  private mutating func tried(
    _ index: Int, in facts: FactSet, from before: Ending
  ) -> [(setting: Setting, ending: Ending?, direction: Int)] {
    settings(of: index, in: facts).map { setting, direction in
      (setting, ending(self.facts(setting, in: facts), from: before), direction)
    }
  }

  private func settings(of index: Int, in facts: FactSet) -> [(setting: Setting, direction: Int)] {
    let lever = levers[index]
    let evaluation = Evaluation(law: law, facts: facts, isAddressee: isAddressee)
    let now = evaluation.value(of: lever.reference)
    if let value = lever.change.value {
      return value == now ? [] : [(Setting(lever: index, target: .value(value), value: value), 0)]
    }
    let ranges = NumberRange.between(reach.cuts(of: lever.reference, in: evaluation))
    let settings = ranges.map { range in
      range.sample.map { Setting(lever: index, target: .range(range), value: .number($0)) }
    }
    guard case .number(let low, let high)? = now, low == high else {
      return settings.compactMap { $0.map { ($0, 1) } }
    }
    guard let here = ranges.firstIndex(where: { $0.contains(low) }) else { return [] }
    return settings[..<here].reversed().compactMap { $0.map { ($0, -1) } }
      + settings[(here + 1)...].compactMap { $0.map { ($0, 1) } }
  }

  /// The settings that lead below a rank. One farther off counts only if it leads to something softer; neighbours that
  /// lead to the same are one.
  private func runs(
    _ tried: [(setting: Setting, ending: Ending?, direction: Int)], below limit: Int
  ) -> [Run] {
    var runs: [Run] = []
    var isOpen = false
    for (setting, ending, direction) in tried {
      guard let ending else { break }
      if isOpen, let last = runs.last, last.direction == direction, last.ending.rank == ending.rank {
        runs[runs.count - 1].setting = Self.joined(last.setting, setting)
        continue
      }
      let least = runs.filter { $0.direction == direction }.map(\.ending.rank).min() ?? limit
      isOpen = ending.rank < least
      if isOpen { runs.append(Run(setting: setting, ending: ending, direction: direction)) }
    }
    return runs
  }

  private static func joined(_ near: Setting, _ far: Setting) -> Setting {
    guard case .range(let first) = near.target, case .range(let second) = far.target else { return near }
    return Setting(lever: near.lever, target: .range(first.joined(with: second)), value: near.value)
  }

  // MARK: Trying

  /// The facts with one of them another. What follows from it is taken back where it would be stated against it.
  private func facts(_ setting: Setting, in facts: FactSet) -> FactSet {
    let lever = levers[setting.lever]
    var changed = facts
    func reference(_ path: String) -> FactReference {
      FactReference(
        subject: lever.reference.subject, index: lever.reference.index, name: String(path.split(separator: ".")[1]))
    }
    for part in reach.parts(of: lever.fact) { changed.set(reference(part), to: nil) }
    for path in reach.following(lever.fact) {
      guard let follower = law.program.fact(path) else { continue }
      let record = changed.record(lever.reference.subject, lever.reference.index)
      let parts = reach.parts(of: follower).map { String($0.split(separator: ".")[1]) }
      if !parts.isEmpty, parts.allSatisfy({ record?.values[$0] != nil }) { changed.set(reference(path), to: nil) }
    }
    changed.set(lever.reference, to: setting.value)
    return changed
  }

  /// What comes of facts; as before, where no clause that was at work then has another truth. Nil when enough was tried.
  private mutating func ending(_ facts: FactSet, from before: Ending) -> Ending? {
    guard tries < Self.mostTries, looks < Self.mostLooks else { return nil }
    looks += 1
    // Another product has another number: the one stated is not held against its figures.
    let bare = withoutClass(facts, base.items.indices)
    if before.ground.isUnmoved(by: withListings(facts), law, isAddressee),
      base.items.allSatisfy({ $0.statedECCN == nil })
        || before.ground.isUnmoved(by: withListings(bare), law, isAddressee)
    {
      return before
    }
    tries += 1
    let answer = answer(to: facts)
    return Ending(answer: answer, rank: Self.rank(answer), ground: Ground(answer, law, isAddressee))
  }

  /// The answer to other facts, less a stated class that they contradict.
  private func answer(to facts: FactSet) -> Determination {
    let answer = judge(facts)
    let contradicted = answer.items.indices.filter { index in
      answer.items[index].agrees == false && base.items[index].agrees != false
    }
    return contradicted.isEmpty ? answer : judge(withoutClass(facts, contradicted))
  }

  private func withoutClass(_ facts: FactSet, _ items: some Sequence<Int>) -> FactSet {
    guard let code = law.program.facts.first(where: { $0.statesClass && $0.subject == "item" }) else { return facts }
    var facts = facts
    for index in items { facts.set(FactReference(subject: "item", index: index, name: code.name), to: nil) }
    return facts
  }

  /// How much an answer asks for.
  private static func rank(_ answer: Determination) -> Int {
    let review = Determination.Review.allCases.firstIndex(of: answer.review ?? .presumptionOfDenial) ?? 0
    return rank(of: answer.outcome) + (answer.outcome == .licenceRequired ? review : 0)
  }

  private static func rank(of outcome: Determination.Outcome) -> Int {
    switch outcome {
    case .notSubject: 0
    case .noLicenceRequired: 10
    case .exceptionAvailable: 20
    case .needsFacts: 30
    case .licenceRequired: 40
    case .prohibited: 50
    }
  }

  // MARK: Saying

  private func change(_ setting: Setting) -> WouldChange.Change {
    let lever = levers[setting.lever]
    var unit = ""
    if case .number(let own) = lever.fact.type { unit = own.description }
    let evaluation = Evaluation(law: law, facts: facts, isAddressee: isAddressee)
    return WouldChange.Change(
      place: facts.place(of: lever.reference), now: evaluation.value(of: lever.reference), target: setting.target,
      unit: unit, means: lever.change.words)
  }

  private func entry(_ changes: [WouldChange.Change], _ answer: Determination) -> WouldChange {
    let left = Set(answer.standingIDs)
    let open = Set(base.exceptions.filter { $0.available == .yes }.map(\.clause.id))
    return WouldChange(
      changes: changes, outcome: answer.outcome, review: answer.review,
      removes: base.standingIDs.filter { !left.contains($0) }.uniqued(),
      opens: answer.exceptions.filter { $0.available == .yes && !open.contains($0.clause.id) }.map(\.clause.id)
        .uniqued())
  }
}

extension Determination {
  /// The ids of what stands in the way.
  fileprivate var standingIDs: [String] {
    requirements.map(\.clause.id) + prohibitions.map(\.clause.id) + redFlags.map(\.clause.id)
  }
}
