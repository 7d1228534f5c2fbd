import Interchange

/// Values too wide for a slot. Those of a deal are numbered on from those of the program's constants.
struct FactPool: Sendable {
  var numbers: [FactFrame.Number] = []
  var codes: [VerdictProgram.Code] = []
  var texts: [FactFrame.Text] = []
  /// Words that no rule names, numbered on from those that some rule does.
  var foreign: [String: Int32] = [:]
  /// How many of each are constants, and not in here.
  private var before = (numbers: 0, codes: 0, texts: 0)

  init() {}

  /// A pool for values beside the constants of a program.
  init(after constants: FactPool) {
    before = (constants.numbers.count, constants.codes.count, constants.texts.count)
  }

  mutating func slot(_ value: Value, _ program: VerdictProgram) -> FactFrame.Slot {
    switch value {
    case .truth(let flag): return FactFrame.Slot(kind: .truth, value: flag ? 1 : 0)
    case .number(let low, let high): return slot(FactFrame.Number(low: low, high: high))
    case .day(let day): return FactFrame.Slot(kind: .day, value: Int32(day.ordinal))
    case .country(let text), .word(let text): return FactFrame.Slot(kind: .word, value: word(text, program))
    case .code(let path):
      var code = program.code(path)
      if code.word < 0 { code.word = word(path.description, program) }
      codes.append(code)
      return FactFrame.Slot(kind: .code, value: Int32(before.codes + codes.count - 1))
    case .text(let text):
      texts.append(FactFrame.Text(text: text, word: word(text, program)))
      return FactFrame.Slot(kind: .text, value: Int32(before.texts + texts.count - 1))
    }
  }

  mutating func slot(_ number: FactFrame.Number) -> FactFrame.Slot {
    numbers.append(number)
    return FactFrame.Slot(kind: .number, value: Int32(before.numbers + numbers.count - 1))
  }

  private mutating func word(_ text: String, _ program: VerdictProgram) -> Int32 {
    if let known = program.words[text] ?? foreign[text] { return known }
    let number = Int32(program.words.count + foreign.count)
    foreign[text] = number
    return number
  }

  func number(_ value: Int32, _ tables: VerdictTables) -> FactFrame.Number {
    let place = Int(value)
    return place < before.numbers ? tables.numbers[place] : numbers[place - before.numbers]
  }

  func code(_ value: Int32, _ tables: VerdictTables) -> VerdictProgram.Code {
    let place = Int(value)
    return place < before.codes ? tables.program.constants.codes[place] : codes[place - before.codes]
  }

  func text(_ value: Int32, _ tables: VerdictTables) -> FactFrame.Text {
    let place = Int(value)
    return place < before.texts ? tables.program.constants.texts[place] : texts[place - before.texts]
  }
}
