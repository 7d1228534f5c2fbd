/// A part of a page while it is being judged: a paragraph, headline, line.
struct Piece {
  var range: Range<Int>
  /// Its words in `PageWork.words`.
  var words: Range<Int>
  /// Whether a blank line or an element's border stands before it.
  var isApart = true
  /// Whether a rule across the page stands before it.
  var followsRule = false
  var kind: TextBlock.Kind?
  var roles: [TextBlock.Role] = []
  var linkShare = 0.0
  var shape = PieceShape()

  var label: Segment.Label?
  var because = ""
  /// Opens a part of the page that is not story: `Related`, `Comments`.
  var opens: Segment.Label?
  /// The day it states, if it is a line about the story rather than of it.
  var day: DayScanner.Found?
  var story: Int?
  /// Whether a story begins here.
  var startsStory = false

  init(range: Range<Int>, words: Range<Int> = 0..<0) {
    self.range = range
    self.words = words
  }

  mutating func become(_ label: Segment.Label, _ because: String) {
    self.label = label
    self.because = because
  }
}
