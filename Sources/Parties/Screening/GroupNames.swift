import Interchange
import Names

/// Words by which the firms of one listed group are called and hardly anybody else: `Huawei`, `海康威视`.
///
/// A firm that bears such a word besides words of trade, `Huawei Optics Trading`, is on no list by its name, and yet
/// whoever deals with it has to ask who owns it: what listed parties own half of is treated as they are. So it is shown as
/// a match with the head of the group, and says why. The words stand in `data/screening/group-names.csv` with the score,
/// which is a judgement: how many of the firms that are called so belong to the group.
struct GroupNames: Sendable {
  /// A group that a name may belong to.
  struct Group: Sendable {
    /// Its words as they were written in the table, each as the tokens it is read as.
    fileprivate let spellings: [(text: String, key: [String])]
    /// The listed name of its head.
    let party: String
    let score: Double
  }

  private let groups: [Group]
  /// The groups of which a word begins with a token.
  private let starts: [String: [Int]]

  /// Those of plain letters, as bytes.
  private let plainStarts: Set<[UInt8]>

  /// - Throws: `Diagnostic` `knowledge.…` for a table that is not whole.
  init(inFolder folder: String) throws(Diagnostic) {
    let file = "\(folder)/group-names.csv"
    let bytes = try InputFile.read(file, limit: 1 << 20)
    var groups: [Group] = []
    var starts: [String: [Int]] = [:]
    for row in try CSVTable(bytes, file: file, requiring: ["words", "party", "score", "why"]).rows {
      let spellings = row["words"].split(separator: "|").map { (text: String($0), key: Self.key(NameForm(String($0)))) }
      guard let score = Double(row["score"]), (0.5...0.9).contains(score), !row["party"].isEmpty, !row["why"].isEmpty,
        !spellings.isEmpty, spellings.allSatisfy({ !$0.key.isEmpty })
      else {
        throw Diagnostic(
          "knowledge.group-names", "`\(row["words"])` needs words, a party, a score from 0.5 to 0.9 and a reason",
          at: row.span)
      }
      for start in Set(spellings.map { $0.key[0] }) { starts[start, default: []].append(groups.count) }
      groups.append(Group(spellings: spellings, party: row["party"], score: score))
    }
    (self.groups, self.starts) = (groups, starts)
    plainStarts = Set(starts.keys.map { Array($0.utf8) })
  }

  /// The group whose word a name bears, and the word as the table writes it; nil if it bears none, consists of nothing else,
  /// or says that it is something else: a school, a restaurant, or a name in which the word is one of many.
  func group(of name: String) -> (group: Group, word: String)? {
    guard mayBear(name) else { return nil }
    let form = NameForm(name)
    guard !form.tokens.contains(where: \.isElsewhere) else { return nil }
    let key = Self.key(form)
    for (place, token) in key.enumerated() {
      for number in starts[token] ?? [] {
        let found = groups[number].spellings.first { key[place...].starts(with: $0.key) }
        guard let found, Self.isOfTrade(form, without: place..<(place + found.key.count)) else { continue }
        return (groups[number], found.text)
      }
    }
    return nil
  }

  /// Whether the other words of a name are those of a firm: something is left that says a trade, a place or a legal form, and
  /// at most one word that tells firms apart. Chinese characters are not told apart in this way.
  private static func isOfTrade(_ form: NameForm, without word: Range<Int>) -> Bool {
    let others = form.tokens.indices.filter { !word.contains($0) }.map { form.tokens[$0] }
    if others.contains(where: { $0.han != 0 }) { return true }
    let isTrade = others.contains { [.generic, .place, .legal].contains($0.kind) }
    return isTrade && others.count { $0.kind == .telling } <= 1
  }

  /// A quick look at plain letters, which most names are of: whether a word of the table stands among them.
  private func mayBear(_ name: String) -> Bool {
    var name = name
    return name.withUTF8 { bytes in
      guard bytes.allSatisfy({ $0 < 0x80 }) else { return true }
      let words = bytes.lazy.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 }.split {
        !(0x61...0x7A).contains($0) && !(0x30...0x39).contains($0)
      }
      return words.contains { plainStarts.contains(Array($0)) }
    }
  }

  private static func key(_ form: NameForm) -> [String] {
    form.tokens.map { $0.han != 0 ? "\u{FFFF}\($0.han)" : form.string($0.range) }
  }
}
