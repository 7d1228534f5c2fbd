import Interchange

/// One token of the rule language, with its place.
struct Token {
  enum Kind: Hashable {
    /// `item.tpp`, `RS.3A090.a`, `when`: letters, digits, `_`, and `.` or `-` between them.
    case word(String)
    /// `3A090.a`, `EAR99`.
    case code(CodePath)
    /// `D:5`.
    case group(String)
    case number(Exact)
    case day(CalendarDay)
    case string(String)
    /// `>=`, `(`, `,` ...
    case symbol(String)
    case end
  }

  var kind: Kind
  var span: SourceSpan
  /// Offset of the byte after the token in its file.
  var endOffset: Int

  /// Offset of its first byte.
  var startOffset: Int { endOffset - span.length }

  func isSymbol(_ text: String) -> Bool { kind == .symbol(text) }
  func isWord(_ text: String) -> Bool { kind == .word(text) }

  /// The token as the user wrote it, for messages.
  var shown: String {
    switch kind {
    case .word(let text), .group(let text), .symbol(let text): text
    case .code(let path): path.description
    case .number(let value): value.description
    case .day(let day): day.description
    case .string(let text): "\"\(text)\""
    case .end: "end of the block"
    }
  }
}
