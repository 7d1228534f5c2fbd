import Names

/// Finds the names of an index that an asked name may be. One instance serves one thread.
///
/// A name is aligned only if the sum of what its words could add at best can still reach the score asked for. No name
/// above that score is lost: the tests compare with aligning every name.
struct NameSearch: ~Copyable {
  /// A party with the best of its names.
  struct Found {
    var party: UInt32
    var name: UInt32
    /// The sum of weights.
    var sum: Float
    /// The judgement of the trees.
    var bits: Float = 0
    /// Where its evidence is kept.
    var slot: Int
  }

  /// An asked unit that is related to a unit of the index, in the names in which that has one role.
  struct Relation {
    var asked: Int32
    var unit: UInt32
    var role: UnitRole
    /// Whether it stands for the unit whatever its role: the first of those of one asked unit and one of the index.
    var isFirst: Bool
    /// The first asked word it takes, and all of them.
    var cover: UInt64
    var slot: Int32
    /// What the pair counts as, by the way the listed unit comes from its name.
    var matches: Int32
    /// Where the list of names with the unit in that role begins, and its length.
    var start: UInt32
    var count: UInt32
    var how: NameRelation
    /// How rare the telling words are that it stands for, in bits; more than any word if it is run together of words.
    var rarity: Float
    /// The most that the pair can add to a person's name, and to another's; below zero where it costs.
    var value: (Float, Float)
    /// The kinds of word that the unit stands for, as `IndexLayout.partKinds` has them.
    var kinds: UInt8
    /// The next relation of the same unit of the index, or -1.
    var next: Int32
  }

  /// What is known of a unit of the index for the query of this stamp.
  struct UnitState {
    var stamp: UInt32 = 0
    /// Its first relation.
    var head: Int32 = -1
  }

  /// What was gathered of a name.
  struct NameState: BitwiseCopyable {
    var posting: IndexLayout.Posting
    /// The words of the name, the first sixteen, that agree with one asked for.
    var words: UInt16 = 0
    /// The asked word counted last.
    var slot: Int16 = -1
    /// What was counted for the asked word counted last.
    var best: Float = 0
    /// The most that all words counted so far can add.
    var bound: Float = 0
    /// How rare the words together are that agree at most.
    var rarity: Float = 0
    /// The asked words that agree with one of the name.
    var mask: UInt64 = 0
  }

  /// What a name gets at most that stands in the list of a relation.
  struct Gain: BitwiseCopyable {
    var cover: UInt64
    var value: (Float, Float)
    var rarity: Float
    var slot: Int16
  }

  /// A relation whose list is not read, because what stands only in such lists cannot reach the floor.
  struct LeftOut {
    var slot: Int
    var cover: UInt64
    var value: (Float, Float)
    var rarity: Float
    /// A bit for each kind of word that the unit stands for in that role.
    var kinds: UInt8
    /// Its place in a `NameSummary`.
    var place: Int
  }

  let layout: IndexLayout
  /// Parts of it that every name needs.
  let keys: FlatArray<IndexLayout.Key>
  let keyStarts: FlatArray<UInt32>
  let postings: FlatArray<IndexLayout.Posting>
  let entries: FlatArray<IndexLayout.Entry>
  let nameSummaries: FlatArray<NameSummary>
  let unitText: FlatArray<UInt8>
  let facts: Scratch<UnitFacts>
  let identities: IdentitySet
  let model: MatchModel
  let classes = MatchClass.table
  var alignment: NameAlignment
  var stamp: UInt32 = 0
  /// For each unit a bit: whether it is related to one asked for. Small enough to be at hand always.
  let isRelatedUnit: Scratch<UInt64>
  let units: Scratch<UnitState>
  /// The names of the lists that were read.
  var gathered = PostingSorter()
  /// Some of those that may reach what is asked by their words alone, and their summaries.
  var passed: [NameState] = []
  var summaries: [NameSummary] = []
  var relations: [Relation] = []
  /// For each of them what a name gets that stands in its list.
  var gains: [Gain] = []
  var memory = RelationMemory()
  /// What `addShortForms` found out: the units by the text asked for, and by their first letter.
  var shortForms: [[UInt8]: [UInt32]] = [:]
  var shortenableUnits: [[UInt32]] = []
  /// Relations by the length of their lists, the longest first.
  var order: [UInt64] = []
  var sound: [UInt8] = []
  var spellings: [UInt32] = []
  /// Units that share one with the word asked for.
  var near: [UInt32] = []
  var buckets: [Range<Int>] = []
  var letters = HeldLetters()
  /// Names that may reach the floor.
  var candidates: [IndexLayout.Posting] = []
  /// The best of the others: the most that each can reach, and the name.
  var others: [(bound: Float, posting: IndexLayout.Posting)] = []
  var worst = 0
  /// Candidates that did not reach the floor.
  private var fallen: [(bound: Float, posting: IndexLayout.Posting)] = []
  var isLeftOut: [Bool] = []
  /// What is left out, in the order of the asked words.
  var leftOut: [LeftOut] = []
  /// Their places in a `NameSummary`.
  var leftOutPlaces = SIMD2<UInt64>(repeating: 0)
  /// Relations in the order of the asked words they begin with.
  var bySlot: [UInt64] = []
  /// For each word: the most that lists which are left out may add there; their sum and words.
  var rest: [(Float, Float)] = []
  var restSum: (Float, Float) = (0, 0)
  var restMask: UInt64 = 0
  var restRarity: Float = 0
  /// How rare words may be together that initials stand for.
  var initialRarity: Float = 0
  /// The words asked for that cost something if they agree with nothing, the telling and the generic ones among them, and
  /// what each costs.
  var costly: UInt64 = 0
  var telling: UInt64 = 0
  var generic: UInt64 = 0
  var costs: [Float] = []
  /// The initials asked for.
  var initials: UInt64 = 0
  var identity: UInt64 = 0
  /// Whether a name of the index may have the very same words.
  var mayBeIdentical = false
  /// What the name aligned last can reach, words that are alike apart; infinite where that was not asked.
  var reach: Float = .infinity
  var prepared: NameForm?
  /// Only so that what `fetch` reads is read.
  var fetched: UInt32 = 0
  private(set) var found: [Found] = []
  /// The evidence of what was found, by slot.
  private var kept = [Float](repeating: 0, count: (judged + 1) * MatchFeature.count)

  init(_ layout: IndexLayout, model: MatchModel) {
    self.layout = layout
    keys = layout.keys
    keyStarts = layout.keyStarts
    postings = layout.postings
    entries = layout.entries
    nameSummaries = layout.nameSummaries
    unitText = layout.unitText
    facts = Scratch(count: layout.unitCount)
    for unit in 0..<layout.unitCount { facts[unit] = UnitFacts(layout, unit: unit) }
    identities = IdentitySet(layout.nameSummaries)
    self.model = model
    alignment = NameAlignment(model)
    units = Scratch(repeating: UnitState(), count: layout.unitCount)
    isRelatedUnit = Scratch(repeating: 0, count: layout.unitCount / 64 + 1)
  }

  // MARK: Search

  /// How many parties are judged by the trees, at least.
  static let judged = 20
  private var judged = NameSearch.judged
  /// The first place for evidence that nothing found uses.
  private var nextSlot = 0

  /// Finds the parties with the best names among those that `isAllowed` lets through, at most `limit` or
  /// `judged`; the result stands in `found`, best first.
  ///
  /// Where nothing good reaches the floor, the best of the names below it are looked at too; some may be missed.
  mutating func search(_ form: NameForm, limit: Int, isDeep: Bool = true, isAllowed: (Int) -> Bool) {
    makeRoom(limit)
    found.removeAll(keepingCapacity: true)
    prepare(form)
    addShortForms()
    leaveOutCommon()
    gather()
    bound(others: 0)
    considerCandidates(form, isAllowed: isAllowed)
    guard isDeep, found.first.map({ $0.bits < Self.good }) ?? true else { return }
    searchDeep(form, limit: limit, isAllowed: isAllowed)
  }

  private mutating func considerCandidates(_ form: NameForm, isAllowed: (Int) -> Bool) {
    fetch(candidates)
    fallen.removeAll(keepingCapacity: true)
    for candidate in candidates {
      consider(form, candidate.name, least: model.floor, isAllowed: isAllowed)
      if reach < model.floor { fallen.append((reach, candidate)) }
    }
    judge()
  }

  /// Looks below the floor too, at the names that can reach most.
  private mutating func searchDeep(_ form: NameForm, limit: Int, isAllowed: (Int) -> Bool) {
    bound(others: Self.deepest)
    for other in fallen { keep(other.posting, other.bound, Self.deepest) }
    others.sort { ($0.bound, $1.posting.name) > ($1.bound, $0.posting.name) }
    fetch(others.map(\.posting))
    found.sort(by: Self.isBetter)
    judged = max(limit, Self.deeplyJudged, found.count)
    for other in others { consider(form, other.posting.name, least: -.infinity, isAllowed: isAllowed) }
    judge()
  }

  private static let good: Float = 2
  /// How many names below the floor are looked at, and how many of them judged.
  private static let deepest = 48
  private static let deeplyJudged = 30

  /// The same without any bound: every name is aligned. For tests.
  mutating func searchAll(_ form: NameForm, limit: Int) {
    makeRoom(limit)
    found.removeAll(keepingCapacity: true)
    prepare(form)
    for name in 0..<layout.nameCount {
      consider(form, name, least: model.floor, isBounded: false) { _ in true }
    }
    judge()
  }

  /// Aligns a name of the index with the form and gives the evidence.
  mutating func evidence(_ form: NameForm, name: Int) -> NameEvidence {
    if prepared.map({ !form.isReadAs($0) }) ?? true { prepare(form) }
    let sum = align(form, name)
    let features = Self.evidence(alignment.features, kind(name), sum)
    let (always, shares) = features.withUnsafeBufferPointer { model.trees.shares($0) }
    return NameEvidence(
      bits: features.withUnsafeBufferPointer { model.judgement($0) }, always: always, features: features,
      shares: shares, pairs: pairs(form), onlyAsked: leftOver(alignment.askedLeft, form),
      onlyListed: leftOver(alignment.listedLeft), isIdentical: identity == nameSummaries[name].identity)
  }

  private static func evidence(_ features: [Float], _ kind: MatchModel.Kind, _ sum: Float) -> [Float] {
    var features = features
    features[MatchFeature.person.rawValue] = kind == .person ? 1 : 0
    features[MatchFeature.linear.rawValue] = sum
    return features
  }

  /// Reads what names will be laid over the query, so that looks into memory do not wait for one another.
  private mutating func fetch(_ postings: [IndexLayout.Posting]) {
    for posting in postings { fetched &+= entries[nameSummaries[posting.name].entries.lowerBound].unit }
  }

  private mutating func consider(
    _ form: NameForm, _ name: Int, least: Float, isBounded: Bool = true, isAllowed: (Int) -> Bool
  ) {
    let least = found.count >= judged ? max(least, found[found.count - 1].sum) : least
    let sum = align(form, name, least: least, isBounded: isBounded)
    guard sum > -.infinity, isAllowed(Int(layout.nameParty[name])) else { return }
    var item = Found(party: layout.nameParty[name], name: UInt32(name), sum: sum, slot: nextSlot)
    // Two names of a party are judged: the one with the larger sum need not be the better one.
    var (same, worse) = (0, 0)
    for index in found.indices where found[index].party == item.party { (same, worse) = (same + 1, index) }
    if same > 1 {
      guard Self.isBetter(item, found[worse]) else { return }
      item.slot = found[worse].slot
      found.remove(at: worse)
    } else if found.count >= judged {
      guard let last = found.last, Self.isBetter(item, last) else { return }
      item.slot = last.slot
      found.removeLast()
    }
    if item.slot == nextSlot { nextSlot += 1 }
    var place = found.count
    while place > 0, Self.isBetter(item, found[place - 1]) { place -= 1 }
    found.insert(item, at: place)
    let base = item.slot * MatchFeature.count
    for index in 0..<MatchFeature.count { kept[base + index] = alignment.features[index] }
    kept[base + MatchFeature.person.rawValue] = kind(name) == .person ? 1 : 0
    kept[base + MatchFeature.linear.rawValue] = sum
  }

  private mutating func makeRoom(_ limit: Int) {
    judged = max(limit, Self.judged)
    nextSlot = 0
    // What the first pass found, and what another pass adds.
    let room = (2 * max(judged, Self.deepest) + 2) * MatchFeature.count
    if kept.count < room { kept += [Float](repeating: 0, count: room - kept.count) }
  }

  private static func isBetter(_ one: Found, _ other: Found) -> Bool {
    one.sum != other.sum ? one.sum > other.sum : one.name < other.name
  }

  private mutating func judge() {
    kept.withUnsafeBufferPointer { kept in
      for index in found.indices {
        let base = found[index].slot * MatchFeature.count
        found[index].bits = model.judgement(UnsafeBufferPointer(rebasing: kept[base..<base + MatchFeature.count]))
      }
    }
    found.sort { one, other in
      if one.bits != other.bits { return one.bits > other.bits }
      return one.sum != other.sum ? one.sum > other.sum : one.name < other.name
    }
    var seen: Set<UInt32> = []
    found = found.filter { seen.insert($0.party).inserted }
  }

  func kind(_ name: Int) -> MatchModel.Kind {
    nameSummaries[name].isPerson ? .person : .organisation
  }
}
