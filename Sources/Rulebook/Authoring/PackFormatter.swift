public import Interchange

/// Puts the fenced `rules` blocks of a Markdown file into one layout; not a byte of the prose changes.
///
///     let formatted = try PackFormatter.format(bytes, name: "rules/us-ear/3a090.md")
///
/// Each declaration begins in the first column and each attribute on a line of its own, two columns in; the columns of
/// tables of cases stand one below the other. Where a condition breaks its lines is for its author to choose: they go on
/// four columns in, two more for each open bracket. One empty line between declarations stays one, more become one.
/// Formatting twice is formatting once, and what is parsed does not change.
public enum PackFormatter {
  /// - Parameters:
  ///   - bytes: the file.
  ///   - name: what to call it in places.
  /// - Returns: the file in canonical layout; `bytes` itself where it is so already.
  /// - Throws: `Diagnostic` for the first block that does not parse, text that is not UTF-8, a fence that is not closed.
  public static func format(_ bytes: [UInt8], name: String) throws(Diagnostic) -> [UInt8] {
    let file = try LiterateFile(bytes, name: name)
    var result: [UInt8] = []
    var end = 0
    for block in file.blocks {
      result += bytes[end..<block.content.lowerBound]
      let lineEnd = bytes[block.content].contains(UInt8(ascii: "\r")) ? "\r\n" : "\n"
      for line in try BlockPrinter.lines(of: block, in: file) { result += Array((line + lineEnd).utf8) }
      end = block.content.upperBound
    }
    return result + bytes[end...]
  }
}
