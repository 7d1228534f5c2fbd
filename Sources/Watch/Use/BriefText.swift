/// A brief as plain text; lines are broken by who prints it.
public enum BriefText {
  public static func text(_ brief: WatchBrief) -> String {
    var text = "\(brief.title)\n\(brief.basis)\n"
    if brief.lines.isEmpty { return text + "\n\(brief.empty)\n" }
    for section in brief.sections {
      text += "\n" + (section.heading.map { "\($0)\n" } ?? "")
      for line in section.lines { text += self.line(line, indent: section.heading == nil ? "" : "  ") }
    }
    return text
  }

  private static func line(_ line: WatchBrief.Line, indent: String) -> String {
    let notes = line.notes.isEmpty ? "" : " (\(line.notes.joined(separator: "; ")))"
    return "\(indent)\(line.text)\(notes) \(EventWords.sources(line.event))\n"
  }
}
