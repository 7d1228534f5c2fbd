/// Breaks lines at spaces; continuation lines stand four columns further in than the line's own begin.
public enum TextWrap {
  /// The columns of a terminal as it opens.
  public static let columns = 80

  /// - Parameter indent: columns to stand in from the left, besides the line's own.
  public static func wrap(_ line: String, indent: Int = 0, width: Int = columns) -> [String] {
    let own = line.prefix { $0 == " " }.count
    let margin = String(repeating: " ", count: indent + own)
    var lines: [String] = []
    var current = margin
    var empty = true
    for word in line.split(separator: " ") {
      if !empty, current.count + 1 + word.count > width {
        lines.append(current)
        current = margin + "    "
        empty = true
      }
      current += (empty ? "" : " ") + word
      empty = false
    }
    return lines + [current]
  }
}
