import Interchange

/// The facts of one deal in rows, one for each record, with a place for each fact: a `FactSet` as a `VerdictPass` reads
/// it.
package struct FactFrame {
  /// What is known of a fact of a record.
  package struct Slot: Hashable, Sendable, BitwiseCopyable {
    enum Kind: UInt8, Sendable, BitwiseCopyable {
      /// Not stated, and not yet looked into.
      case open
      case unknown
      case truth
      case number
      case day
      /// A country or a word.
      case word
      case code
      case text
    }
    var kind = Kind.open
    var remarks: Verdict.Remarks = []
    /// The truth as 0 or 1, the day, the word, or the place among the numbers, codes or texts.
    var value: Int32 = 0

    /// Stated, and read by no rule.
    package static var unread: Slot { Slot(kind: .unknown) }
    /// The answer to a question of yes or no.
    package static func truth(_ flag: Bool) -> Slot { Slot(kind: .truth, value: flag ? 1 : 0) }

    /// The number of a word or country, as this deal's frame counts them.
    package var word: Int32 { value }

    /// Whether both are the same word or country.
    package func isSameWord(as other: Slot) -> Bool { kind == .word && other.kind == .word && value == other.value }
  }

  struct Number: Sendable, BitwiseCopyable {
    var low: Exact
    var high: Exact
  }

  struct Text: Sendable {
    var text: String
    var word: Int32
  }

  /// What is stated.
  private(set) var stated: [Slot]
  /// What facts come to that follow from others; open until looked into.
  private var settled: [Slot]
  private(set) var pool: FactPool
  /// How many records there are of each kind, and to which of another kind each belongs, if it does.
  private(set) var counts: [Int32]
  private var owners: [[Int32]]
  /// Of each kind where the records after the first begin, and how many of other kinds lie before them.
  private var further: [(row: Int, number: Int)]
  /// How many records there are beside the first of each kind.
  private(set) var furtherCount = 0
  private let tables: VerdictTables

  /// A frame in which nothing is stated yet.
  init(_ tables: VerdictTables) {
    self.tables = tables
    pool = FactPool(after: tables.program.constants)
    stated = Array(repeating: Slot(), count: tables.frameSize)
    settled = stated
    let kinds = tables.program.subjects.count
    counts = Array(repeating: 0, count: kinds)
    owners = Array(repeating: [], count: kinds)
    further = Array(repeating: (0, 0), count: kinds)
  }

  init(_ tables: VerdictTables, _ facts: FactSet) {
    self.init(tables)
    let program = tables.program
    for (kind, name) in program.subjects.enumerated() {
      let records = facts.records(of: name)
      for record in records {
        let row = add(kind)
        for (name, value) in record.values {
          guard let place = program.places[kind][name] else { continue }
          stated[row + Int(place)] = pool.slot(value, program)
        }
      }
      if records.contains(where: { $0.owner != nil }) { owners[kind] = records.map { Int32($0.owner ?? -1) } }
    }
  }

  // MARK: Filling

  /// Takes back all that is stated. Codes, texts and words keep their numbers.
  mutating func clear() {
    stated.removeSubrange(tables.frameSize...)
    settled.removeSubrange(tables.frameSize...)
    for place in stated.indices {
      stated[place] = Slot()
      settled[place] = Slot()
    }
    for kind in counts.indices {
      counts[kind] = 0
      owners[kind].removeAll(keepingCapacity: true)
    }
    furtherCount = 0
    pool.numbers.removeAll(keepingCapacity: true)
  }

  /// Adds a record of a kind; those of one kind are added one after another.
  ///
  /// - Returns: where its facts begin.
  mutating func add(_ kind: Int) -> Int {
    let record = Int(counts[kind])
    counts[kind] += 1
    guard record > 0 else { return tables.firstRows[kind] }
    if record == 1 { further[kind] = (stated.count, furtherCount) }
    furtherCount += 1
    let blank = repeatElement(Slot(), count: tables.program.widths[kind])
    stated += blank
    settled += blank
    return row(of: record, kind: kind)
  }

  mutating func state(_ slot: Slot, at place: Int) { stated[place] = slot }

  /// The slot of a value, which is kept.
  mutating func slot(_ value: Value) -> Slot { pool.slot(value, tables.program) }

  // MARK: Reading

  /// Where the facts of a record begin.
  func row(of record: Int, kind: Int) -> Int {
    record == 0 ? tables.firstRows[kind] : further[kind].row + (record - 1) * tables.program.widths[kind]
  }

  /// Whether some record of a kind states a fact.
  func isStated(_ place: Int, kind: Int) -> Bool {
    for record in 0..<Int(counts[kind]) where stated[row(of: record, kind: kind) + place].kind != .open { return true }
    return false
  }

  /// The number of a record among all that are not the first of their kind, from 1; nil for one that is not there.
  func number(of record: Int32, kind: Int) -> Int? {
    record > 0 && record < counts[kind] ? further[kind].number + Int(record) : nil
  }

  /// Whether a record belongs to that of another kind, or to all of them.
  func belongs(_ record: Int32, of subject: Int32, to owner: Int32) -> Bool {
    let owners = owners[Int(subject)]
    guard Int(record) < owners.count, owners[Int(record)] >= 0 else { return true }
    return owners[Int(record)] == owner
  }

  func settled(_ place: Int) -> Slot? { settled[place].kind == .open ? nil : settled[place] }

  mutating func settle(_ place: Int, _ slot: Slot) { settled[place] = slot }

  mutating func slot(_ number: Number) -> Slot { pool.slot(number) }

  func number(_ slot: Slot) -> Number { pool.number(slot.value, tables) }

  func code(_ slot: Slot) -> VerdictProgram.Code { pool.code(slot.value, tables) }

  func text(_ slot: Slot) -> String { pool.text(slot.value, tables).text }

  /// Whether a slot is a word that is spelt so.
  func isWord(_ word: String, _ slot: Slot) -> Bool {
    slot.kind == .word && (tables.program.words[word] ?? pool.foreign[word]) == slot.value
  }

  /// The word, country, code or text by its number; nil for another kind of value.
  func word(_ slot: Slot) -> Int32? {
    switch slot.kind {
    case .word: slot.value
    case .code: pool.code(slot.value, tables).word
    case .text: pool.text(slot.value, tables).word
    case .open, .unknown, .truth, .number, .day: nil
    }
  }
}
