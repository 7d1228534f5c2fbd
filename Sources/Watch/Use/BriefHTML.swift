/// A brief as an HTML page without scripts. Everything that documents say is escaped.
public enum BriefHTML {
  public static func page(_ brief: WatchBrief) -> String {
    """
    <!doctype html>
    <html lang="en">
    <head><meta charset="utf-8"><title>\(escaped(brief.title))</title></head>
    <body>
    \(body(brief))</body>
    </html>

    """
  }

  /// What stands in the page, for pages that have a frame of their own.
  public static func body(_ brief: WatchBrief) -> String {
    "<h1>\(escaped(brief.title))</h1>\n<p>\(escaped(brief.basis))</p>\n" + items(brief)
  }

  /// The lines alone.
  public static func items(_ brief: WatchBrief) -> String {
    if brief.lines.isEmpty { return "<p>\(escaped(brief.empty))</p>\n" }
    var text = ""
    for section in brief.sections {
      if let heading = section.heading { text += "<h2>\(escaped(heading))</h2>\n" }
      text += "<ul>\n" + section.lines.map { "<li>\(item($0))</li>\n" }.joined() + "</ul>\n"
    }
    return text
  }

  static func item(_ line: WatchBrief.Line) -> String {
    let notes = line.notes.isEmpty ? "" : " <em>(\(escaped(line.notes.joined(separator: "; "))))</em>"
    let sources = line.event.sources.map { source in
      guard let address = source.address, WebAddress.isPlain(address) else {
        return "<cite>\(escaped(source.label))</cite>"
      }
      return "<cite><a href=\"\(escaped(address))\" rel=\"noreferrer\">\(escaped(source.label))</a></cite>"
    }
    return "\(escaped(line.text))\(notes) \(sources.joined(separator: ", "))"
  }

  static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "&": result += "&amp;"
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "\"": result += "&quot;"
      case "'": result += "&#39;"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
