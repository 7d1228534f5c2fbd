/// What can be counted in a piece.
struct PieceShape {
  /// Words; two Han characters count as one.
  var words = 0
  var capitals = 0
  var numbers = 0
  var han = 0
  /// Words such as `the`, `of`, `that`: running text has them.
  var small = 0
  /// Ends of sentences inside and at the end.
  var sentences = 0
  /// `.`, `!`, `。`, perhaps with a closing quotation mark, at the end.
  var endsSentence = false
  var endsQuestion = false
  var endsColon = false
  var isBullet = false
  var isUpper = false
  var startsLower = false
  /// `|`, `>`, `/`, `·`, `»` with blanks around.
  var bars = 0
  /// Wide blanks between words, as in a row of a menu or table.
  var gaps = 0
  var hasAddress = false
  var hasQuotation = false

  /// Running text, as against headlines and lines of menus.
  var isProse: Bool {
    if han >= 8, endsSentence { return true }
    if han >= 15 { return sentences > 0 }
    if isBullet, words >= 5 { return true }
    if hasQuotation, endsSentence, words >= 4 { return true }
    if endsSentence { return words >= 10 || (words >= 5 && small >= 1) || sentences > 1 }
    if endsQuestion { return words >= 17 || (sentences > 1 && words >= 8) }
    if endsColon { return words >= 12 && small >= 3 }
    return words >= 28 || (words >= 12 && sentences > 0 && small >= 3)
  }

  /// Could head a story: neither a sentence nor a word or two.
  var isHeadline: Bool {
    guard !endsColon, !isBullet, bars == 0 else { return false }
    if han >= 6 { return han <= 45 && !endsSentence }
    return words >= 4 && words <= 26 && !(endsSentence && !isUpper) && capitals >= 1
  }

  /// Most of its words begin with capitals, as in a title or name.
  var isTitled: Bool { words > 0 && (capitals + numbers) * 10 >= (words - small) * 8 && !startsLower }
}
