/// Finds the phrases of `PhraseTable` in the words of a piece.
struct Phrases {
  struct Match {
    var label: Segment.Label
    var opens: Bool
    var row: Int
    /// How many words of the piece the phrase covers.
    var words: Int
  }

  private struct Phrase {
    var hashes: [UInt32]
    var atStart: Bool
    var atEnd: Bool
    /// Whether a colon must follow.
    var colon: Bool
    var row: Int
  }

  static let shared = Phrases(PhraseTable.rows)

  private let rows: [PhraseTable.Row]
  private var byFirst: [UInt32: [Phrase]] = [:]
  private var filter = WordFilter([])

  init(_ rows: [PhraseTable.Row]) {
    self.rows = rows
    for (place, row) in rows.enumerated() {
      for text in row.phrases.split(whereSeparator: { $0 == ";" || $0 == "\n" }) { add(text, row: place) }
    }
    filter = WordFilter(byFirst.keys)
  }

  private mutating func add(_ text: Substring, row: Int) {
    var bytes = Array(text.utf8)
    while let last = bytes.last, last == 0x20 || last == 0x5C { bytes.removeLast() }
    bytes.removeSubrange(..<(bytes.firstIndex { $0 != 0x20 } ?? bytes.endIndex))
    guard !bytes.isEmpty else { return }
    let (atStart, atEnd) = (bytes.first == UInt8(ascii: "^"), bytes.last == UInt8(ascii: "$"))
    let core = bytes.drop { $0 == UInt8(ascii: "^") }.prefix { $0 != UInt8(ascii: "$") }
    var hashes: [UInt32] = []
    for word in core.split(separator: 0x20) {
      if word.elementsEqual([0x23]) {
        hashes.append(Word.number)
        continue
      }
      var words: [Word] = []
      WordScanner.scan(Array(word), 0..<word.count, into: &words)
      hashes += words.map(\.hash)
    }
    guard let first = hashes.first else { return }
    byFirst[first, default: []].append(
      Phrase(hashes: hashes, atStart: atStart, atEnd: atEnd, colon: core.last == UInt8(ascii: ":"), row: row))
  }

  /// The match of the earliest row of the table, the longest of that row; nil if no phrase counts here.
  func match(_ words: ArraySlice<Word>, count: Int, in bytes: [UInt8]) -> Match? {
    var best: Phrase?
    for place in words.indices {
      guard filter.mayContain(words[place].hash), let phrases = byFirst[words[place].hash] else { continue }
      for phrase in phrases where count <= rows[phrase.row].most {
        if isBetter(phrase, than: best), matches(phrase, words, at: place, bytes) { best = phrase }
      }
    }
    return best.map {
      Match(label: rows[$0.row].label, opens: rows[$0.row].opens, row: $0.row, words: $0.hashes.count)
    }
  }

  /// An earlier row counts before a later one, in the same row the longer phrase.
  private func isBetter(_ phrase: Phrase, than best: Phrase?) -> Bool {
    guard let best else { return true }
    return phrase.row < best.row || (phrase.row == best.row && phrase.hashes.count > best.hashes.count)
  }

  private func matches(_ phrase: Phrase, _ words: ArraySlice<Word>, at place: Int, _ bytes: [UInt8]) -> Bool {
    if phrase.atStart && place != words.startIndex { return false }
    let end = place + phrase.hashes.count
    guard end <= words.endIndex, !phrase.atEnd || end == words.endIndex else { return false }
    for (offset, hash) in phrase.hashes.enumerated() where words[place + offset].hash != hash { return false }
    guard phrase.colon else { return true }
    let after = Int(words[end - 1].end)
    return after < bytes.count
      && (bytes[after] == UInt8(ascii: ":") || bytes[after...].starts(with: [0xEF, 0xBC, 0x9A]))
  }
}
