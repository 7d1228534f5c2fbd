/// One entry of a feed, whatever the feed's format.
struct FeedEntry {
  var title = ""
  var content = ""
  /// Whether the content is HTML.
  var isMarked = true
  var address: String?
  var publisher: String?
  var language: String?
  var stated: StatedDate?
}
