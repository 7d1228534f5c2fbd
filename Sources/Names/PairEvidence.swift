/// Two names laid beside each other word by word and letter by letter.
package struct PairEvidence {
  package private(set) var features = [Float](repeating: 0, count: PairFeature.count)

  /// A word that is compared: the scalars of its Latin or Chinese text.
  private typealias Word = [UInt32]

  private struct Side {
    var words: [Word] = []
    var legal: Set<String> = []
    var numbers: Set<String> = []
    var isFirm = false
    var isHan = false

    init(_ form: NameForm, readsHan: Bool) {
      var run: Word = []
      for token in form.tokens {
        if token.han != 0, token.kind != .legal {
          isHan = true
          let text = readsHan ? HanTable.pinyin(token.han).unicodeScalars.map(\.value) : [UInt32(token.han)]
          run += text
          continue
        }
        if !run.isEmpty { words.append(run) }
        run = []
        let text = form.string(token.range)
        switch token.kind {
        case .legal: legal.insert(text)
        case .filler where form.tokens.count > 2 && text.utf8.count > 3: continue
        default: words.append(text.unicodeScalars.map(\.value))
        }
        if token.kind == .number { numbers.insert(text) }
        isFirm = isFirm || token.kind == .generic || token.kind == .legal
      }
      if !run.isEmpty { words.append(run) }
      if words.isEmpty { words = form.tokens.map { form.string($0.range).unicodeScalars.map(\.value) } }
      if words.isEmpty { words = [[]] }
    }
  }

  /// - Parameters:
  ///   - bits: the judgement of screening with the second name as the listed one, and with the first.
  package init(_ asked: NameForm, _ listed: NameForm, bits: (Float, Float)) {
    let bothHan = asked.tokens.contains { $0.han != 0 } && listed.tokens.contains { $0.han != 0 }
    let (one, other) = (Side(asked, readsHan: !bothHan), Side(listed, readsHan: !bothHan))
    compareWords(one.words, other.words)
    compareWholes(one.words, other.words)
    set(.legalForms, !one.legal.isEmpty && !other.legal.isEmpty && one.legal.isDisjoint(with: other.legal) ? 1 : 0)
    set(.numbers, Float(one.numbers.symmetricDifference(other.numbers).count))
    set(.han, bothHan ? 1 : 0)
    set(.person, one.isFirm || other.isFirm ? 0 : 1)
    set(.bits, max(-10, min(10, bits.0)))
    set(.otherBits, max(-10, min(10, bits.1)))
  }

  private mutating func set(_ feature: PairFeature, _ value: Float) { features[feature.rawValue] = value }

  private mutating func compareWords(_ one: [Word], _ other: [Word]) {
    let table = one.map { mine in other.map { Self.likeness(mine, $0) } }
    let rows = table.map { $0.max() ?? 0 }
    let columns = other.indices.map { column in table.map { $0[column] }.max() ?? 0 }
    set(.asked, Self.mean(one, rows))
    set(.listed, Self.mean(other, columns))
    set(.worstAsked, rows.min() ?? 0)
    set(.worstListed, columns.min() ?? 0)
    set(.first, table[0][0])
    set(.last, table[one.count - 1][other.count - 1])
    set(.words, Float(one.count))
    set(.otherWords, Float(other.count))
    set(.unpaired, Float(abs(one.count - other.count)))
    pair(one, other, table)
  }

  /// Pairs words one to one, the most alike first.
  private mutating func pair(_ one: [Word], _ other: [Word], _ table: [[Float]]) {
    var order: [(likeness: Float, asked: Int, listed: Int)] = []
    for i in one.indices { for j in other.indices { order.append((table[i][j], i, j)) } }
    order.sort { ($1.likeness, $0.asked, $0.listed) < ($0.likeness, $1.asked, $1.listed) }
    var (mine, theirs): (Set<Int>, Set<Int>) = ([], [])
    var pairs: [(likeness: Float, asked: Int, listed: Int)] = []
    for item in order where !mine.contains(item.asked) && !theirs.contains(item.listed) {
      mine.insert(item.asked)
      theirs.insert(item.listed)
      pairs.append(item)
    }
    let mistakes = pairs.map { Float(Self.distance(one[$0.asked], other[$0.listed])) }
    set(.worst, pairs.map(\.likeness).min() ?? 0)
    set(.mistakes, mistakes.reduce(0, +))
    set(.mostMistakes, mistakes.max() ?? 0)
    let alike = pairs.filter { $0.likeness > 0.6 }.sorted { $0.asked < $1.asked }.map(\.listed)
    set(.reordered, zip(alike, alike.dropFirst()).contains { $0 > $1 } ? 1 : 0)
    for pair in pairs {
      let (a, b) = (one[pair.asked], other[pair.listed])
      guard min(a.count, b.count) == 1, max(a.count, b.count) > 1 else { continue }
      features[(a.first == b.first ? PairFeature.initials : .otherInitials).rawValue] += 1
    }
  }

  private mutating func compareWholes(_ one: [Word], _ other: [Word]) {
    let (mine, theirs) = (Array(one.joined()), Array(other.joined()))
    set(.joined, Self.likeness(mine, theirs, initials: false))
    set(.joinedMistakes, Float(min(20, Self.distance(mine, theirs))))
    set(.length, Float(min(40, mine.count, theirs.count)))
    set(
      .sorted,
      Self.likeness(Array(Self.sorted(one).joined()), Array(Self.sorted(other).joined()), initials: false))
    set(.sound, Self.likeness(Self.sound(mine), Self.sound(theirs), initials: false))
    set(.acronym, Self.isAcronym(mine, of: other) || Self.isAcronym(theirs, of: one) ? 1 : 0)
  }

  private static func sorted(_ words: [Word]) -> [Word] { words.sorted { $0.lexicographicallyPrecedes($1) } }

  private static func isAcronym(_ letters: Word, of words: [Word]) -> Bool {
    words.count > 1 && letters.count == words.count && letters == words.compactMap(\.first)
  }

  private static func sound(_ word: Word) -> Word {
    SoundKey.of(word.map { UInt8(truncatingIfNeeded: min($0, 0x7F)) }[...]).map(UInt32.init)
  }

  private static func mean(_ words: [Word], _ likeness: [Float]) -> Float {
    let letters = words.reduce(0) { $0 + $1.count }
    guard letters > 0 else { return 0 }
    return zip(words, likeness).reduce(0) { $0 + Float($1.0.count) * $1.1 } / Float(letters)
  }

  /// 0 to 1; a letter that stands for a word is nearly as good as that.
  private static func likeness(_ one: Word, _ other: Word, initials: Bool = true) -> Float {
    let longest = max(one.count, other.count)
    guard longest > 0 else { return 0 }
    if initials, min(one.count, other.count) == 1, longest > 1, one.first == other.first { return 0.8 }
    return 1 - Float(distance(one, other)) / Float(longest)
  }

  /// Insertions, deletions, substitutions and swaps of neighbours; of long texts the beginning is compared.
  private static func distance(_ left: Word, _ right: Word) -> Int {
    let (one, other) = (left.prefix(120), right.prefix(120))
    var before: [Int] = []
    var last = Array(0...other.count)
    for (i, letter) in one.enumerated() {
      var row = [i + 1]
      for (j, theirs) in other.enumerated() {
        var best = min(last[j] + (letter == theirs ? 0 : 1), last[j + 1] + 1, row[j] + 1)
        if i > 0, j > 0, letter == other[other.startIndex + j - 1], one[one.startIndex + i - 1] == theirs {
          best = min(best, before[j - 1] + 1)
        }
        row.append(best)
      }
      (before, last) = (last, row)
    }
    return last[other.count]
  }
}
