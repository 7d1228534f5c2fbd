/// What the names of elements mean to a reader of text.
enum HTMLElement {
  /// Elements whose contents are not text for readers.
  static let unread: Set<String> = [
    "script", "style", "template", "svg", "iframe", "select", "textarea", "noscript", "object", "canvas", "math",
    "video",
    "audio", "datalist",
  ]

  /// Elements that are part of a run of text; all others begin a block.
  static let inline: Set<String> = [
    "a", "abbr", "acronym", "b", "bdi", "bdo", "big", "cite", "code", "data", "del", "dfn", "em", "font", "i", "ins",
    "kbd", "label", "mark", "q", "rp", "rt", "ruby", "s", "samp", "small", "span", "strike", "strong", "sub", "sup",
    "tt", "u", "var", "wbr", "nobr", "time",
  ]

  /// Elements that never hold anything, and so end nothing.
  static let void: Set<String> = [
    "br", "hr", "img", "input", "meta", "link", "base", "area", "col", "embed", "source", "track", "wbr", "param",
  ]

  static func kind(_ name: String) -> TextBlock.Kind? {
    switch name {
    case "h1": .heading(1)
    case "h2": .heading(2)
    case "h3": .heading(3)
    case "h4", "h5", "h6": .heading(4)
    case "p", "blockquote": .paragraph
    case "li", "dd", "dt", "option": .listItem
    case "td", "th": .cell
    case "figcaption", "caption": .caption
    case "pre": .preformatted
    default: nil
    }
  }

  static func role(_ name: String) -> TextBlock.Role? {
    switch name {
    case "nav", "menu": .navigation
    case "footer": .footer
    case "aside": .aside
    case "figcaption": .caption
    case "button", "form": .promotion
    case "address": .contact
    default: nil
    }
  }
}

extension HTMLElement {
  /// Whether the page itself hides the element from its readers.
  static func isHidden(_ attributes: [(name: String, value: String)]) -> Bool {
    attributes.contains { attribute in
      switch attribute.name {
      case "hidden": true
      case "aria-hidden": attribute.value == "true"
      case "style":
        attribute.value.lowercased().filter { $0 != " " }.contains("display:none")
      default: false
      }
    }
  }
}
