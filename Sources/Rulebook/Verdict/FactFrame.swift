import Interchange

/// The facts of one deal in rows, one for each record, with a place for each fact: a `FactSet` as a `VerdictProgram` reads
/// it.
struct FactFrame {
  /// What is known of a fact of a record.
  struct Slot: Sendable {
    enum Kind: UInt8, Sendable {
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
    /// The truth as 0 or 1, the day, the word, or the place among the frame's numbers, codes or texts.
    var value: Int32 = 0
  }

  struct Text: Sendable {
    var text: String
    var word: Int32
  }

  /// Values too wide for a slot.
  struct Pool: Sendable {
    var numbers: [(low: Exact, high: Exact)] = []
    var codes: [VerdictProgram.Code] = []
    var texts: [Text] = []
    /// Words that no rule names, numbered on from those that some rule does.
    var foreign: [String: Int32] = [:]
  }

  /// What is stated.
  private(set) var stated: [Slot] = []
  /// What facts come to that follow from others; open until looked into.
  private var settled: [Slot] = []
  private(set) var pool: Pool
  /// How many records there are of each kind, and to which of another kind each belongs, if it does.
  let counts: [Int32]
  private var owners: [[Int32]] = []
  private let bases: [Int]
  private let widths: [Int]

  init(_ program: VerdictProgram, _ facts: FactSet) {
    widths = program.widths
    counts = program.subjects.map { Int32(facts.count($0)) }
    var bases: [Int] = []
    var size = 0
    for (subject, width) in program.widths.enumerated() {
      bases.append(size)
      size += width * max(Int(counts[subject]), 1)
    }
    self.bases = bases
    pool = program.constants
    stated = Array(repeating: Slot(), count: size)
    settled = stated
    for (subject, name) in program.subjects.enumerated() {
      let records = facts.records(of: name)
      owners.append(records.contains { $0.owner != nil } ? records.map { Int32($0.owner ?? -1) } : [])
      for (index, record) in records.enumerated() {
        let row = bases[subject] + index * program.widths[subject]
        for (name, value) in record.values {
          guard let place = program.places[subject][name] else { continue }
          stated[row + Int(place)] = pool.slot(value, program)
        }
      }
    }
  }

  func place(_ fact: VerdictProgram.FactEntry, record: Int32) -> Int {
    bases[Int(fact.subject)] + Int(record) * widths[Int(fact.subject)] + Int(fact.place)
  }

  /// Whether a record belongs to that of another kind, or to all of them.
  func belongs(_ record: Int32, of subject: Int32, to owner: Int32) -> Bool {
    let owners = owners[Int(subject)]
    guard Int(record) < owners.count, owners[Int(record)] >= 0 else { return true }
    return owners[Int(record)] == owner
  }

  func settled(_ place: Int) -> Slot? { settled[place].kind == .open ? nil : settled[place] }

  mutating func settle(_ place: Int, _ slot: Slot) { settled[place] = slot }

  mutating func forgetSettled() { settled = Array(repeating: Slot(), count: stated.count) }

  mutating func slot(low: Exact, high: Exact) -> Slot { pool.slot(low: low, high: high) }

  /// The word, country, code or text by its number; nil for another kind of value.
  func word(_ slot: Slot) -> Int32? {
    switch slot.kind {
    case .word: slot.value
    case .code: pool.codes[Int(slot.value)].word
    case .text: pool.texts[Int(slot.value)].word
    case .open, .unknown, .truth, .number, .day: nil
    }
  }
}

extension FactFrame.Pool {
  mutating func slot(_ value: Value, _ program: VerdictProgram) -> FactFrame.Slot {
    switch value {
    case .truth(let flag): return FactFrame.Slot(kind: .truth, value: flag ? 1 : 0)
    case .number(let low, let high): return slot(low: low, high: high)
    case .day(let day): return FactFrame.Slot(kind: .day, value: Int32(day.ordinal))
    case .country(let text), .word(let text): return FactFrame.Slot(kind: .word, value: word(text, program))
    case .code(let path):
      var code = program.code(path)
      if code.word < 0 { code.word = word(path.description, program) }
      codes.append(code)
      return FactFrame.Slot(kind: .code, value: Int32(codes.count - 1))
    case .text(let text):
      texts.append(FactFrame.Text(text: text, word: word(text, program)))
      return FactFrame.Slot(kind: .text, value: Int32(texts.count - 1))
    }
  }

  mutating func slot(low: Exact, high: Exact) -> FactFrame.Slot {
    numbers.append((low, high))
    return FactFrame.Slot(kind: .number, value: Int32(numbers.count - 1))
  }

  private mutating func word(_ text: String, _ program: VerdictProgram) -> Int32 {
    if let known = program.words[text] ?? foreign[text] { return known }
    let number = Int32(program.words.count + foreign.count)
    foreign[text] = number
    return number
  }
}
