public import Interchange

/// What understanding knows beforehand: words with their classes, names, holders of offices, verbs of claims.
///
///     let knowledge = try WatchKnowledge(words: [words, people], names: names, holders: holders, verbs: verbs, more: parties)
///
/// The tables are those of `data/watch/`; `more` is what a higher floor knows: listed parties, chips, countries.
public struct WatchKnowledge: Sendable {
  struct Holder: Sendable {
    var name: String
    var known: Int32
    var key: UInt64
    var surname: Token
    var office: UInt64
    var from: CalendarDay?
    var until: CalendarDay?
  }

  package private(set) var lexicon = Lexicon()
  package private(set) var gazetteer = Gazetteer()
  /// The parties of imported lists; what is known otherwise goes before.
  public var listed: ListedNames?
  package private(set) var predicates = PredicateTable()
  private var holders: [Int32: [Holder]] = [:]

  /// - Throws: `Diagnostic` `watch.words`, `watch.names`, `watch.holders` or `watch.verbs` for a row that cannot be read,
  ///   and what reading CSV throws.
  public init(
    words: [CSVTable], names: CSVTable, holders: CSVTable, verbs: CSVTable, more: [KnownName] = []
  ) throws(Diagnostic) {
    for table in words { try add(words: table) }
    try add(verbs: verbs)
    for row in names.rows {
      guard let type = NameType(rawValue: row["type"]) else {
        throw Diagnostic("watch.names", "`\(row["type"])` is not a type of name", at: row.span)
      }
      let aliases = row["aliases"].split(separator: "|").map(String.init)
      gazetteer.add(KnownName(row["name"], type, aliases: aliases, isShortened: type == .company), lexicon: lexicon)
    }
    for name in more { gazetteer.add(name, lexicon: lexicon) }
    try add(holders: holders)
  }

  private mutating func add(words table: CSVTable) throws(Diagnostic) {
    for row in table.rows {
      guard let named = WordClass.named.first(where: { $0.name == row["class"] }) else {
        throw Diagnostic("watch.words", "`\(row["class"])` is not a class of words", at: row.span)
      }
      for entry in row["words"].split(separator: " ") {
        let parts = entry.split(separator: "=", maxSplits: 1)
        let value = parts.count == 2 ? Int32(parts[1]) ?? 0 : 0
        for hash in Self.hashes(String(parts[0])) { lexicon.add(hash, named.value, value: value) }
      }
    }
  }

  /// The hash of a word as the tokenizer makes it; compounds are no single words and left out.
  private static func hashes(_ word: String) -> [UInt64] {
    let bytes = Array(word.utf8)
    var tokenizer = Tokenizer(bytes, 0..<bytes.count, lexicon: Lexicon())
    tokenizer.run()
    return tokenizer.tokens.count == 1 ? [tokenizer.tokens[0].hash] : []
  }

  private mutating func add(verbs table: CSVTable) throws(Diagnostic) {
    for row in table.rows {
      guard let kind = ClaimKind(rawValue: row["kind"]), !row["predicate"].isEmpty else {
        throw Diagnostic("watch.verbs", "`\(row["kind"])` is not a kind of claim", at: row.span)
      }
      let frame = PredicateTable.Frame(rawValue: row["frame"]) ?? .plain
      for verb in row["verbs"].split(separator: " ") {
        predicates.add(String(verb), row["predicate"], kind, frame, lexicon: &lexicon)
      }
    }
  }

  private mutating func add(holders table: CSVTable) throws(Diagnostic) {
    for row in table.rows {
      guard let person = known(row["person"]), let body = known(row["organisation"]) else {
        throw Diagnostic(
          "watch.holders", "`\(row["person"])` or `\(row["organisation"])` is not in names.csv", at: row.span)
      }
      let tokens = tokens(row["person"])
      let isEastern = NameLearner.isEastern(tokens, 0..<tokens.count)
      let surname = isEastern ? tokens[0] : tokens[tokens.count - 1]
      holders[body, default: []].append(
        Holder(
          name: gazetteer.known[Int(person)].name, known: person, key: LearnedNames.key(tokens), surname: surname,
          office: WordKey(row["office"]).hash, from: CalendarDay(row["from"]), until: CalendarDay(row["until"])))
    }
  }

  private func tokens(_ text: String) -> [Token] {
    let bytes = Array(text.utf8)
    var tokenizer = Tokenizer(bytes, 0..<bytes.count, lexicon: lexicon)
    tokenizer.run()
    return tokenizer.tokens
  }

  private func known(_ name: String) -> Int32? {
    let bytes = Array(name.utf8)
    let tokens = tokens(name)
    let match = gazetteer.match(tokens, at: 0, end: tokens.count, in: bytes)
    return match?.end == tokens.count ? match?.entry.known : nil
  }

  // MARK: Names

  /// What listed parties are numbered from.
  private static let firstListed: Int32 = 1 << 28

  /// The longest known or listed name that begins at a token, not beyond `end`.
  func match(_ tokens: [Token], at start: Int, end: Int, in bytes: [UInt8]) -> (end: Int, entry: Gazetteer.Entry)? {
    let own = gazetteer.match(tokens, at: start, end: end, in: bytes)
    guard var other = listed?.match(tokens, at: start, end: end, in: bytes), other.end > own?.end ?? 0 else {
      return own
    }
    other.entry.known += Self.firstListed
    return other
  }

  /// The longest known or listed name that begins at a Han character.
  func matchHan(_ bytes: [UInt8], at start: Int, end: Int) -> (end: Int, entry: Gazetteer.Entry)? {
    let own = gazetteer.matchHan(bytes, at: start, end: end)
    guard var other = listed?.matchHan(bytes, at: start, end: end), other.end > own?.end ?? 0 else { return own }
    other.entry.known += Self.firstListed
    return other
  }

  /// What an entry names.
  func name(_ entry: Gazetteer.Entry) -> KnownName {
    guard entry.known >= Self.firstListed, let listed else { return gazetteer.known[Int(entry.known)] }
    var own = entry
    own.known -= Self.firstListed
    return listed.party(own)
  }

  /// The id of the listed party of that type that these tokens, or this Han name, name whole, legal forms aside.
  func listedID(_ type: NameType, _ tokens: [Token], _ range: Range<Int>, in bytes: [UInt8]) -> String? {
    guard let listed, let first = range.first else { return nil }
    func id(_ found: (end: Int, entry: Gazetteer.Entry)?, _ end: Int) -> String? {
      guard let found, found.end == end, (found.entry.type == .person) == (type == .person) else { return nil }
      return listed.party(found.entry).id
    }
    if tokens[first].shape.contains(.han) {
      let end = Int(tokens[range.upperBound - 1].end)
      return id(listed.matchHan(bytes, at: Int(tokens[first].start), end: end), end)
    }
    var end = range.upperBound
    while end > first {
      if let found = id(listed.match(tokens, at: first, end: end, in: bytes), end) { return found }
      guard tokens[end - 1].has(.companySuffix) || tokens[end - 1].mark != 0 else { return nil }
      end -= 1
    }
    return nil
  }

  func holders(in known: Int32) -> [Holder] { holders[known] ?? [] }

  /// Who held an office in something on a day.
  func holder(of office: UInt64, in known: Int32, on day: CalendarDay?) -> Holder? {
    holders(in: known).last { holder in
      guard holder.office == office else { return false }
      guard let day else { return holder.until == nil }
      return (holder.from ?? day) <= day && day < (holder.until ?? .distantFuture)
    }
  }
}
