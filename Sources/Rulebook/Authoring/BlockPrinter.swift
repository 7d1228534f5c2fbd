import Interchange

/// Lays out the tokens of one block: what `Outline` says begins a line does, line breaks inside a condition stay where
/// their author put them, and white space between tokens is what it has to be.
struct BlockPrinter {
  private struct Word {
    var text: String
    var token: Token
    /// Whether the author began a line with it, after an empty one or not.
    var opensLine: Bool
    var followsBlank: Bool
  }

  private let outline: Outline
  private var lines: [String] = []
  /// Rows of the table of cases that is open, as cells.
  private var table: [[String]] = []
  /// How wide the author made the last column in the head of that table.
  private var tail = 0

  /// The lines of a block, without their ends.
  ///
  /// - Throws: `Diagnostic` if the block does not parse.
  static func lines(of block: LiterateFile.Block, in file: LiterateFile) throws(Diagnostic) -> [String] {
    var printer = BlockPrinter(outline: try Parser.outline(of: block, in: file))
    var line: [Word] = []
    for word in try words(of: block, in: file, printer.outline) {
      if let begin = printer.outline.begins[word.token.startOffset], begin != .option || word.opensLine {
        printer.print(line)
        line = []
      }
      line.append(word)
    }
    printer.print(line)
    printer.closeTable()
    return printer.lines
  }

  private init(outline: Outline) { self.outline = outline }

  private static func words(
    of block: LiterateFile.Block, in file: LiterateFile, _ outline: Outline
  ) throws(Diagnostic) -> [Word] {
    var lexer = Lexer(file.bytes, block: block.content, file: file.name, line: block.line)
    var words: [Word] = []
    var line = block.line - 1
    var token = try lexer.next()
    while token.kind != .end {
      var text = lexer.source(token.startOffset..<token.endOffset)
      if outline.takesLine.contains(token.startOffset) { text += " " + lexer.restOfLine().text }
      words.append(
        Word(
          text: text, token: token, opensLine: token.span.line > line,
          followsBlank: token.span.line > line + 1 && !words.isEmpty))
      line = token.span.line
      token = try lexer.next()
    }
    return words
  }

  /// Prints what stands from the begin of one line to that of the next.
  private mutating func print(_ words: [Word]) {
    guard let first = words.first else { return }
    let begin = outline.begins[first.token.startOffset] ?? .declaration
    if begin == .row {
      if table.isEmpty { tail = Self.tail(of: words) }
      table.append(cells(of: words))
      return
    }
    closeTable()
    if begin == .declaration, first.followsBlank { lines.append("") }
    var line = (begin == .declaration ? "" : "  ") + first.text
    var depth = 0
    for (before, word) in zip(words, words.dropFirst()) {
      if Self.opening.contains(before.text) { depth += 1 }
      if Self.closing.contains(word.text) { depth -= 1 }
      if word.opensLine {
        lines.append(line)
        line = String(repeating: "  ", count: 2 + max(depth, 0)) + word.text
      } else {
        line += (isSpaced(before, word) ? " " : "") + word.text
      }
    }
    lines.append(line)
  }

  private static let opening: Set<String> = ["(", "[", "{"]
  private static let closing: Set<String> = [")", "]", "}"]

  private func isSpaced(_ before: Word, _ word: Word) -> Bool {
    if Self.opening.contains(before.text) || Self.closing.contains(word.text) || word.text == "," { return false }
    if outline.signs.contains(before.token.startOffset) { return false }
    return !outline.joins.contains(before.token.startOffset) && !outline.joins.contains(word.token.startOffset)
  }

  private func cells(of words: [Word]) -> [String] {
    var cells: [String] = []
    var cell: [Word] = []
    for word in words.dropFirst() {
      if word.text == "|" {
        var text = cell.first?.text ?? ""
        for (before, next) in zip(cell, cell.dropFirst()) { text += (isSpaced(before, next) ? " " : "") + next.text }
        cells.append(text)
        cell = []
      } else {
        cell.append(word)
      }
    }
    return cells
  }

  /// From `expect` to the bar that closes the head, less the space before it.
  private static func tail(of head: [Word]) -> Int {
    guard let bar = head.last?.token.span, let expect = head.dropLast().last?.token.span, bar.line == expect.line
    else { return 0 }
    return bar.column - expect.column - 1
  }

  /// Columns are as wide as their widest cell; the last, what is expected, as its head, and longer cells run over.
  private mutating func closeTable() {
    var widths: [Int] = []
    for row in table {
      for (column, cell) in row.enumerated() {
        if column == widths.count { widths.append(0) }
        widths[column] = max(widths[column], cell.count)
      }
    }
    if let last = widths.indices.last { widths[last] = max(tail, "expect".count) }
    for row in table {
      let padded = zip(row, widths).map { $0 + String(repeating: " ", count: max(0, $1 - $0.count)) }
      lines.append("  | " + padded.joined(separator: " | ") + " |")
    }
    table = []
  }
}
