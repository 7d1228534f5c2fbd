/// What a word can be: a set of classes, filled from `data/watch/words.csv`.
package struct WordClass: OptionSet, Sendable {
  package let rawValue: UInt64
  package init(rawValue: UInt64) { self.rawValue = rawValue }

  /// Every class with the name by which the data file calls it.
  package static let named: [(name: String, value: WordClass)] = [
    ("stop", stop), ("month", month), ("weekday", weekday), ("number", number), ("scale", scale),
    ("currency", currency), ("time-unit", timeUnit), ("unit", unit), ("say", say), ("negation", negation),
    ("pronoun", pronoun), ("nationality", nationality), ("title", title), ("portfolio", portfolio),
    ("company-suffix", companySuffix), ("company-head", companyHead), ("public-head", publicHead),
    ("organization-head", organizationHead), ("media-head", mediaHead), ("place-head", placeHead),
    ("facility-head", facilityHead), ("event-head", eventHead), ("instrument-head", instrumentHead),
    ("first-name", firstName), ("surname", surname), ("auxiliary", auxiliary), ("verb", verb), ("common", common),
    ("company-cue", companyCue), ("product-cue", productCue), ("place-cue", placeCue), ("honorific", honorific),
    ("abbreviation", abbreviation), ("ordinal", ordinal), ("fraction", fraction), ("approximate", approximate),
    ("modal", modal), ("clause-start", clauseStart), ("past", past), ("possessive-pronoun", possessivePronoun),
    ("particle", particle), ("region", region), ("east-surname", eastSurname), ("not-unit", notUnit),
    ("generic", generic), ("east-given", eastGiven), ("preposition", preposition), ("media-cue", mediaCue),
    ("time", time), ("inflected", inflected),
  ]

  private static func bit(_ place: UInt64) -> WordClass { WordClass(rawValue: 1 << place) }
  package static let stop = bit(0), month = bit(1), weekday = bit(2), number = bit(3), scale = bit(4)
  package static let currency = bit(5), timeUnit = bit(6), unit = bit(7), say = bit(8), negation = bit(9)
  package static let pronoun = bit(10), nationality = bit(11), title = bit(12), portfolio = bit(13)
  package static let companySuffix = bit(14), companyHead = bit(15), publicHead = bit(16)
  package static let organizationHead = bit(17), mediaHead = bit(18), placeHead = bit(19), facilityHead = bit(20)
  package static let eventHead = bit(21), instrumentHead = bit(22), firstName = bit(23), surname = bit(24)
  package static let auxiliary = bit(25), verb = bit(26), common = bit(27), companyCue = bit(28)
  package static let productCue = bit(29), placeCue = bit(30), honorific = bit(31), abbreviation = bit(32)
  package static let ordinal = bit(33), fraction = bit(34), approximate = bit(35), modal = bit(36)
  package static let clauseStart = bit(37), past = bit(38), possessivePronoun = bit(39), particle = bit(40)
  package static let region = bit(41), eastSurname = bit(42), notUnit = bit(43), generic = bit(44)
  package static let eastGiven = bit(45), preposition = bit(46), mediaCue = bit(47), time = bit(48), inflected = bit(49)

  package static let anyHead: WordClass = [
    .companyHead, .publicHead, .organizationHead, .mediaHead, .placeHead, .facilityHead, .eventHead, .instrumentHead,
  ]
}
