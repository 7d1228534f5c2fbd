/// Compares names word by word: same words, misspelt words, words run together, words in another order.
struct WordComparison {
  let query: NameForm
  let listed: NameForm
  let rarity: (String) -> Int
  let left: [NameWord]
  let right: [NameWord]
  /// For each telling word of the query, its partner among those of the listed name.
  private var partner: [Int?]
  private var taken: [Bool]
  private(set) var typos: [(Int, Int)] = []

  init(_ query: NameForm, _ listed: NameForm, rarity: @escaping (String) -> Int) {
    self.query = query
    self.listed = listed
    self.rarity = rarity
    left = query.tellingWords
    right = listed.tellingWords
    partner = Array(repeating: nil, count: left.count)
    taken = Array(repeating: false, count: right.count)
  }

  var result: Similarity? {
    guard !left.isEmpty, !right.isEmpty else { return nil }
    var work = self
    if let joined = work.runTogether() { return joined }
    work.pairEqual()
    work.pairMisspelt()
    return query.hasTellingWord && listed.hasTellingWord ? work.verdict() : work.genericVerdict()
  }

  // MARK: Pairing

  private mutating func pairEqual() {
    for i in left.indices {
      if let j = right.indices.first(where: { !taken[$0] && right[$0].text == left[i].text }) {
        partner[i] = j
        taken[j] = true
      }
    }
  }

  private mutating func pairMisspelt() {
    for i in left.indices where partner[i] == nil && left[i].kind == .telling {
      for j in right.indices where !taken[j] && right[j].kind == .telling {
        guard Misspelling.likely(left[i].text, right[j].text) else { continue }
        partner[i] = j
        taken[j] = true
        typos.append((i, j))
        break
      }
    }
  }

  /// Same letters, other spaces: `hua wei`, `MooreThreads`; or nearly the same letters so.
  private func runTogether() -> Similarity? {
    guard query.hasTellingWord, listed.hasTellingWord, left != right else { return nil }
    let one = left.map(\.text).joined()
    guard one.utf8.count >= 5, left.count > 1 || right.count > 1 || query.words.count != listed.words.count else {
      return nil
    }
    let (mine, theirs) = genericDifference
    let conflict = !mine.isEmpty && !theirs.isEmpty
    for words in [right, listed.words] {
      let other = words.map(\.text).joined()
      if one == other {
        return Similarity(
          conflict ? 740 : 970, conflict ? .probable : .identity, ["same letters, spaced differently"] + extras)
      }
      if !conflict, left.count != words.count, one.utf8.count >= 10, Misspelling.likely(one, other) {
        return Similarity(
          840, .probable, ["spaced differently, and one or two letters differ: `\(one)` / `\(other)`"])
      }
    }
    return nil
  }

  // MARK: Judging

  private func verdict() -> Similarity? {
    let lostLeft = left.indices.filter { partner[$0] == nil }
    let lostRight = right.indices.filter { !taken[$0] }
    let pairs = left.count - lostLeft.count
    guard pairs > 0 else { return nil }
    if lostLeft.isEmpty, lostRight.isEmpty {
      return typos.isEmpty ? same() : misspelt()
    }
    let coverage = self.coverage(lostLeft, lostRight)
    let shared = "shares " + Self.quoted(left.indices.filter { partner[$0] != nil }.map { left[$0].text })
    let only = Self.difference(lostLeft.map { left[$0].text }, lostRight.map { right[$0].text })
    let solid = pairs - typos.count
    let contained = lostLeft.isEmpty || lostRight.isEmpty
    let reasons = [shared + only] + typoReasons
    if contained, solid >= 2, coverage >= (lostLeft.isEmpty ? 600 : 850) {
      return Similarity(700 + coverage / 8, .probable, reasons)
    }
    let strength = contained ? 450 + coverage / 4 : coverage * 3 / 4
    return strength >= 300 ? Similarity(min(strength, 690), .weak, reasons) : nil
  }

  private func same() -> Similarity {
    let straight = zip(partner, 0...).allSatisfy { $0 == $1 }
    if query.words.map(\.text) == listed.words.map(\.text) {
      if query.legalForms == listed.legalForms {
        return Similarity(1000, .identity, [query.text == listed.text ? "same name" : "same name, written differently"])
      }
      return Similarity(990, .identity, ["same name, ignoring the legal form"] + extras)
    }
    let (mine, theirs) = genericDifference
    var reasons = [straight ? "same telling words" : "same telling words, in another order"]
    if query.words.count == listed.words.count, mine.isEmpty, theirs.isEmpty {
      reasons = ["same words, in another order"]
    }
    reasons += extras
    if left.count == 1, !(mine.isEmpty && theirs.isEmpty), isCommonAlone(left[0].text, besides: mine) {
      return Similarity(680, .weak, reasons + ["`\(left[0].text)` alone is too common a name"])
    }
    if left.count == 1, ledByGeneric(query, mine) || ledByGeneric(listed, theirs) {
      return Similarity(660, .weak, reasons + ["the other name begins with a further word"])
    }
    if !mine.isEmpty, !theirs.isEmpty {
      return Similarity(left.count > 1 ? 900 : 740, left.count > 1 ? .identity : .probable, reasons)
    }
    // `Huawei Restaurant` says what Huawei is not; `Northwestern University` what the Polytechnical one is besides.
    let says = { (words: [String]) in words.contains { !Self.bland.contains($0) } }
    if says(mine) || says(query.words.filter { $0.kind == .generic }.map(\.text)) && says(theirs) {
      return Similarity(left.count > 1 ? 860 : 740, .probable, reasons)
    }
    let further = (mine + theirs).reduce(15 * placeDifference) { $0 + (Self.bland.contains($1) ? 5 : 10) }
    return Similarity(max(900, 980 - further), .identity, reasons)
  }

  /// Whether one telling word is too little when generic words differ.
  private func isCommonAlone(_ word: String, besides mine: [String]) -> Bool {
    OrdinaryWords.table.contains(word) || word.utf8.count <= 3 && !mine.isEmpty || word.utf8.count <= 2
  }

  /// Whether the name has one of the `extra` words before its telling word: `Oriental Apple` is not `Apple`.
  private func ledByGeneric(_ form: NameForm, _ extra: [String]) -> Bool {
    guard let first = form.words.first(where: { $0.kind == .generic || $0.kind == .telling }) else { return false }
    return first.kind == .generic && extra.contains(first.text)
  }

  private func misspelt() -> Similarity {
    let (mine, theirs) = genericDifference
    let slips = typos.allSatisfy { Misspelling.isInside(left[$0.0].text, right[$0.1].text) }
    let firm = mine.isEmpty && typos.count == 1 && slips && !ledByGeneric(listed, theirs)
    let solid = left.count - typos.count
    let score = firm || solid > 0 ? 880 - 40 * typos.count + min(60, 20 * solid) : 640
    return Similarity(score, score >= 700 ? .probable : .weak, typoReasons + extras)
  }

  /// Neither or only one name has a telling word: nothing short of the same words will do.
  private func genericVerdict() -> Similarity? {
    guard !query.hasTellingWord, !listed.hasTellingWord else { return nil }
    let mine = query.words.map(\.text)
    let theirs = listed.words.map(\.text)
    if mine == theirs {
      let same = query.legalForms == listed.legalForms
      if left.count < (same ? 2 : 3) {
        return Similarity(690, .weak, ["same words, but only generic ones" + (same ? "" : ", and another legal form")])
      }
      return Similarity(
        same ? 1000 : 970, .identity, [same ? "same name, written differently" : "same name, ignoring the legal form"])
    }
    guard left.count >= 3, left.count == right.count, partner.allSatisfy({ $0 != nil }) else { return nil }
    let straight = zip(partner, 0...).allSatisfy { $0 == $1 }
    return Similarity(
      straight ? 960 : 940, .identity, [straight ? "same words" : "same words, in another order"] + extras)
  }

  /// How much of both names, by weight, is paired: 0 to 1000.
  private func coverage(_ lostLeft: [Int], _ lostRight: [Int]) -> Int {
    func weight(_ word: NameWord) -> Int { 300 + rarity(word.text) * 7 / 10 }
    let all = left.reduce(0) { $0 + weight($1) } + right.reduce(0) { $0 + weight($1) }
    let lost = lostLeft.reduce(0) { $0 + weight(left[$1]) } + lostRight.reduce(0) { $0 + weight(right[$1]) }
    let blurred = typos.reduce(0) { $0 + weight(left[$1.0]) / 3 }
    return max(0, all - lost - blurred) * 1000 / max(1, all)
  }
}
