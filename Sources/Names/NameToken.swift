/// One word of a name.
package struct NameToken: Equatable, Sendable {
  package enum Kind: UInt8, Sendable, CaseIterable {
    /// Tells one name from another: `huawei`.
    case telling
    /// Says what kind of body: `technology`.
    case generic
    /// Says where: `shanghai`.
    case place
    /// Says nothing: `the`, `of`, `al`, `Mr`.
    case filler
    /// Says only how the firm is constituted: `ltd`.
    case legal
    /// Digits only.
    case number
    /// One letter.
    case initial
  }

  /// Where the text that is compared stands in the form's letters: abbreviations and plurals are written out.
  package var range: Range<Int>
  /// Where the word as it was written stands.
  package var surface: Range<Int>
  package var kind: Kind
  /// The simplified Chinese character, or 0.
  package var han: UInt16 = 0
  /// Whether the text has only the consonants of the word, as in Arabic and Hebrew.
  package var isConsonantal = false
  /// Whether it follows the one before after a hyphen.
  package var isHyphenated = false
  /// Whether it had an apostrophe inside: `ch'in`.
  package var apostrophe = false
  /// Whether it was written in letters other than Latin.
  package var isForeign = false
  /// Whether somebody left out its vowels: `hkvsn`.
  package var isVowelless = false
  /// Whether it says that the bearer is a school, a restaurant or the like.
  package var isElsewhere = false
}

/// One thing in a name that can be compared: a word, words run together, or a word read another way.
package struct NameUnit: Equatable, Sendable {
  /// How the unit comes from the name.
  package enum How: UInt8, Sendable, CaseIterable {
    /// A word as it stands.
    case word
    /// Neighbouring words run together.
    case joined
    /// Digits or letter groups read as the letters they look like.
    case misread
    /// Written by another romanisation of Chinese: Wade-Giles, Cantonese.
    case romanised
    /// How Chinese characters sound.
    case reading
    /// What a Chinese word means.
    case translated
    /// The first letters of the words.
    case acronym
  }

  /// The tokens it stands for.
  package var first: Int
  package var count: Int
  /// Where its text stands in the form's letters.
  package var range: Range<Int>
  package var how: How
}
