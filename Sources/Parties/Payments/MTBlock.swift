import Interchange

/// One block of an MT: `{1:…}`, `{4:…-}`.
struct MTBlock {
  let id: String
  let content: String
  /// Where the content begins.
  let line: Int
}

/// Cuts a file into the blocks of its messages. Messages follow one another, or are parted by `$` (RJE) or by the marks
/// of a DOS-PCC file.
struct MTBlockScanner {
  private let scalars: [Unicode.Scalar]
  private let file: String
  private var position = 0
  private var line = 1

  init(_ text: String, file: String) {
    scalars = Array(text.unicodeScalars)
    self.file = file
  }

  /// The blocks of the next message, which begins with its block 1; nil at the end.
  ///
  /// - Throws: `Diagnostic` `payment.block` for text between blocks, a block without id, or one that is not closed.
  mutating func nextMessage() throws(Diagnostic) -> [MTBlock]? {
    skipSeparators()
    guard position < scalars.count else { return nil }
    var blocks: [MTBlock] = []
    while position < scalars.count {
      guard scalars[position] == "{" else {
        if blocks.isEmpty || !isSeparator(scalars[position]) { throw stray() }
        return blocks
      }
      if !blocks.isEmpty, position + 2 < scalars.count, scalars[position + 1] == "1", scalars[position + 2] == ":" {
        return blocks
      }
      blocks.append(try block())
      skipBlanks()
    }
    return blocks
  }

  private mutating func block() throws(Diagnostic) -> MTBlock {
    let start = line
    advance()
    var id = ""
    while position < scalars.count, scalars[position] != ":", id.unicodeScalars.count < 4 {
      id.unicodeScalars.append(scalars[position])
      advance()
    }
    guard position < scalars.count, scalars[position] == ":", !id.isEmpty else {
      throw Diagnostic(
        "payment.block", "a block begins without its number", at: SourceSpan(file: file, line: start),
        help: "blocks are `{1:…}` to `{5:…}`")
    }
    advance()
    let begin = position
    let contentLine = line
    let end = try id == "4" ? endOfText(start) : endOfBraces(start)
    return MTBlock(
      id: id, content: String(String.UnicodeScalarView(scalars[begin..<end])), line: contentLine)
  }

  /// Block 4 ends with `-}` on a line of its own; braces in its text mean nothing. One that opens with a brace holds
  /// tags, as an acknowledgement does.
  private mutating func endOfText(_ start: Int) throws(Diagnostic) -> Int {
    if position < scalars.count, scalars[position] == "{" { return try endOfBraces(start) }
    var atLineStart = true
    while position + 1 < scalars.count {
      if atLineStart, scalars[position] == "-", scalars[position + 1] == "}" {
        let end = position
        advance()
        advance()
        return end
      }
      atLineStart = scalars[position] == "\n" || scalars[position] == "\r"
      advance()
    }
    throw unclosed("4", start, help: "its text ends with a line `-}`; the file may be cut short")
  }

  private mutating func endOfBraces(_ start: Int) throws(Diagnostic) -> Int {
    var depth = 1
    while position < scalars.count {
      if scalars[position] == "{" { depth += 1 }
      if scalars[position] == "}" { depth -= 1 }
      if depth == 0 {
        let end = position
        advance()
        return end
      }
      advance()
    }
    throw unclosed("", start, help: "the file may be cut short")
  }

  // MARK: Between messages

  private mutating func advance() {
    if scalars[position] == "\n" { line += 1 }
    position += 1
  }

  private func isSeparator(_ scalar: Unicode.Scalar) -> Bool {
    scalar == "$" || scalar.value == 1 || scalar.value == 3
  }

  private mutating func skipBlanks() {
    while position < scalars.count, PaymentText.isBlank(scalars[position]), !isSeparator(scalars[position]) {
      advance()
    }
  }

  private mutating func skipSeparators() {
    while position < scalars.count, PaymentText.isBlank(scalars[position]) || isSeparator(scalars[position]) {
      advance()
    }
  }

  // MARK: What is wrong

  private func stray() -> Diagnostic {
    let rest = scalars[position...].prefix { $0 != "\n" }.prefix(40)
    return Diagnostic(
      "payment.block", "`\(PaymentText.oneLine(String(String.UnicodeScalarView(rest))))` stands outside the blocks",
      at: SourceSpan(file: file, line: line), help: "messages consist of blocks `{1:…}` and are parted by `$`")
  }

  private func unclosed(_ id: String, _ line: Int, help: String) -> Diagnostic {
    Diagnostic(
      "payment.block", id.isEmpty ? "a block is not closed" : "block \(id) is not closed",
      at: SourceSpan(file: file, line: line), help: help)
  }
}
