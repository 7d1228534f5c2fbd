import Watch

/// How well cleaning did, counted as the benchmark counts: signs that are not blank, and pairs of kept parts.
struct PageScore {
  struct Counts {
    var right = 0
    var wrong = 0
    var missed = 0

    var f1: Double { right == 0 ? 0 : 2 * Double(right) / Double(2 * right + wrong + missed) }

    mutating func add(gold: Bool, said: Bool, _ count: Int = 1) {
      switch (gold, said) {
      case (true, true): right += count
      case (false, true): wrong += count
      case (true, false): missed += count
      case (false, false): break
      }
    }
  }

  var boilerplate = Counts()
  var main = Counts()
  var stories = Counts()

  mutating func add(_ parts: [PageGold.Part], _ clean: CleanDocument) {
    let bytes = clean.text.bytes
    let (gold, said) = (marks(parts.map { ($0.range, $0.label.isKept ? $0.story : nil) }, bytes), marks(clean))
    for place in bytes.indices where bytes[place] > 0x20 && bytes[place] & 0xC0 != 0x80 {
      boilerplate.add(gold: gold[place] == nil, said: said[place] == nil)
      main.add(gold: gold[place] == "main", said: said[place] == "main")
    }
    let kept = parts.filter(\.label.isKept).map { part in (part.story, mostCommon(said[part.range])) }
    for (index, one) in kept.enumerated() {
      for other in kept[..<index] {
        stories.add(gold: one.0 == other.0, said: one.1 != nil && one.1 == other.1)
      }
    }
  }

  private func marks(_ clean: CleanDocument) -> [String?] {
    marks(
      clean.segments.map { segment in
        (segment.range, segment.label.isKept ? segment.story.map { clean.stories[$0].id } ?? "?" : nil)
      }, clean.text.bytes)
  }

  private func marks(_ parts: [(Range<Int>, String?)], _ bytes: [UInt8]) -> [String?] {
    var marks = [String?](repeating: nil, count: bytes.count)
    for (range, story) in parts { for place in range { marks[place] = story } }
    return marks
  }

  private func mostCommon(_ marks: ArraySlice<String?>) -> String? {
    var counts: [String: Int] = [:]
    for case let mark? in marks { counts[mark, default: 0] += 1 }
    return counts.max { ($0.value, $1.key) < ($1.value, $0.key) }?.key
  }
}
