/// What is counted about two aligned names. Each has a weight in a `MatchModel`; the sum says how likely they are one.
package enum MatchFeature: Int, CaseIterable, Sendable {
  // Telling words that agree, by class: how many, and their rarity in bits.
  case nSame, nJoined, nMisread, nRomanised, nReading, nTranslated, nAcronym, nAbjad, nSound, nEdit1, nEdit2,
    nConsonants, nMixed
  case bSame, bJoined, bMisread, bRomanised, bReading, bTranslated, bAcronym, bAbjad, bSound, bEdit1, bEdit2,
    bConsonants, bMixed
  /// Rarity of the words that are the same, as names in the world have them.
  case bWorld
  // Words that say less.
  case nGeneric, bGeneric, nPlace, nFiller, nLegal, nNumber, nInitial, nGenericFuzzy
  /// One letter in the query for a word on the list, and the other way round.
  case nInitialOf, nInitialFor
  // Only in the query.
  case qKnown, qKnownBits, qUnknown, qGeneric, qPlace, qFiller, qLegal, qNumber, qInitial, qHan
  // Only on the list.
  case tTelling, tBits, tGeneric, tPlace, tFiller, tLegal, tNumber, tInitial, tHan
  /// Telling words left over on both sides, and how alike such words are.
  case nContradicted, likeness
  /// Generic words left over on both sides of which one may be short for the other.
  case shortened
  /// A generic word left over on both sides.
  case nGenericContradicted
  // Misspellings that are known words themselves, short ones, and ones that begin differently.
  case knownSound, knownEdit1, knownEdit2, knownConsonants, knownWorld, shortEdit, firstLetter
  /// How far words that agree in their consonants are from each other when only short vowels are left out.
  case abjadGap
  // These two have no weight: `MatchModel.judgement` takes a fixed number of bits for them.
  /// Short words with one letter in the place of another that it is not mistaken for.
  case substituted
  /// A word only in the query that belongs to another walk of life than the lists': a hospital, a school, a restaurant.
  case elsewhere
  // The whole.
  case reordered, single, missedListed, missedAsked, missedBoth, onlyFuzzy
  case allAsked, allListed, allBoth, identity
  /// The same telling words on both sides, and nothing left over that says that another party is meant.
  case tellingSame
  /// The same with less certainty: a place besides, read characters, or another script's way of writing the sounds.
  case tellingAlike
  /// For the second judgement: whether the listed name is a person's, and the sum of the first.
  case person, linear

  package static let count = allCases.count

  /// Features of the whole that only lower a score unless weights were learnt otherwise, and are at most one.
  package static let penalties: [MatchFeature] = [
    .reordered, .single, .onlyFuzzy, .missedListed, .missedAsked, .missedBoth,
  ]

  /// What is found only once a name is laid over the query, after the bound of the search: these may raise no sum.
  package static let unbounded: [MatchFeature] = [.nInitialFor, .shortened]

  /// Features that can only raise a score and whose sum over a name is at most one; for the bound of the search.
  package static let flags: [MatchFeature] = [.allAsked, .allListed, .allBoth, .identity]
}
