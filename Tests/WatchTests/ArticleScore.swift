import Interchange
import Watch

/// How much of what is marked in articles was found, and how much of what was found is marked.
struct ArticleScore {
  private(set) var right: [String: Int] = [:]
  private var marked: [String: Int] = [:]
  private var found: [String: Int] = [:]

  func f1(_ what: String) -> Double {
    let all = (marked[what] ?? 0) + (found[what] ?? 0)
    return all == 0 ? 0 : 2 * Double(right[what] ?? 0) / Double(all)
  }

  private var isPartial = false

  private mutating func count(_ what: String, right: Int, marked: Int, found: Int) {
    self.right[what, default: 0] += right
    self.marked[what, default: 0] += marked
    self.found[what, default: 0] += isPartial ? right : found
  }

  mutating func add(_ article: MarkedArticle, _ read: ReadDocument) {
    isPartial = article.isPartial
    let kept = article.document.segments.filter(\.label.isKept).map(\.range)
    func isKept(_ range: Range<Int>) -> Bool {
      kept.contains { $0.lowerBound <= range.lowerBound && range.upperBound <= $0.upperBound }
    }
    names(article, read.mentions.filter { isKept($0.range) })
    times(article, read.dates.filter { isKept($0.range) })
    figures(article, read.quantities.filter { isKept($0.range) })
    let quotes = article.marks.filter { $0.kind == "Q" }
    let hits = quotes.filter { quote in
      read.quotations.contains { $0.range.clamped(to: quote.range).count * 5 >= quote.range.count * 4 }
    }
    count("quotations", right: hits.count, marked: quotes.count, found: read.quotations.count)
    let claims = article.marks.filter { $0.kind == "K" }
    let said = claims.filter { claim in read.claims.contains { $0.quote.overlaps(claim.range) } }
    count("claims", right: said.count, marked: claims.count, found: claims.count)
    voices(article, read, quotes)
  }

  /// Of quotations and claims that were found: by whom they are, and how sure; who has no name is nobody.
  private mutating func voices(_ article: MarkedArticle, _ read: ReadDocument, _ quotes: [MarkedArticle.Mark]) {
    let names = Dictionary(grouping: article.marks.filter { "CPBOMLDIFJE".contains($0.kind) }, by: \.argument)
      .mapValues { $0.map { article.document.text[$0.range] } }
    func fits(_ argument: Substring, _ speaker: String?) -> Bool {
      argument.split(separator: "/").contains { one in
        guard let speaker else { return one.hasPrefix("unnamed") }
        return one.hasPrefix("text:") || one == speaker
          || names[String(one)]?.contains { $0.contains(speaker) || speaker.contains($0) } == true
      }
    }
    for quote in quotes {
      guard
        let found = read.quotations.first(where: {
          $0.range.clamped(to: quote.range).count * 5 >= quote.range.count * 4
        })
      else { continue }
      let isRight = fits(quote.argument[...], found.speaker?.text)
      count("speakers of quotations", right: isRight ? 1 : 0, marked: 1, found: 1)
    }
    for mark in article.marks where mark.kind == "K" {
      let overlap = { (claim: Claim) in claim.quote.clamped(to: mark.range).count }
      guard let found = read.claims.max(by: { overlap($0) < overlap($1) }), overlap(found) > 0 else { continue }
      let parts = mark.argument.split(separator: ";", omittingEmptySubsequences: false)
      let speaker: String? =
        switch found.speaker {
        case .reporter: "reporter"
        case .unnamed: nil
        case .party(let party): party.text
        }
      count("speakers of claims", right: fits(parts[0], speaker) ? 1 : 0, marked: 1, found: 1)
      let isSure = parts.count > 3 && parts[3].split(separator: "/").contains { $0 == found.hedging.rawValue }
      count("hedging", right: isSure ? 1 : 0, marked: 1, found: 1)
    }
  }

  private mutating func names(_ article: MarkedArticle, _ mentions: [Mention]) {
    let marks = article.marks.filter { "CPBOMLDIFJE".contains($0.kind) }
    let right = marks.filter { mark in
      mentions.contains { $0.range == mark.range && Self.coarse($0.type) == Self.coarse(mark.kind) }
    }
    count("names", right: right.count, marked: marks.count, found: mentions.count)
  }

  private static func coarse(_ type: NameType) -> Character {
    switch type {
    case .person: "P"
    case .place: "L"
    default: type.isBody ? "C" : "D"
    }
  }

  private static func coarse(_ kind: Character) -> Character {
    "PL".contains(kind) ? kind : "CBOM".contains(kind) ? "C" : "D"
  }

  private mutating func times(_ article: MarkedArticle, _ dates: [DateMention]) {
    let marks = article.marks.filter { $0.kind == "d" }
    let right = marks.filter { mark in
      dates.contains { $0.range.overlaps(mark.range) && Self.period($0, mark.argument) }
    }
    count("dates", right: right.count, marked: marks.count, found: dates.count)
  }

  private static func period(_ date: DateMention, _ argument: String) -> Bool {
    guard argument != "?" else { return true }
    let days = argument.split(separator: ".").map(String.init)
    return date.period?.lowerBound.description == days.first && date.period?.upperBound.description == days.last
  }

  private mutating func figures(_ article: MarkedArticle, _ quantities: [Quantity]) {
    let marks = article.marks.filter { $0.kind == "q" }
    let right = marks.filter { mark in
      let words = mark.argument.split(separator: " ").map(String.init)
      let isRange = words[0] == "range"
      let unit = words.dropFirst(isRange ? 3 : 2).joined(separator: " ")
      return quantities.contains { found in
        found.range.overlaps(mark.range) && found.unit == unit && Self.near(found.number, Double(words[1]))
          && (!isRange || Self.near(found.high ?? 0, Double(words[2])))
      }
    }
    count("quantities", right: right.count, marked: marks.count, found: quantities.count)
  }

  private static func near(_ number: Double, _ wanted: Double?) -> Bool {
    guard let wanted else { return false }
    return abs(number - wanted) <= 0.005 * max(abs(number), abs(wanted))
  }
}
