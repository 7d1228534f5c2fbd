import Interchange

/// A stated date or year of birth beside those that a list gives, the one that fits best.
struct BirthComparison {
  let kind: EvidenceBits.Kind
  /// The stated year.
  let year: Int

  /// Nil if either side names no year.
  init?(_ stated: String, _ listed: [String]) {
    guard let year = Self.years(stated).first else { return nil }
    self.year = year
    var best: (rank: Int, kind: EvidenceBits.Kind)?
    for birth in listed {
      guard let kind = Self.compare(stated, year, birth) else { continue }
      let rank = Self.order.firstIndex(of: kind) ?? Self.order.count
      if best.map({ rank < $0.rank }) ?? true { best = (rank, kind) }
    }
    guard let best else { return nil }
    kind = best.kind
  }

  /// The likelier that both are one, the earlier.
  private static let order: [EvidenceBits.Kind] = [
    .sameBirthDate, .sameBirthYear, .otherVagueBirth, .nearBirth, .otherBirthYear, .otherBirthDate,
  ]

  private static func compare(_ stated: String, _ year: Int, _ listed: String) -> EvidenceBits.Kind? {
    let years = years(listed)
    guard let first = years.first, let last = years.last else { return nil }
    let day = CalendarDay(ListText.trimmed(stated))
    let isVague = years.count > 1 || ListText.trimmed(listed).first.map { !$0.isNumber } ?? true
    if isVague { return (first...max(first, last)).contains(year) ? .sameBirthYear : .otherVagueBirth }
    if let day, let other = CalendarDay(listed) {
      if day == other { return .sameBirthDate }
      return first == year ? .nearBirth : abs(first - year) > 1 ? .otherBirthDate : .nearBirth
    }
    // One of the two is a year or a month.
    if first == year { return .sameBirthYear }
    return abs(first - year) > 1 ? .otherBirthYear : .nearBirth
  }

  /// Runs of four digits.
  private static func years(_ text: String) -> [Int] {
    text.utf8.split { !(0x30...0x39).contains($0) }.compactMap { $0.count == 4 ? Int(String($0) ?? "") : nil }
  }
}
