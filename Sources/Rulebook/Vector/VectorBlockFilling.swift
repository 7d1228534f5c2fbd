package import Interchange

/// Filling a block: one row after another, each fact by its place in the layout.
extension VectorBlock {
  /// Begins a row of which nothing is stated yet but its day.
  @inline(__always)
  package func begin(day ordinal: Int32) {
    days[count] = ordinal
    for fact in 0..<facts {
      let entry = entries[fact]
      switch entry.kind {
      case .truth:
        plane(Int(entry.plane))[count] = 0
        plane(Int(entry.plane) + 1)[count] = 0
      case .number, .exactNumber, .day:
        plane(Int(entry.plane))[count] = 0
        codes(Int(entry.code))[count] = NumberCodec.missing
      case .dictionary: places(fact)[count] = 0
      }
    }
  }

  /// Keeps the row begun.
  @inline(__always)
  package func end() { count += 1 }

  /// States a fact of the row begun, as text.
  ///
  /// - Parameter fact: its place in the layout.
  /// - Throws: `Diagnostic` `batch.value` if the text is none of the fact's type.
  @inline(__always)
  package func state(_ fact: Int, _ text: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    let entry = entries[fact]
    switch entry.kind {
    case .truth: try stateTruth(fact, text)
    case .number:
      if let number = DecimalNumber(text) {
        plane(Int(entry.plane))[count] = 255
        codes(Int(entry.code))[count] = codecs[fact].code(number)
      } else {
        try stateExactly(fact, text)
      }
    case .exactNumber: try stateExactly(fact, text)
    case .day:
      guard let day = CalendarDay.ordinal(text) else { throw misfit(fact, text) }
      state(fact, Exact(Int(day)))
    case .dictionary: places(fact)[count] = try dictionaries[fact]?.place(of: text) ?? 0
    }
  }

  /// States a yes-or-no fact.
  @inline(__always)
  package func state(_ fact: Int, _ flag: Bool) throws(Diagnostic) {
    guard entries[fact].kind == .truth else {
      let type = program.columns[fact].fact?.type.description ?? "a value"
      throw Diagnostic("batch.value", "`\(flag)` is not \(type), as `\(name(fact))` is")
    }
    plane(Int(entries[fact].plane) + (flag ? 0 : 1))[count] = 255
  }

  private func stateExactly(_ fact: Int, _ text: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    guard let number = Exact(String(decoding: text, as: UTF8.self)) else { throw misfit(fact, text) }
    state(fact, number)
  }

  private func state(_ fact: Int, _ number: Exact) {
    plane(Int(entries[fact].plane))[count] = 255
    codes(Int(entries[fact].code))[count] = codecs[fact].code(number)
    if !exacts[fact].isEmpty { exacts[fact][count] = number }
  }

  private func stateTruth(_ fact: Int, _ text: UnsafeBufferPointer<UInt8>) throws(Diagnostic) {
    switch String(decoding: text, as: UTF8.self) {
    case "true", "yes": try state(fact, true)
    case "false", "no": try state(fact, false)
    default: throw misfit(fact, text)
    }
  }

  private func name(_ fact: Int) -> String { program.columns[fact].fact?.path ?? "it" }

  private func misfit(_ fact: Int, _ text: UnsafeBufferPointer<UInt8>) -> Diagnostic {
    let type = program.columns[fact].fact?.type.description ?? "a value"
    let shown = String(decoding: text.prefix(60), as: UTF8.self)
    return Diagnostic("batch.value", "`\(shown)` is not \(type), as `\(name(fact))` is")
  }
}
