import Interchange

/// What an HTML page says: its text in blocks, and its statements about itself.
struct HTMLPage {
  var text: [UInt8] = []
  var blocks: [TextBlock] = []
  var title: String?
  var siteName: String?
  var address: String?
  var language: String?
  /// The best that the page gives: JSON-LD before meta before `<time>`.
  var stated: StatedDate?
  /// How many signs were left out that nobody sees: zero-width, direction marks.
  var hiddenSigns = 0
  /// Whether text was left out because there is too much.
  var isCut = false

  /// The most text that is kept of one page, in bytes.
  static let maximumText = 8 << 20
}
