/// A brief as Markdown. What documents say is escaped: no link, image or heading of theirs comes alive.
public enum BriefMarkdown {
  public static func text(_ brief: WatchBrief) -> String {
    var text = "# \(escaped(brief.title))\n\n\(escaped(brief.basis))\n"
    if brief.lines.isEmpty { return text + "\n\(escaped(brief.empty))\n" }
    for section in brief.sections {
      text += "\n" + (section.heading.map { "## \(escaped($0))\n\n" } ?? "")
      for line in section.lines {
        let notes = line.notes.isEmpty ? "" : " *(\(escaped(line.notes.joined(separator: "; "))))*"
        text += "- \(escaped(line.text))\(notes) \(sources(line.event))\n"
      }
    }
    return text
  }

  private static func sources(_ event: WatchEvent) -> String {
    event.sources.map { source in
      guard let address = source.address, WebAddress.isPlain(address) else { return "[\(escaped(source.label))]" }
      return "[\(escaped(source.label))](\(address))"
    }.joined(separator: " ")
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\\", "`", "*", "_", "[", "]", "<", ">", "#", "|", "!", "&", "~": result += "\\\(scalar)"
      case "\n", "\r": result += " "
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
