/// What tells the words that a site says to its readers from those of a story, and how much each sign says, in tenths.
///
/// Above 0 speaks for the site, below for the story. The points of a piece are added up; `FrameLabeller` then asks for the
/// cheapest way through the page, in which each change between site and story has its price too.
enum FrameTable {
  enum Sign: Int, CaseIterable {
    /// Who reads is spoken to, outside of quotation marks.
    case reader
    /// Words that hardly stand in stories.
    case site
    /// Words of the trade that stand in stories too.
    case trade
    /// A sentence begins by telling the reader to do something.
    case order
    /// The piece begins by telling of itself: `This article is …`.
    case itself
    /// `→` or `»` at the end, or an exclamation mark outside of quotations.
    case arrow
    /// Words that other running text of the page has too.
    case shared
    /// `said`, `told`: news tells what people say.
    case told
    /// `was`, `had`, `has`: news tells what happened.
    case past
    case figure
    case quoted
    /// Capitals inside a sentence.
    case named
    case long
  }

  struct Weight {
    /// For the first, for each further one, and at most.
    var first: Int
    var more: Int
    var most: Int
  }

  static func weight(_ sign: Sign) -> Weight {
    switch sign {
    case .reader: Weight(first: 20, more: 10, most: 40)
    case .site: Weight(first: 20, more: 20, most: 50)
    case .trade: Weight(first: 7, more: 7, most: 21)
    case .order: Weight(first: 15, more: 5, most: 20)
    case .itself: Weight(first: 25, more: 0, most: 25)
    case .arrow: Weight(first: 12, more: 0, most: 12)
    case .shared: Weight(first: -5, more: -5, most: -25)
    case .told: Weight(first: -20, more: 0, most: -20)
    case .past: Weight(first: -4, more: -4, most: -8)
    case .figure: Weight(first: -4, more: -4, most: -8)
    case .quoted: Weight(first: -15, more: 0, most: -15)
    case .named: Weight(first: -3, more: -3, most: -12)
    case .long: Weight(first: -10, more: 0, most: -10)
    }
  }

  /// Running text is a story's unless something speaks against it.
  static let prior = -15
  /// The price of a change between site and story; behind a short line, which belongs to what follows it, the higher.
  static let change = 15
  static let changeBehindLine = 25

  /// What running text and a short line must say themselves before they are the site's.
  static let leastOfText = 5
  static let leastOfLine = 20

  /// What a piece says that is judged already; bylines, dates and captions stand on both sides.
  static func points(_ label: Segment.Label) -> Int {
    switch label {
    case .nav, .promo: 30
    case .relatedLink, .contact, .share: 15
    default: 0
    }
  }

  static let words: [(Sign, String)] = [
    (
      .reader,
      """
      you your yours yourself you're you’re you'll you’ll you've you’ve we'll we’ll
      """
    ),
    (
      .site,
      """
      newsletter newsletters inbox unsubscribe subscribe subscribed subscriber subscribers subscription subscriptions cookie
      cookies disclaimer disclaimers disclaims signup opt-in opted webinar premium bookmark hyperlinks hyperlink faq
      advertiser advertisers advertisement advertisements paywall podcasts webpage donate donating donation donations telegram endorsement copyright copyrighted
      """
    ),
    (
      .trade,
      """
      article articles story stories content app email e-mail download website site page pages click link links login password
      account privacy terms conditions ads advertising sponsored partner partners member members membership free trial alerts
      notifications journalism newsroom podcast register demo browser updates news daily comment comments community
      liability permission republish reproduce warranties accuracy omissions errors today weekly edition readers reader
      online exclusive experts insights coverage stay here opinions advice informational purposes
      """
    ),
    (.told, "said says told tells according added announced reported asked wrote argued warned noted confirmed denied"),
    (.past, "was were had has been did"),
  ]

  static let orders = """
    get catch sign download subscribe join follow discover explore book enter watch listen read click tap try buy save support
    become start stay learn find visit check call order register send share unlock enjoy add please don't don’t want
    contact upgrade browse choose keep see tell help
    """

  /// `This article is …`: what a piece calls itself, behind `this`, `the` or alone.
  static let selves =
    "article story transcript post page site website newsletter content interview material podcast publication email"
}
