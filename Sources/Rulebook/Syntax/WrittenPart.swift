public import Interchange

/// One attribute of a clause as its author wrote it: for people who read the clause, and to tell two texts apart.
public struct WrittenPart: Sendable {
  /// `when`, `policy`, `except`.
  public let keyword: String
  /// From the keyword to the end of the attribute, line breaks as written, without the margin of its first line.
  public let text: String
  public let span: SourceSpan

  init(keyword: String, source: String, span: SourceSpan) {
    self.keyword = keyword
    self.span = span
    text = source.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { number, line in
      var line = line
      if line.last == "\r" { line.removeLast() }
      guard number > 0 else { return String(line) }
      for _ in 1..<max(span.column, 1) where line.first == " " { line.removeFirst() }
      return String(line)
    }.joined(separator: "\n")
  }

  /// The text in one line.
  public var line: String { text.split { $0 == "\n" || $0 == " " }.joined(separator: " ") }

  /// The tokens alone: two texts with the same ones say the same, however they are laid out.
  var bare: String {
    let bytes = Array(text.utf8)
    var lexer = Lexer(bytes, block: 0..<bytes.count, file: span.file, line: span.line)
    var words: [String] = []
    // What was parsed before has tokens all through.
    while let token = try? lexer.next(), token.kind != .end { words.append(token.shown) }
    return words.joined(separator: " ")
  }
}
