public import Interchange

/// What a reader is given: a title and lines, each with its sources. One form for text, Markdown, HTML and JSON Feed.
public struct WatchBrief: Sendable {
  public struct Line: Sendable {
    public var event: WatchEvent
    /// The sentence, with who says it.
    public var text: String
    /// What a reader has to know besides: how sure, what speaks against it, what it means for them.
    public var notes: [String]

    public init(_ event: WatchEvent, now: CalendarDay? = nil, reasons: [String] = []) {
      self.event = event
      text = EventWords.sentence(event)
      notes = reasons + EventWords.notes(event, now: now)
    }
  }

  public struct Section: Sendable {
    public var heading: String?
    public var lines: [Line]

    public init(_ heading: String? = nil, _ lines: [Line]) {
      self.heading = heading
      self.lines = lines
    }
  }

  public var title: String
  /// What it rests on: `5 documents, 2024-11-05 to 2025-06-13`.
  public var basis: String
  public var sections: [Section]
  /// Said where there are no lines.
  public var empty: String

  public init(title: String, basis: String, sections: [Section], empty: String = "nothing was found") {
    self.title = title
    self.basis = basis
    self.sections = sections.filter { !$0.lines.isEmpty }
    self.empty = empty
  }

  public var lines: [Line] { sections.flatMap(\.lines) }
}
