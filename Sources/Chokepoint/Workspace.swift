public import Controls
public import Interchange
public import Parties
public import Rulebook
import Synchronization

/// Rules, data and lists, opened and wired: the central type of the project, and what other programs import.
///
///     let workspace = try Workspace(Locations())
///     let deal = try workspace.deal(bytes, file: "deal.json")
///     let answer = try workspace.check(deal, known: .today)
///     print(answer.outcome, try workspace.screen("華為").first?.party.name)
///
/// Opening reads the rules and the tables; the lists are read when the first name is screened, or meanwhile if asked.
/// Safe to share between threads.
public final class Workspace: Sendable {
  /// The lowest score at which a match bears on a deal.
  public static let threshold = 0.5
  /// The most matches kept for one party of a deal; that there were more is said.
  public static let mostMatches = 50

  /// The regimes that were opened, as they were named; at least one.
  public let regimes: [Regime]
  public let countries: Countries
  public let chips: ChipTable
  public let store: ListStore
  /// Where it was opened.
  public let locations: Locations
  /// The folder of the shipped data.
  let data: String
  let vocabulary: RuleVocabulary
  /// What screening knows of names.
  public let knowledge: ScreeningKnowledge
  let current: CurrentLists
  /// Whether the lists are fresh; nil where the editions are pinned, which are of whatever day they are.
  let freshness: FreshnessShelf?
  private let book = Mutex<OwnershipBook?>(nil)

  /// - Parameters:
  ///   - names: the regimes to open; without any, the standard one.
  ///   - prefetchingLists: read the lists on another thread while the rules are read here.
  /// - Throws: `Diagnostics` if a pack or a table does not load whole, or there is no such regime.
  public init(
    _ locations: Locations, regimes names: [String] = [], prefetchingLists: Bool = false
  ) throws(Diagnostics) {
    knowledge = try Diagnostics.gathering { () throws(Diagnostic) in
      try ScreeningKnowledge(inFolder: "\(locations.data)/screening")
    }
    store = ListStore(shipped: "\(locations.data)/parties", workspace: locations.workspace, pinned: locations.editions)
    current = CurrentLists(store, knowledge: knowledge, workspace: locations.workspace)
    if prefetchingLists { current.prefetch() }
    let data = locations.data
    self.data = data
    freshness = locations.editions == nil ? FreshnessShelf(data: data, workspace: locations.workspace) : nil
    let (countries, chips) = try Diagnostics.gathering { () throws(Diagnostic) in
      (
        try Countries(inFolder: data),
        try ChipTable(InputFile.read("\(data)/chips.csv", limit: 16 << 20), file: "data/chips.csv")
      )
    }
    (self.countries, self.chips) = (countries, chips)
    let names = names.isEmpty ? [try RulePacks.standardRegime(in: locations.rules)] : names
    let programs = try names.map { name throws(Diagnostics) in try RulePacks.load(locations.rules, regime: name) }
    let addressees = Addressees(knowledge: knowledge)
    (self.locations, vocabulary) = (locations, RuleVocabulary(locations.rules))
    regimes = Self.reading(
      try zip(names, programs).map { name, program throws(Diagnostics) in
        (name, program, try Judge(program: program, isAddressee: addressees.isAddressee))
      }, countries, vocabulary)
  }

  /// Regimes whose readers know what each other read.
  static func reading(
    _ laws: [(name: String, program: RuleProgram, judge: Judge)], _ countries: Countries, _ vocabulary: RuleVocabulary
  ) -> [Regime] {
    let read = laws.map { DealReader.factsRead(by: $0.program) }.reduce(into: Set()) { $0.formUnion($1) }
    return laws.map { name, program, judge in
      Regime(
        name: name, program: program, judge: judge,
        reader: DealReader(
          program: program, countries: countries, readElsewhere: read, isKnownElsewhere: vocabulary.knows))
    }
  }

  /// The same rules and tables with other regimes of them, or with the lists read anew.
  init(_ other: Workspace, regimes: [Regime]? = nil, current: CurrentLists? = nil) {
    (locations, vocabulary, data) = (other.locations, other.vocabulary, other.data)
    (countries, chips, store, knowledge) = (other.countries, other.chips, other.store, other.knowledge)
    self.regimes = regimes ?? other.regimes
    self.current = current ?? other.current
    // Lists that were read anew are asked anew.
    freshness =
      current == nil || other.freshness == nil
      ? other.freshness : FreshnessShelf(data: data, workspace: locations.workspace)
  }

  /// The regime that is asked where none is named: the first of those opened.
  public var regime: Regime { regimes[0] }

  /// The rules of that regime.
  public var program: RuleProgram { regime.program }

  // MARK: Check

  /// Reads a deal document, to be judged under the regime, or the first one.
  ///
  /// - Throws: `Diagnostics` with everything that is wrong with it.
  public func deal(_ bytes: [UInt8], file: String, under regime: Regime? = nil) throws(Diagnostics) -> Deal {
    try (regime ?? self.regime).reader.read(bytes, file: file)
  }

  public func deal(_ document: DealDocument, under regime: Regime? = nil) throws(Diagnostics) -> Deal {
    try (regime ?? self.regime).reader.read(document)
  }

  public func deal(_ document: JSON, under regime: Regime? = nil) throws(Diagnostics) -> Deal {
    try (regime ?? self.regime).reader.read(document)
  }

  /// Screens every party and judges the deal.
  ///
  /// - Parameters:
  ///   - regime: the regime for which the deal was read; the first one if nil.
  ///   - known: the day whose knowledge of law is used; for a past day, the answer of that day.
  ///   - screens: false to judge without looking at any list; the answer says so.
  ///   - memory: what names were found to be in earlier deals of a run.
  ///   - explains: false for an answer without reasons, as `Determination.compactJSON` prints it: some times as fast.
  ///   - seeksChanges: also look for the lawful changes that would make the answer softer, which takes longer.
  /// - Throws: `Diagnostic` if a list cannot be read whole.
  public func check(
    _ deal: Deal, under regime: Regime? = nil, known: CalendarDay, screens: Bool = true,
    memory: ScreeningMemory? = nil, explains: Bool = true, seeksChanges: Bool = false
  ) throws(Diagnostic) -> Determination {
    let judge = (regime ?? self.regime).judge
    func determine(
      _ screening: [PartyScreening]?, _ ownership: [PartyOwnership] = [], _ lists: [Determination.ListEdition] = []
    ) -> Determination {
      seeksChanges
        ? judge.determineWithChanges(deal, screening: screening, ownership: ownership, lists: lists, known: known)
        : judge.determine(
          deal, screening: screening, ownership: ownership, lists: lists, known: known, explains: explains)
    }
    guard screens else { return determine(nil) }
    guard deal.parties.contains(where: Self.isFindable) else { return determine([]) }
    let index = try lists(asOf: deal.day)
    let found = try found(deal.parties, on: deal.day, in: index, memory)
    var answer = determine(found.screening, found.ownership, index.lists.map(Determination.ListEdition.init))
    answer.stale = found.stale
    return answer
  }

  /// The ownership that ships with the product, read once.
  func shippedOwnership() throws(Diagnostic) -> OwnershipBook {
    try book.withLock { book throws(Diagnostic) in
      if let known = book { return known }
      let read: OwnershipBook
      do throws(Diagnostics) { read = try ownership() } catch {
        throw error.all.first ?? Diagnostic("ownership.data", "the data of ownership does not read")
      }
      book = read
      return read
    }
  }

  /// Runs the worked cases of the packs of all regimes that were opened.
  public func runCases(today: CalendarDay) -> [CaseRunner.Result] {
    regimes.flatMap { CaseRunner(judge: $0.judge, today: today).run($0.program.cases) }
  }

  // MARK: Screen

  /// The listed parties that a name may mean, best first.
  ///
  /// - Parameter day: the day on which the party must be listed; nil for now.
  /// - Throws: `Diagnostic` for a name with nothing to compare, or a list that cannot be read whole.
  public func screen(
    _ name: String, asOf day: CalendarDay? = nil, threshold: Double = Workspace.threshold, limit: Int = 10
  ) throws(Diagnostic) -> [PartyMatch] {
    try screen(name, asOf: day, profile: ScreeningProfile(knowledge, threshold: threshold), limit: limit)
  }

  /// The index of all current lists, read once.
  public func lists() throws(Diagnostic) -> ScreeningIndex {
    try current.index()
  }

  /// The index of the lists as they were current on a day: of each list the kept edition of that time, else the newest
  /// with its dates of listing. Nil is now.
  public func lists(asOf day: CalendarDay?) throws(Diagnostic) -> ScreeningIndex {
    try current.index(asOf: day)
  }
}

extension Determination.ListEdition {
  init(_ list: PartyMatch.List) {
    self.init(id: list.id, title: list.title, edition: list.edition, coverage: list.coverage)
  }
}
