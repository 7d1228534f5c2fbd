/// A `VerdictProgram` as a `VerdictPass` reads it: everything plain and in one place, because thousands of steps are taken
/// for one deal.
final class VerdictTables: Sendable {
  /// What is asked of every version of a clause.
  struct Head {
    var clause: Int32
    /// -1 for none.
    var condition: Int32
    /// The conditions of the exceptions within the clause, among the parts.
    var firstException: Int32
    var exceptionCount: Int32
    /// The kinds of record the answer depends on, a bit each.
    var kinds: UInt64
    /// For a class: its number, how deep that is, its ancestors among `lineages`, and the fact that may state it; -1.
    var path: Int32
    var depth: Int32
    var lineage: Int32
    var classFact: Int32
    var hasAddressees: Bool
    var mayBeCut: Bool
    var isClass: Bool
  }

  /// A fact, with what stands in for it.
  struct FactHead {
    var subject: Int32
    var place: Int32
    /// The quantities that it follows from.
    var firstDerivation: Int32
    var derivationCount: Int32
    var isTruth: Bool
    var isLocal: Bool
    /// What is taken where nothing is stated: an assumption, or that it is unknown.
    var unstated: FactFrame.Slot
  }

  /// A set of words and groups less another, as places among `bits` and `groups`.
  struct SetHead {
    var words: Int32
    var exceptWords: Int32
    var firstGroup: Int32
    var groupCount: Int32
    var exceptCount: Int32
  }

  let program: VerdictProgram
  private let fixedNodes: FixedTable<VerdictNode>
  private let fixedParts: FixedTable<Int32>
  private let fixedHeads: FixedTable<Head>
  private let fixedGuardStarts: FixedTable<Int32>
  private let fixedGuards: FixedTable<Int32>
  private let fixedLineages: FixedTable<SIMD8<Int32>>
  private let fixedQuantities: FixedTable<VerdictQuantity>
  private let fixedFacts: FixedTable<FactHead>
  private let fixedDerivations: FixedTable<Int32>
  private let fixedLimits: FixedTable<VerdictProgram.Limit>
  private let fixedNumbers: FixedTable<FactFrame.Number>
  private let fixedSets: FixedTable<SetHead>
  private let fixedGroups: FixedTable<Int32>
  private let fixedBits: FixedTable<UInt64>
  /// How many words of 64 bits a set of words takes.
  let stride: Int
  /// Where the sets of codes begin among the bits.
  private let firstCodeSet: Int
  /// Where the facts of the first record of each kind stand in a `FactFrame`, and how many facts there are in all.
  let firstRows: [Int]
  let frameSize: Int
  /// The clauses that are definitions.
  let definitions: Set<Int32>

  var nodes: UnsafeBufferPointer<VerdictNode> { fixedNodes.elements }
  var parts: UnsafeBufferPointer<Int32> { fixedParts.elements }
  var heads: UnsafeBufferPointer<Head> { fixedHeads.elements }
  var lineages: UnsafeBufferPointer<SIMD8<Int32>> { fixedLineages.elements }
  var quantities: UnsafeBufferPointer<VerdictQuantity> { fixedQuantities.elements }
  var facts: UnsafeBufferPointer<FactHead> { fixedFacts.elements }
  var derivations: UnsafeBufferPointer<Int32> { fixedDerivations.elements }
  var limits: UnsafeBufferPointer<VerdictProgram.Limit> { fixedLimits.elements }
  /// The numbers of constants.
  var numbers: UnsafeBufferPointer<FactFrame.Number> { fixedNumbers.elements }
  var sets: UnsafeBufferPointer<SetHead> { fixedSets.elements }
  var groups: UnsafeBufferPointer<Int32> { fixedGroups.elements }

  init(_ program: VerdictProgram) {
    self.program = program
    var parts = program.parts
    var lineages: [SIMD8<Int32>] = []
    fixedHeads = FixedTable(
      program.versions.map { version in
        defer {
          parts += version.exceptions
          lineages += version.path.map { [$0.lineage] } ?? []
        }
        return Head(version, firstException: Int32(parts.count), lineage: Int32(lineages.count))
      })
    fixedLineages = FixedTable(lineages)
    let guards = VerdictGuards(program)
    fixedGuardStarts = FixedTable(guards.starts)
    fixedGuards = FixedTable(guards.nodes)
    fixedParts = FixedTable(parts)
    fixedNodes = FixedTable(program.nodes)
    fixedQuantities = FixedTable(program.quantities)
    var derivations: [Int32] = []
    fixedFacts = FixedTable(
      program.facts.map { fact in
        defer { derivations += fact.derivations }
        return FactHead(fact, firstDerivation: Int32(derivations.count))
      })
    fixedDerivations = FixedTable(derivations)
    fixedLimits = FixedTable(program.limits)
    fixedNumbers = FixedTable(program.constants.numbers)
    let stride = program.words.count / 64 + 1
    var (bits, groups): ([UInt64], [Int32]) = ([], [])
    fixedSets = FixedTable(
      program.sets.map { set in
        defer {
          bits += set.words.bits(stride) + set.exceptWords.bits(stride)
          groups += set.groups + set.exceptGroups
        }
        return SetHead(
          words: Int32(bits.count), exceptWords: Int32(bits.count + stride), firstGroup: Int32(groups.count),
          groupCount: Int32(set.groups.count), exceptCount: Int32(set.exceptGroups.count))
      })
    firstCodeSet = bits.count
    for set in program.codeSets { bits += set.bits(stride) }
    self.stride = stride
    fixedGroups = FixedTable(groups)
    fixedBits = FixedTable(bits)
    firstRows = program.widths.indices.map { program.widths[..<$0].reduce(0, +) }
    definitions = Set(program.versions.filter { $0.source.kind == .define }.map(\.clause))
    frameSize = program.widths.reduce(0, +)
  }

  /// The conditions without which a version cannot hold: see `VerdictGuards`.
  func guards(of version: Int) -> UnsafeBufferPointer<Int32> {
    let (first, end) = (fixedGuardStarts.elements[version], fixedGuardStarts.elements[version + 1])
    return UnsafeBufferPointer(rebasing: fixedGuards.elements[Int(first)..<Int(end)])
  }

  /// How much there is to ask of a version: its comparisons, and many for each other clause that it asks.
  func cost(of version: Int) -> Int {
    func cost(_ node: Int32) -> Int {
      switch nodes[Int(node)] {
      case .constant: 0
      case .not(let inner): cost(inner)
      case .all(let first, let count), .any(let first, let count):
        (first..<first + count).reduce(0) { $0 + cost(parts[Int($1)]) }
      case .clause, .quantified: 100
      case .truth, .limit, .equal, .compare, .member, .under, .mentions, .known: 1
      }
    }
    let head = heads[version]
    let exceptions = (head.firstException..<head.firstException + head.exceptionCount)
    return exceptions.reduce(head.condition < 0 ? 0 : cost(head.condition)) { $0 + cost(parts[Int($1)]) }
  }

  /// Whether a word is in the set of words that begins at a place of the bits. A negative or a foreign one is in none.
  func holds(_ word: Int32, at place: Int32) -> Bool {
    let block = Int(word) >> 6
    guard word >= 0, block < stride else { return false }
    return fixedBits.elements[Int(place) + block] >> UInt64(word & 63) & 1 == 1
  }

  func holds(_ word: Int32, inCodes set: Int32) -> Bool {
    holds(word, at: Int32(firstCodeSet + Int(set) * stride))
  }

  /// The bit by which a kind of record goes; the last one for all that have none of their own.
  static func bit(_ subject: Int32) -> UInt64 { 1 << UInt64(min(subject, 63)) }
}

extension VerdictTables.Head {
  init(_ version: VerdictProgram.Version, firstException: Int32, lineage: Int32) {
    self.init(
      clause: version.clause, condition: version.condition ?? -1, firstException: firstException,
      exceptionCount: Int32(version.exceptions.count),
      kinds: version.subjects.reduce(0) { $0 | VerdictTables.bit($1) }, path: version.path?.word ?? -1,
      depth: version.path?.depth ?? 0, lineage: lineage, classFact: version.classFact ?? -1,
      hasAddressees: version.hasAddressees,
      mayBeCut: version.mayBeCut, isClass: version.path != nil)
  }
}

extension VerdictTables.FactHead {
  init(_ fact: VerdictProgram.FactEntry, firstDerivation: Int32) {
    self.init(
      subject: fact.subject, place: fact.place, firstDerivation: firstDerivation,
      derivationCount: Int32(fact.derivations.count), isTruth: fact.isTruth, isLocal: fact.isLocal,
      unstated: fact.assumed ?? FactFrame.Slot(kind: .unknown))
  }
}
