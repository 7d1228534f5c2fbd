/// What the words in an element's `class`, `id` and `role` say about its contents.
enum ClassWords {
  /// The role of the first word that has one; words of two letters and less say nothing.
  static func role(_ names: String) -> TextBlock.Role? {
    var found: TextBlock.Role?
    for part in names.lowercased().split(whereSeparator: { !($0.isLetter || $0.isNumber) }) {
      guard let role = words[String(part)] else { continue }
      // Of `related-share-links` the most specific counts: what is about sharing is not about the story.
      if found.map({ rank(role) < rank($0) }) ?? true { found = role }
    }
    return found
  }

  private static func rank(_ role: TextBlock.Role) -> Int {
    TextBlock.Role.allCases.firstIndex(of: role) ?? 0
  }

  private static let words: [String: TextBlock.Role] = {
    var words: [String: TextBlock.Role] = [:]
    for (role, list) in table {
      for word in list.split(separator: " ") { words[String(word)] = role }
    }
    return words
  }()

  private static let table: [(TextBlock.Role, String)] = [
    (
      .navigation,
      "nav navigation navbar menu breadcrumb breadcrumbs crumbs pagination pager paging toolbar skip skiplink toc"
    ),
    (.navigation, "masthead submenu topbar megamenu sitenav langswitch"),
    (.footer, "footer colophon copyright legal"),
    (.share, "share sharing social sharebar sharetools addthis addtoany"),
    (
      .promotion,
      "ad ads advert advertisement advertising adslot sponsor sponsored promo promotion newsletter subscribe subscription signup paywall cookie"
    ),
    (.promotion, "cookies consent gdpr donate donation popup modal banner cta disclaimer login register"),
    (
      .related,
      "related recirc recirculation recommended recommendations recommendation trending popular mostread mostpopular readmore morefrom outbrain taboola"
    ),
    (.related, "teaser teasers seealso"),
    (.comments, "comment comments disqus respond replies"),
    (.byline, "byline author authors author-bio bio contributor contributors reporter writer"),
    (.date, "date time timestamp dateline published pubdate datetime updated"),
    (.caption, "caption figcaption credit wp-caption photocredit"),
    (.tags, "tags tag taxonomy topics keywords categories category"),
    (.contact, "vcard contact contacts"),
    (.headline, "headline"),
    (.standfirst, "standfirst deck dek subtitle subheadline subhead summary lede lead"),
  ]
}
