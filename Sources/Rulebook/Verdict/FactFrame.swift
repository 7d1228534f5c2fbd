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

  struct Text {
    var text: String
    var word: Int32
  }

  private(set) var slots: [Slot] = []
  private(set) var numbers: [(low: Exact, high: Exact)] = []
  private(set) var codes: [VerdictProgram.Code] = []
  private(set) var texts: [Text] = []
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
    slots = Array(repeating: Slot(), count: size)
    for (subject, name) in program.subjects.enumerated() {
      let records = facts.records(of: name)
      owners.append(records.contains { $0.owner != nil } ? records.map { Int32($0.owner ?? -1) } : [])
      for (index, record) in records.enumerated() {
        let row = bases[subject] + index * program.widths[subject]
        for (name, value) in record.values {
          guard let place = program.places[subject][name] else { continue }
          slots[row + Int(place)] = slot(value, program)
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

  mutating func settle(_ place: Int, _ slot: Slot) { slots[place] = slot }

  mutating func slot(_ value: Value, _ program: VerdictProgram) -> Slot {
    switch value {
    case .truth(let flag): return Slot(kind: .truth, value: flag ? 1 : 0)
    case .number(let low, let high):
      numbers.append((low, high))
      return Slot(kind: .number, value: Int32(numbers.count - 1))
    case .day(let day): return Slot(kind: .day, value: Int32(day.ordinal))
    case .country(let word), .word(let word): return Slot(kind: .word, value: program.words[word] ?? -1)
    case .code(let path):
      codes.append(program.code(path))
      return Slot(kind: .code, value: Int32(codes.count - 1))
    case .text(let text):
      texts.append(Text(text: text, word: program.words[text] ?? -1))
      return Slot(kind: .text, value: Int32(texts.count - 1))
    }
  }

  /// The word, country, code or text by its place among the program's; nil for another kind of value.
  func word(_ slot: Slot) -> Int32? {
    switch slot.kind {
    case .word: slot.value
    case .code: codes[Int(slot.value)].word
    case .text: texts[Int(slot.value)].word
    default: nil
    }
  }
}
