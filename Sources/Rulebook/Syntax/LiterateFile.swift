import Interchange

/// A Markdown file of a rule pack: prose for people, fenced blocks for the engine.
///
///     Prose that restates the law ...
///     ```rules
///     class 3A090.a "..." ...
///     ```
///
/// Only blocks whose fence says `rules` are read.
struct LiterateFile {
  struct Block {
    var content: Range<Int>
    var line: Int
  }

  let name: String
  let bytes: [UInt8]
  let blocks: [Block]

  /// - Throws: `Diagnostic` if the text is not UTF-8 or a fence is not closed.
  init(_ bytes: [UInt8], name: String) throws(Diagnostic) {
    self.name = name
    self.bytes = bytes
    guard String(validating: bytes, as: UTF8.self) != nil else {
      throw Diagnostic("rule.utf8", "the file is not UTF-8 text", at: SourceSpan(file: name, line: 1))
    }
    var blocks: [Block] = []
    var line = 1
    var position = 0
    var open: (start: Int, line: Int, ours: Bool)?
    while position < bytes.count {
      let lineEnd = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
      let text = bytes[position..<lineEnd]
      if text.starts(with: Array("```".utf8)) {
        if let block = open {
          if block.ours { blocks.append(Block(content: block.start..<position, line: block.line)) }
          open = nil
        } else {
          let tag = String(decoding: text.dropFirst(3), as: UTF8.self)
          let ours = tag.split(separator: " ").first.map { $0.filter { $0 != "\r" } == "rules" } ?? false
          open = (min(lineEnd + 1, bytes.count), line + 1, ours)
        }
      }
      line += 1
      position = lineEnd + 1
    }
    if let block = open {
      throw Diagnostic(
        "rule.fence", "the fenced block is not closed", at: SourceSpan(file: name, line: block.line - 1),
        help: "end it with a line of three backticks")
    }
    self.blocks = blocks
  }
}
