import Interchange

/// The facts of one deal in rows, one for each record, with a place for each fact: a `FactSet` as a `VerdictPass` reads
/// it.
struct FactFrame {
  /// What is known of a fact of a record.
  struct Slot: Sendable, BitwiseCopyable {
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
  private(set) var counts: [Int32] = []
  private var owners: [[Int32]] = []
  private var bases: [Int] = []
  private let tables: VerdictTables

  init(_ tables: VerdictTables, _ facts: FactSet) {
    self.tables = tables
    let program = tables.program
    pool = FactPool(after: program.constants)
    var size = 0
    for (subject, name) in program.subjects.enumerated() {
      counts.append(Int32(facts.count(name)))
      bases.append(size)
      size += program.widths[subject] * max(Int(counts[subject]), 1)
    }
    stated = Array(repeating: Slot(), count: size)
    settled = stated
    for (subject, name) in program.subjects.enumerated() {
      let records = facts.records(of: name)
      owners.append(records.contains { $0.owner != nil } ? records.map { Int32($0.owner ?? -1) } : [])
      for (index, record) in records.enumerated() {
        let row = row(of: index, kind: subject)
        for (name, value) in record.values {
          guard let place = program.places[subject][name] else { continue }
          stated[row + Int(place)] = pool.slot(value, program)
        }
      }
    }
  }

  /// Where the facts of a record begin.
  func row(of record: Int, kind: Int) -> Int { bases[kind] + record * tables.program.widths[kind] }

  /// Whether a record belongs to that of another kind, or to all of them.
  func belongs(_ record: Int32, of subject: Int32, to owner: Int32) -> Bool {
    let owners = owners[Int(subject)]
    guard Int(record) < owners.count, owners[Int(record)] >= 0 else { return true }
    return owners[Int(record)] == owner
  }

  func settled(_ place: Int) -> Slot? { settled[place].kind == .open ? nil : settled[place] }

  mutating func settle(_ place: Int, _ slot: Slot) { settled[place] = slot }

  mutating func forgetSettled() { settled = Array(repeating: Slot(), count: stated.count) }

  mutating func slot(_ number: Number) -> Slot { pool.slot(number) }

  func number(_ slot: Slot) -> Number { pool.number(slot.value, tables) }

  func code(_ slot: Slot) -> VerdictProgram.Code { pool.code(slot.value, tables) }

  func text(_ slot: Slot) -> String { pool.text(slot.value, tables).text }

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
