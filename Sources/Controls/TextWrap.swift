/// Breaks lines at spaces; continuation lines stand four columns further in than the line's own begin.
enum TextWrap {
  static func wrap(_ line: String, indent: Int, width: Int) -> [String] {
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
