import Interchange

/// The clauses of a `RuleProgram` made ready to be asked one deal after another, without proofs: the central type of this
/// folder. A `VerdictPass` asks it; `Evaluation` says why.
///
/// All versions of all clauses are in one list of nodes; which of them count is for the `LawTable` of a day to say.
struct VerdictProgram: Sendable {
  /// One version of one clause.
  struct Version: Sendable {
    var clause: Int32
    var condition: Int32?
    /// What a definition stands for, if that is no condition.
    var quantity: Int32?
    /// The conditions of the exceptions within the clause.
    var exceptions: [Int32]
    /// The clauses that this one, an exception, speaks of.
    var targets: [Int32]
    var makesHold: Bool
    var hasAddressees: Bool
    /// The kinds of record the answer depends on.
    var subjects: [Int32]
    /// For a class: its number and its ancestors, and the fact that may state it.
    var path: Code?
    var classFact: Int32?
    /// For a review: the conditions of its rows, nil for `otherwise`.
    var policies: [Int32?]
    /// Whether the condition is a conjunction with a denial after its first part.
    var mayBeCut: Bool
    let source: Clause
  }

  /// A fact, with what stands in for it.
  struct FactEntry: Sendable {
    var subject: Int32
    var place: Int32
    var isTruth: Bool
    var assumed: FactFrame.Slot?
    /// The quantities that it follows from.
    var derivations: [Int32]
    /// Whether these read records of its own kind only.
    var isLocal: Bool
  }

  /// A classification number: its own place among the words, and those of the numbers it lies under, itself included.
  struct Code: Sendable {
    static let deepest = 8
    var word: Int32
    var lineage = SIMD8<Int32>(repeating: -1)
    /// How many parts it has.
    var depth: Int32 = 0

    /// Whether this is a number of so many parts, or lies under it.
    @inline(__always)
    func isUnder(_ word: Int32, depth: Int32) -> Bool { Self.holds(lineage, word, at: depth) }

    /// Whether a number of so many parts is among these ancestors.
    @inline(__always)
    static func holds(_ lineage: SIMD8<Int32>, _ word: Int32, at depth: Int32) -> Bool {
      word >= 0 && depth > 0 && depth <= deepest && lineage[Int(depth) - 1] == word
    }
  }

  /// A number or a day that values are held against.
  struct Limit: Sendable {
    var low: Exact
    var day: Int32
  }

  struct MemberSet: Sendable {
    var words: WordSet
    var groups: [Int32]
    var exceptWords: WordSet
    var exceptGroups: [Int32]
  }

  var nodes: [VerdictNode] = []
  var quantities: [VerdictQuantity] = []
  /// The numbers, codes and texts of constants.
  var constants = FactPool()
  var parts: [Int32] = []
  var versions: [Version] = []
  /// The exceptions to each clause, whether in force or not, by clause.
  var exceptionsTo: [[Int32]] = []
  var facts: [FactEntry] = []
  /// The kinds of record, and how many facts each has.
  var subjects: [String] = []
  var widths: [Int] = []
  /// By kind of record and name, which of its facts that is.
  var places: [[String: Int32]] = []
  /// Every word, country and number that the rules name.
  var words: [String: Int32] = [:]
  var codes: [String: Code] = [:]
  var limits: [Limit] = []
  var sets: [MemberSet] = []
  var codeSets: [WordSet] = []
  var mentions: [[String]] = []
  var groups: [String: Int32] = [:]
  /// The fact that names the addressee of letters.
  var addresseeFact: Int32?

  func subject(_ name: String) -> Int32? { subjects.firstIndex(of: name).map(Int32.init) }

  func code(_ path: CodePath) -> Code {
    if let known = codes[path.description] { return known }
    return Code(path) { words[$0] }
  }
}

extension VerdictProgram.Code {
  /// - Parameter word: the place of a text among the words, nil for one that no rule names.
  init(_ path: CodePath, _ word: (String) -> Int32?) {
    var text = ""
    var place: Int32?
    for (depth, component) in path.components.enumerated() {
      text += depth == 0 ? component : "." + component
      place = word(text)
      if let place, depth < Self.deepest { lineage[depth] = place }
    }
    depth = Int32(path.components.count)
    self.word = place ?? -1
  }
}
