/// Claims of Chinese sentences, clause by clause: who is named before a verb of the table, and who says it.
struct HanClaims {
  let text: TokenText
  let actors: Actors
  let quantities: [Quantity]
  let dates: [DateMention]

  private typealias Words = [[UInt8]]

  private static func words(_ line: String) -> Words { line.split(separator: " ").map { Array($0.utf8) } }

  private static let verbs: [(predicate: String, kind: ClaimKind, words: Words)] = [
    ("added_to_list", .event, words("列入 拉入")), ("banned", .event, words("禁止 禁售 封杀")),
    ("restricted", .event, words("限制 收紧")), ("sanctioned", .event, words("制裁")),
    ("approved", .event, words("批准 允许 放行")), ("denied_licence", .event, words("吊销 撤销")),
    ("eased_controls", .event, words("放宽 解除")), ("investigated", .event, words("调查")),
    ("launched", .event, words("发布 推出")), ("developed", .event, words("开发 研发 研制")),
    ("produces", .event, words("生产 量产 制造 建造")), ("supplies", .event, words("供应 提供 交付")),
    ("sells", .event, words("出售 销售")), ("buys", .event, words("购买 采购 收购")),
    ("exports", .event, words("出口")), ("imports", .event, words("进口")), ("invested", .measure, words("投资")),
    ("raised", .measure, words("融资 筹集")), ("grew", .measure, words("增长 上升 上涨 增加 超过")),
    ("fell", .measure, words("下降 下跌 减少")), ("lags_behind", .measure, words("落后")),
    ("opposed", .statement, words("反对")), ("supported", .statement, words("支持")),
    ("uses", .event, words("使用 采用")), ("closed", .event, words("停止 暂停")), ("denied", .statement, words("否认")),
    ("requires_licence", .event, words("要求")), ("accounts_for", .measure, words("占")),
  ]
  private static let says = words("表示 指出 认为 强调 宣布 透露 说 称")
  /// Behind these a verb is a noun: `出口管制`.
  private static let nouns = words("管制 许可 清单 措施 商 额 量 市场 限制")
  private static let negations = words("不 未 没")
  private static let hedges: [(Hedging, Words)] = [
    (.alleged, words("涉嫌")), (.considering, words("考虑")), (.predicted, words("预计 有望 料将")),
    (.possible, words("可能 或将")), (.advocated, words("应该 应当 呼吁")), (.planned, words("计划 打算 将")),
    (.estimated, words("估计")), (.reported, words("据报 据悉 据称")),
  ]

  /// In bytes: what no mark divides for longer is no clause.
  private static let longest = 1_500

  func find(_ sentence: TokenText.Sentence) -> [Claim] {
    var found: [Claim] = []
    var voice = Voice.reporter
    var last: Party?
    for clause in clauses(sentence) {
      let mentions = mentions(in: clause)
      var range = clause
      if let said = place(of: Self.says, in: clause),
        let speaker = mentions.last(where: { $0.range.upperBound <= said.lowerBound })
      {
        voice = .party(actors.party(speaker))
        range = said.upperBound..<clause.upperBound
      }
      let first = mentions.first { $0.range.lowerBound == range.lowerBound }
      guard range.count >= 9, range.count <= Self.longest, let verb = verb(in: range) else {
        last = first.map { actors.party($0) } ?? last
        continue
      }
      let named = mentions.first {
        range.lowerBound <= $0.range.lowerBound && $0.range.upperBound <= verb.range.lowerBound
      }
      guard let subject = named.map({ actors.party($0) }) ?? last ?? speaker(voice) else { continue }
      last = subject
      found.append(claim(range, verb, subject, voice, mentions, sentence.story))
    }
    return found
  }

  private func speaker(_ voice: Voice) -> Party? {
    if case .party(let party) = voice { return party }
    return nil
  }

  /// Stretches between marks, in bytes.
  private func clauses(_ sentence: TokenText.Sentence) -> [Range<Int>] {
    var clauses: [Range<Int>] = []
    var start: Int?
    for place in sentence.tokens {
      let token = text.tokens[place]
      if token.shape.contains(.mark), token.mark != Mark.percent {
        if let start { clauses.append(start..<Int(token.start)) }
        start = nil
      } else {
        start = start ?? Int(token.start)
      }
    }
    if let start { clauses.append(start..<Int(text.tokens[sentence.tokens.upperBound - 1].end)) }
    return clauses
  }

  /// The first of things in the order of the text that begins in a range.
  private func first(_ count: Int, _ range: Range<Int>, _ start: (Int) -> Int) -> Int? {
    let place = begin(count, range.lowerBound, start)
    return place < count && start(place) < range.upperBound ? place : nil
  }

  private func begin(_ count: Int, _ offset: Int, _ start: (Int) -> Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if start(middle) < offset { low = middle + 1 } else { high = middle }
    }
    return low
  }

  private func mentions(in range: Range<Int>) -> ArraySlice<Mention> {
    let low = begin(actors.mentions.count, range.lowerBound) { actors.mentions[$0].range.lowerBound }
    return actors.mentions[low...].prefix { $0.range.lowerBound < range.upperBound }
  }

  /// Where the first of some words stands.
  private func place(of words: Words, in range: Range<Int>) -> Range<Int>? {
    for place in range where text.bytes[place] & 0xC0 != 0x80 {
      for word in words where place + word.count <= range.upperBound && text.bytes[place...].starts(with: word) {
        return place..<(place + word.count)
      }
    }
    return nil
  }

  private typealias Verb = (range: Range<Int>, predicate: String, kind: ClaimKind)

  /// The first verb that is none behind which it would be a noun.
  private func verb(in range: Range<Int>) -> Verb? {
    var first: Verb?
    for row in Self.verbs {
      guard let place = place(of: row.words, in: range), place.lowerBound < first?.range.lowerBound ?? .max,
        !Self.nouns.contains(where: { text.bytes[place.upperBound...].starts(with: $0) })
      else { continue }
      first = (place, row.predicate, row.kind)
    }
    return first
  }

  private func claim(
    _ range: Range<Int>, _ verb: Verb, _ subject: Party, _ voice: Voice, _ mentions: ArraySlice<Mention>, _ story: Int?
  ) -> Claim {
    let before = max(range.lowerBound, verb.range.lowerBound - 9)..<verb.range.lowerBound
    let object = mentions.first { $0.range.lowerBound >= verb.range.upperBound && $0.entity != subject.entity }
    var claim = Claim(
      kind: verb.kind, speaker: voice, sources: [], subjects: [subject], predicate: verb.predicate,
      object: object.map { actors.party($0) }, hedging: .asserted,
      isPositive: place(of: Self.negations, in: before) == nil && verb.predicate != "denied", quote: range,
      rule: "claim.han", story: story)
    claim.hedging =
      Self.hedges.first { place(of: $0.1, in: range.lowerBound..<verb.range.lowerBound) != nil }?.0 ?? .asserted
    claim.value = first(quantities.count, range) { quantities[$0].range.lowerBound }
    claim.date = first(dates.count, range) { dates[$0].range.lowerBound }
    return claim
  }
}
