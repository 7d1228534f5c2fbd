/// Compares names by their Chinese characters, and Chinese characters with Latin letters by sound.
enum HanComparison {
  static func compare(_ query: NameForm, _ listed: NameForm) -> Similarity? {
    if let left = query.han, let right = listed.han { return characters(left, right) }
    if let han = query.han, listed.han == nil { return sound(han, listed) }
    if let han = listed.han, query.han == nil { return sound(han, query) }
    return nil
  }

  private static func characters(_ query: HanForm, _ listed: HanForm) -> Similarity? {
    let folded = query.wasTraditional != listed.wasTraditional ? " (traditional folded to simplified)" : ""
    if query.whole == listed.whole {
      let exact = query.legalForm == listed.legalForm
      let ignoring = exact ? "" : ", ignoring the legal form"
      return Similarity(exact ? 1000 : 980, .identity, ["same Chinese characters\(folded)\(ignoring)"])
    }
    guard query.core.count > 1, listed.core.count > 1 else { return generic(query, listed, folded) }
    let core = HanForm.string(query.core)
    if query.core == listed.core {
      let further = abs(query.whole.count - listed.whole.count)
      return Similarity(
        970 - min(50, 2 * further), .identity,
        ["same telling Chinese characters `\(core)`\(folded); the rest is generic or a legal form"])
    }
    if contains(listed.core, query.core), query.core.count * 2 >= listed.core.count {
      return Similarity(800, .probable, ["`\(core)` is part of `\(HanForm.string(listed.core))`\(folded)"])
    }
    if contains(query.core, listed.core), listed.core.count > 1 {
      let part = HanForm.string(listed.core)
      return Similarity(listed.core.count > 2 ? 690 : 640, .weak, ["`\(core)` contains `\(part)`\(folded)"])
    }
    if query.core.count == listed.core.count, query.core.count > 2 {
      let same = zip(query.core, listed.core).count { $0 == $1 }
      if same == query.core.count - 1 {
        let level: Similarity.Level = same > 2 ? .probable : .weak
        return Similarity(
          level == .probable ? 780 : 620, level,
          ["one character differs: `\(core)` / `\(HanForm.string(listed.core))`\(folded)"])
      }
    }
    return nil
  }

  /// Names of nothing but generic words: only a long common beginning means anything.
  private static func generic(_ query: HanForm, _ listed: HanForm, _ folded: String) -> Similarity? {
    guard query.core.isEmpty, listed.core.isEmpty, query.whole.count >= 5, listed.whole.starts(with: query.whole)
    else { return nil }
    return Similarity(780, .probable, ["the listed name begins with `\(query.text)`\(folded)"])
  }

  private static func sound(_ han: HanForm, _ latin: NameForm) -> Similarity? {
    guard han.core.count > 1, latin.hasTellingWord else { return nil }
    let spoken = han.sound
    let written = latin.tellingWords.map(\.text).joined()
    guard spoken == written, spoken.utf8.count >= 5 else { return nil }
    let isFirm = han.core == han.whole || spoken.utf8.count >= 10
    return Similarity(
      isFirm ? 850 : 690, isFirm ? .probable : .weak,
      ["`\(written)` is how `\(HanForm.string(han.core))` is read (pinyin without tones)"])
  }

  private static func contains(_ long: [UInt16], _ short: [UInt16]) -> Bool {
    guard short.count <= long.count else { return false }
    return (0...(long.count - short.count)).contains { long[$0..<($0 + short.count)].elementsEqual(short) }
  }
}
