public import Interchange
import Names

/// Finds the listed parties that a name may mean, on a day, with reasons.
///
///     let index = ScreeningIndex(try store.current())
///     try index.matches(for: "華為", asOf: CalendarDay("2019-06-01")).first?.party.name
///     // "Huawei Technologies Co., Ltd."
///
/// No match is never clearance: the answer to give is "no match in lists X as of Y", for which `lists` has the names.
public struct ScreeningIndex: Sendable {
  /// The lists screened against.
  public let lists: [PartyMatch.List]

  private let parties: [MergedParty]
  private let names: [IndexedName]
  private let words: NamePostings
  /// Telling words run together, the sounds of Chinese names, and initials.
  private let joined: NamePostings
  /// Names of generic words only, by their sorted words.
  private let bags: [String: [Int32]]
  private let han: [UInt32: [Int32]]
  private let initials: [String: [Int32]]

  public init(_ lists: [PartyList]) {
    self.lists = lists.map(\.label)
    parties = MergedParty.merge(lists).filter { !$0.party.listings.isEmpty }
    var builder = IndexBuilder()
    for (number, item) in parties.enumerated() { builder.add(item.party, number: Int32(number)) }
    builder.finish()
    names = builder.names
    words = builder.words
    joined = builder.joined
    bags = builder.bags
    han = builder.han
    initials = builder.initials
  }

  /// The parties that `query` may mean, best first.
  ///
  /// - Parameters:
  ///   - day: the day on which the party must be listed; nil for now, that is, as the newest editions stand.
  ///   - threshold: the lowest score to report, 0 to 1.
  ///   - limit: the most matches to report.
  /// - Throws: `Diagnostic` `screen.empty-query` if nothing in the query can be compared.
  public func matches(
    for query: String, asOf day: CalendarDay? = nil, threshold: Double = 0.7, limit: Int = 10
  ) throws(Diagnostic) -> [PartyMatch] {
    let form = NameForm(query)
    guard !form.isLegalFormOnly || form.isEmpty else {
      throw Diagnostic(
        "screen.legal-form", "the name `\(query.prefix(40))` is a legal form and nothing else",
        help: "give the whole name")
    }
    guard !form.isEmpty else {
      throw Diagnostic(
        "screen.empty-query", "the name `\(query.prefix(40))` has no letters, digits or characters to compare",
        help: "give a name; signs and spaces alone are not screened")
    }
    guard !form.isCut else {
      throw Diagnostic(
        "screen.too-long", "the name `\(query.prefix(40))…` is longer than \(NameForm.maximumScalars) characters",
        help: "give the name alone")
    }
    var best: [Int32: Hit] = [:]
    let joinedReadings = form.joinedReadings { words.names[$0] != nil }
    for reading in [form] + form.otherReadings + joinedReadings {
      for name in candidates(for: reading) {
        guard let similarity = similarity(reading, names[Int(name)]) else { continue }
        let party = names[Int(name)].party
        if let known = best[party], known.similarity.thousandths >= similarity.thousandths { continue }
        best[party] = Hit(name: name, similarity: similarity)
      }
    }
    let hits = best.filter { $0.value.similarity.score >= threshold }.sorted { left, right in
      let (one, other) = (left.value.similarity, right.value.similarity)
      // Of equals the party with more names comes first: the parent rather than one of its branches.
      return (one.thousandths, nameCount(left.key), right.key) > (other.thousandths, nameCount(right.key), left.key)
    }
    return Array(hits.lazy.compactMap { match(party: $0.key, hit: $0.value, day: day) }.prefix(max(0, limit)))
  }

  private struct Hit {
    let name: Int32
    let similarity: Similarity
  }

  // MARK: Candidates

  /// A name that shares nothing but ever so common words is not compared: the heaviest come first, the rest is cut.
  private static let mostCandidates = 600

  private func candidates(for form: NameForm) -> [Int32] {
    var weights: [Int32: Int] = [:]
    func vote(_ names: [Int32]?, _ weight: Int) {
      for name in names ?? [] { weights[name, default: 0] += weight }
    }
    if form.hasTellingWord {
      for word in form.tellingWords.prefix(24) {
        vote(words.names[word.text], 100 + rarity(word.text))
        for near in words.near(word.text) { vote(words.names[near], 80 + rarity(near) / 2) }
      }
    } else {
      vote(bags[IndexBuilder.bag(form)], 1000)
      vote(bags[IndexBuilder.verbatim(form)], 1000)
    }
    for key in IndexBuilder.joinedKeys(form) {
      vote(joined.names[key], 1000)
      for near in joined.near(key) { vote(joined.names[near], 500) }
    }
    if let key = IndexBuilder.initialsAsked(form) { vote(initials[key], 400) }
    if let characters = form.han {
      for pair in IndexBuilder.pairs(characters) { vote(han[pair], 200) }
      if characters.core.count > 1 { vote(joined.names[characters.sound], 600) }
    }
    guard weights.count > Self.mostCandidates else { return weights.keys.sorted() }
    return weights.sorted { ($0.value, $1.key) > ($1.value, $0.key) }.prefix(Self.mostCandidates).map(\.key).sorted()
  }

  private func similarity(_ form: NameForm, _ name: IndexedName) -> Similarity? {
    if !form.hasTellingWord, form.han == nil, name.form.han == nil, !name.form.hasTellingWord,
      IndexBuilder.verbatim(form) == IndexBuilder.verbatim(name.form)
    {
      return Similarity(1000, .identity, ["same name"])
    }
    let found = NameComparison.compare(form, name.form, rarity: rarity)
    if let key = IndexBuilder.initialsAsked(form), found?.thousandths ?? 0 < 650, name.initials.contains(key) {
      return Similarity(650, .weak, ["`\(key)` are the initials of `\(name.shown)`"])
    }
    guard let found, let remark = name.remark else { return found }
    return Similarity(max(0, found.thousandths - 10), found.level, found.reasons + [remark])
  }

  /// 0 for a word in every name to 1000 for a word in one, in whole bits so that every machine agrees.
  private func rarity(_ word: String) -> Int {
    func bits(_ count: Int) -> Int { Int.bitWidth - count.leadingZeroBitCount }
    let all = bits(max(2, names.count))
    return (all - bits(words.names[word]?.count ?? 0)) * 1000 / all
  }

  // MARK: Answers

  private func nameCount(_ party: Int32) -> Int { parties[Int(party)].party.aliases.count }

  private func match(party number: Int32, hit: Hit, day: CalendarDay?) -> PartyMatch? {
    let item = parties[Int(number)]
    let current = item.party.listings.last { listing in
      day.map { listing.isInForce(on: $0) } ?? (listing.until == nil)
    }
    guard let listing = current else { return nil }
    let name = names[Int(hit.name)]
    return PartyMatch(
      party: item.party, list: item.list, matchedName: name.shown, matchedNameNote: name.note,
      score: hit.similarity.score, level: PartyMatch.Level(hit.similarity.level), reasons: hit.similarity.reasons,
      listing: listing,
      warnings: item.warnings + warnings(listing, item.list, day))
  }

  private func warnings(_ listing: Listing, _ list: PartyMatch.List, _ day: CalendarDay?) -> [String] {
    var warnings: [String] = []
    if let day, day < list.edition {
      warnings.append("policy and footnotes as of the edition of \(list.edition)")
    }
    if listing.from == nil, let published = listing.published {
      warnings.append("effective date unknown; taken as listed from the publication of \(published)")
    } else if listing.from == nil {
      warnings.append("listed on: unknown; on the list in the edition of \(list.edition)")
    }
    return warnings
  }
}
