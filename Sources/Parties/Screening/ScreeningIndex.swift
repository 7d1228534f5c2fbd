import Foundation
public import Interchange
import Names

/// Finds the listed parties that a name may mean, on a day, with reasons.
///
///     let index = ScreeningIndex(try store.current(), knowledge: knowledge)
///     try index.matches(for: "華為", asOf: CalendarDay("2019-06-01")).first?.party.name
///     // "Huawei Technologies Co., Ltd."
///
/// No match is never clearance: the answer to give is "no match in lists X as of Y", for which `lists` has the names.
public final class ScreeningIndex: Sendable {
  /// The lists screened against.
  public let lists: [PartyMatch.List]
  public let knowledge: ScreeningKnowledge

  let layout: IndexLayout
  private let warnings: [[String]]
  private let searches = SearchPool()

  /// Builds an index in memory.
  public convenience init(_ lists: [PartyList], knowledge: ScreeningKnowledge) {
    let bytes = IndexBytes(IndexImage.bytes(of: lists, knowledge: knowledge, source: 0))
    // The bytes were made on the line above by the code that reads them.
    guard let index = ScreeningIndex(bytes, knowledge: knowledge, source: 0) else {
      preconditionFailure("an index that was just built cannot be read")
    }
    self.init(index)
  }

  /// An index of names alone: the party with number n has the n-th names, and its number as its id.
  public convenience init(names: [[String]], knowledge: ScreeningKnowledge) {
    let parties = names.enumerated().compactMap { number, names -> ListedParty? in
      guard let first = names.first else { return nil }
      var party = ListedParty(id: String(number), name: first, origin: ListedParty.Origin(file: "names", line: 1))
      party.aliases = names.dropFirst().map { ListedParty.Alias($0) }
      party.listings = [Listing()]
      return party
    }
    let list = PartyList(
      id: "names", title: "names", edition: CalendarDay.distantFuture, source: "", coverage: "as given", digest: "",
      parties: parties)
    self.init([list], knowledge: knowledge)
  }

  /// An index over bytes; nil if they are not a whole index of this source.
  init?(_ bytes: IndexBytes, knowledge: ScreeningKnowledge, source: UInt64) {
    guard let layout = IndexLayout(bytes, source: source), layout.isSound,
      let labels = IndexImage.labels(Array(layout.lists.pointer)),
      layout.partyList.pointer.allSatisfy({ Int($0) < labels.lists.count }),
      layout.warnings.pointer.allSatisfy({ Int($0) < labels.warnings.count })
    else { return nil }
    self.layout = layout
    self.knowledge = knowledge
    lists = labels.lists
    warnings = labels.warnings
  }

  private init(_ other: ScreeningIndex) {
    layout = other.layout
    knowledge = other.knowledge
    lists = other.lists
    warnings = other.warnings
  }

  /// How many parties and names there are, and the bytes of the index.
  public var size: (parties: Int, names: Int, bytes: Int) {
    (layout.partyNames.count, layout.nameCount, layout.bytes.buffer.count)
  }

  // MARK: Screening

  /// The parties that `query` may mean, best first.
  ///
  /// - Parameters:
  ///   - day: the day on which the party must be listed; nil for now, that is, as the newest editions stand.
  ///   - threshold: the lowest score to report, 0 to 1.
  ///   - limit: the most matches to report.
  /// - Throws: `Diagnostic` `screen.…` if the query cannot be screened.
  public func matches(
    for query: String, asOf day: CalendarDay? = nil, threshold: Double = 0.5, limit: Int = 10
  ) throws(Diagnostic) -> [PartyMatch] {
    try matches(for: query, asOf: day, threshold: threshold, limit: limit) { _ in true }.map(\.match)
  }

  /// The same among the parties that `isAllowed` lets through, with the number of each.
  func matches(
    for query: String, asOf day: CalendarDay? = nil, threshold: Double, limit: Int, isAllowed: (Int) -> Bool
  ) throws(Diagnostic) -> [(party: Int, match: PartyMatch)] {
    let form = try Self.form(query)
    return withSearch { search in
      hits(form, day: day, threshold: threshold, limit: limit, &search, isAllowed: isAllowed).compactMap { hit in
        match(hit, day: day, &search).map { (hit.party, $0) }
      }
    }
  }

  struct Hit {
    var party: Int
    var name: Int
    var bits: Float
    /// The sum of weights, which parts hits that the floors made equal.
    var sum: Float
    /// The reading of the query that found it.
    let reading: Reading
    var form: NameForm { reading.form }
  }

  /// A form that hits share.
  final class Reading: Sendable {
    let form: NameForm
    init(_ form: NameForm) { self.form = form }
  }

  /// The best name of each party over all readings of the query.
  func hits(
    _ form: NameForm, day: CalendarDay?, threshold: Double, limit: Int, _ search: inout NameSearch,
    isAllowed: (Int) -> Bool = { _ in true }
  ) -> [Hit] {
    let least = knowledge.model.bits(for: Float(threshold))
    let today = day?.ordinal
    var best: [Hit] = []
    for form in [form] + form.otherReadings {
      let reading = Reading(form)
      search.search(form, limit: limit, isDeep: threshold < 0.1) { isAllowed($0) && isListed($0, on: today) }
      for found in search.found {
        // What stands in brackets may be the branch that is listed: the name without it is worth a bit less.
        let remark = layout.nameRemark[Int(found.name)]
        let isCut = IndexBuilder.Remark(flagged: remark)?.isCut ?? false
        let weak = remark & IndexBuilder.weak != 0 ? Float(knowledge.evidence[.weakAlias]) : 0
        var bits = (isCut ? found.bits - 1 : found.bits) + weak
        if isVague(form, Int(found.name)) { bits = min(bits, Self.vague) }
        guard bits >= least else { continue }
        let hit = Hit(party: Int(found.party), name: Int(found.name), bits: bits, sum: found.sum, reading: reading)
        if let known = best.firstIndex(where: { $0.party == hit.party }) {
          if best[known].bits < hit.bits { best[known] = hit }
        } else {
          best.append(hit)
        }
      }
    }
    best.sort { one, other in
      if one.bits != other.bits { return one.bits > other.bits }
      if one.sum != other.sum { return one.sum > other.sum }
      // Of equals the party with more names comes first: the parent rather than one of its branches.
      let (mine, theirs) = (layout.partyNames[one.party], layout.partyNames[other.party])
      return mine != theirs ? mine > theirs : one.party < other.party
    }
    return Array(best.prefix(max(0, limit)))
  }

  /// Whether a name says too little, or something else, to mean that party: it has a legal form and the party is a ship, or
  /// it has one or two words that very many firms have and is not the very name, or the given name has a syllable more.
  private func isVague(_ form: NameForm, _ name: Int) -> Bool {
    if layout.nameRemark[name] & IndexBuilder.craft != 0 { return form.hasLegalForm }
    if hasSyllableMore(form, layout.nameSummaries[name]) { return true }
    return form.isOfCommonWords && form.identity != layout.nameSummaries[name].identity
  }

  /// Whether a Chinese person is asked for whose given name has two syllables, and the one on the list has one of them:
  /// `Zhang Wei Hua` is not `WEI, Zhang`.
  private func hasSyllableMore(_ form: NameForm, _ summary: NameSummary) -> Bool {
    guard summary.isPerson, form.tokens.count == 3, summary.words.count == 2, form.isOfSyllables else { return false }
    return layout.entries.slice(summary.words).allSatisfy { NameForm.isSyllable(layout.text(Int($0.unit))) }
  }

  /// The most bits of a match that is shown as weak only.
  private static let vague: Float = -1

  /// - Throws: `Diagnostic` if the query cannot be screened.
  static func form(_ query: String) throws(Diagnostic) -> NameForm {
    let form = NameForm(query)
    guard !form.isEmpty else {
      throw Diagnostic(
        "screen.empty-query", "the name `\(query.prefix(40))` has no letters, digits or characters to compare",
        help: "give a name; signs and spaces alone are not screened")
    }
    guard !form.isLegalFormOnly else {
      throw Diagnostic(
        "screen.legal-form", "the name `\(query.prefix(40))` is a legal form and nothing else",
        help: "give the whole name")
    }
    guard !form.isCut else {
      throw Diagnostic(
        "screen.too-long",
        "the name `\(query.prefix(40))…` is longer than \(NameForm.maximumScalars) characters "
          + "or \(NameForm.maximumTokens) words",
        help: "give the name alone")
    }
    return form
  }

  /// Lends a search to this thread.
  func withSearch<Result>(_ body: (inout NameSearch) -> Result) -> Result {
    let box = searches.take() ?? SearchPool.Box(NameSearch(layout, model: knowledge.model))
    defer { searches.giveBack(box) }
    return body(&box.search)
  }

  // MARK: Parties

  /// The id of a party within its list.
  func id(of party: Int) -> String {
    let record = layout.partyRecords.slice(Int(layout.partyOffsets[party])..<Int(layout.partyOffsets[party + 1]))
    let start = "{\"id\":\"".utf8.count
    guard record.count > start, let end = record[start...].firstIndex(of: UInt8(ascii: "\"")),
      !record[start..<end].contains(UInt8(ascii: "\\"))
    else { return self.party(party)?.id ?? "" }
    return String(decoding: record[start..<end], as: UTF8.self)
  }

  func party(_ number: Int) -> ListedParty? {
    let record = layout.partyRecords.slice(Int(layout.partyOffsets[number])..<Int(layout.partyOffsets[number + 1]))
    let label = lists[Int(layout.partyList[number])].id
    var scanner = LineScanner(Array(record), file: label)
    return try? PartyRecord.read(&scanner, file: label)
  }

  func isListed(_ party: Int, on day: Int?) -> Bool {
    for index in Int(layout.periodOffsets[party])..<Int(layout.periodOffsets[party + 1]) {
      let period = layout.periods[index]
      if let day {
        if period.from <= day && day < period.until { return true }
      } else if period.until == .max {
        return true
      }
    }
    return false
  }

  private func match(_ hit: Hit, day: CalendarDay?, _ search: inout NameSearch) -> PartyMatch? {
    guard let party = party(hit.party), let listing = party.listing(on: day) else { return nil }
    let list = lists[Int(layout.partyList[hit.party])]
    let number = Int(layout.nameAlias[hit.name])
    let alias = party.aliases.indices.contains(number) ? party.aliases[number] : nil
    let evidence = search.evidence(hit.form, name: hit.name)
    let remark = IndexBuilder.Remark(flagged: layout.nameRemark[hit.name])
    let isWeak = layout.nameRemark[hit.name] & IndexBuilder.weak != 0
    let name = alias?.name ?? party.name
    // A name too common to be a match on its own is no identity, nor that of a company that may be in another place.
    let isOpen = isWeak || isVague(hit.form, hit.name) || Self.mayBeElsewhere(hit.form, remark, evidence)
    let weak = isWeak ? [StatedEvidence(.weakAlias, knowledge.evidence, "the list calls this alias weak")] : []
    let score = Double((knowledge.model.probability(hit.bits) * 1000).rounded()) / 1000
    return PartyMatch(
      party: party, list: list, matchedName: name,
      matchedNameNote: alias?.note, score: score, evidence: evidence,
      level: isOpen ? (score >= 0.5 ? .probable : .weak) : MatchWords.level(evidence, score: score),
      reasons: MatchWords.reasons(evidence, hit.form) + (remark?.phrase.map { [$0] } ?? []) + weak.map(\.reason),
      listing: listing, warnings: warnings(hit.party, listing, day), nameBits: hit.bits, stated: weak)
  }

  /// Whether the listed name says where its bearer is and the other does not, or one of both says so in brackets:
  /// `ACM Research` is not known to be `ACM Research Korea Co., Ltd.`
  private static func mayBeElsewhere(
    _ form: NameForm, _ remark: IndexBuilder.Remark?, _ evidence: NameEvidence
  ) -> Bool {
    if remark == .withoutPlace || form.folds.contains(.brackets) && NameForm.hasPlaceInBrackets(form.text) {
      return true
    }
    return !evidence.isIdentical && evidence[.tPlace] > 0
  }

  /// What must be known of a party's listing on a day.
  func warnings(_ party: Int, _ listing: Listing, _ day: CalendarDay?) -> [String] {
    warnings[Int(layout.warnings[party])] + Self.warnings(listing, lists[Int(layout.partyList[party])], day)
  }

  private static func warnings(_ listing: Listing, _ list: PartyMatch.List, _ day: CalendarDay?) -> [String] {
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
