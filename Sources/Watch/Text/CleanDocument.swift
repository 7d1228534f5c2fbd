public import Interchange

/// A document taken apart: which parts are story text, and of which story. What cleaning gives and understanding takes.
public struct CleanDocument: Sendable {
  /// The file, or the address it came from.
  public var name: String
  public var text: WatchText
  /// In the order of the text; they do not overlap, and every sign that is not blank lies in one.
  public var segments: [Segment]
  /// At least one, unless nothing was kept.
  public var stories: [Story]
  /// What a reader has to know: a header date that cannot be, text that could not be read.
  public var warnings: [Diagnostic]

  public init(
    name: String, text: WatchText, segments: [Segment], stories: [Story], warnings: [Diagnostic] = []
  ) {
    self.name = name
    self.text = text
    self.segments = segments
    self.stories = stories
    self.warnings = warnings
  }
}
