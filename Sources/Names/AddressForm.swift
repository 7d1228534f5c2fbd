/// An address made comparable: its roads with their numbers, the names of places, the postal code, and what numbers a
/// room, floor or building, whatever the order, the abbreviations and the script.
///
///     let form = AddressForm("Room 5, No. 18 Zhang Jiang Rd., Pudong, Shanghai 201203")
///     form.streets        // one, of the name "zhangjiang" and the number "18"
///     form.isAddress      // true
package struct AddressForm: Sendable {
  package struct Street: Sendable, Equatable {
    /// The words of the road's name, without what kind of road it is and its direction.
    package var words: [String]
    /// A bit for each direction: east 1, west 2, south 4, north 8, middle 16.
    package var directions: UInt8 = 0
    /// House numbers, digits only; both ends of a range.
    package var numbers: [String] = []

    package var name: String { words.joined() }
  }

  package private(set) var streets: [Street] = []
  /// Words that name a place: towns, districts, buildings; also firms and people whom the address names.
  package private(set) var places: [String] = []
  /// Neighbouring words of `places` run together, two and three: `pudong` of `pu dong`.
  package private(set) var joined: [String] = []
  package private(set) var postalCodes: [String] = []
  /// What is numbered inside a house, with the letter of its kind: `r101`, `f16`, `b3`.
  package private(set) var units: [String] = []
  private var hasPlaceWord = false
  private var partCount = 0

  package init(_ text: String) {
    let tokens = AddressTokens(text)
    partCount = tokens.parts.count
    for (number, part) in tokens.parts.enumerated() {
      read(part, before: number > 0 ? tokens.parts[number - 1] : [], after: tokens.parts.dropFirst(number + 1).first ?? [])
    }
    places = Self.unique(places)
    joined = Self.unique(joined)
    postalCodes = Self.unique(postalCodes)
    units = Self.unique(units)
  }

  /// Whether the text is an address rather than a name: a numbered road, or several parts of which one is a postal code or
  /// says that it is a district, a city or the like.
  package var isAddress: Bool {
    streets.contains { !$0.numbers.isEmpty } || partCount > 2 && (!postalCodes.isEmpty || hasPlaceWord)
  }

  // MARK: Reading

  private typealias Token = AddressTokens.Token

  private mutating func read(_ part: [Token], before: [Token], after: [Token]) {
    var isUsed = [Bool](repeating: false, count: part.count)
    readUnits(part, &isUsed)
    for index in part.indices {
      switch part[index].kind {
      case .road(let isPrefix): readRoad(part, index, isPrefix, before, after, &isUsed)
      case .box:
        isUsed[index] = true
        let number = part[(index + 1)...].first { $0.digits > 0 }
        if let number { streets.append(Street(words: ["pobox"], numbers: [Self.digits(number)])) }
        for next in part[(index + 1)...].indices where part[next].digits > 0 { isUsed[next] = true }
      default: break
      }
    }
    readPlaces(part, isUsed)
  }

  /// `room 101`, `block a`, `building no 3`, `6th floor`, `16 f`; `18号` is no unit but `3楼` and `501室` are.
  private mutating func readUnits(_ part: [Token], _ isUsed: inout [Bool]) {
    for index in part.indices {
      guard case .unit(let kind) = part[index].kind else { continue }
      var next = index + 1
      while next < part.count, part[next].kind == .number { next += 1 }
      if !part[index].isHan, next < part.count, !isUsed[next],
        part[next].digits > 0 || part[next].text.utf8.count == 1, !Self.isPostal(part[next])
      {
        units.append("\(kind)\(part[next].text)")
        for place in index...next { isUsed[place] = true }
      } else if index > 0, part[index - 1].digits > 0, !isUsed[index - 1] {
        units.append("\(kind)\(Self.digits(part[index - 1]))")
        isUsed[index - 1] = true
        isUsed[index] = true
      }
    }
  }

  private mutating func readRoad(
    _ part: [Token], _ road: Int, _ isPrefix: Bool, _ before: [Token], _ after: [Token], _ isUsed: inout [Bool]
  ) {
    guard !isUsed[road] else { return }
    var street = Street(words: [])
    // The name before the road's word, as in `Wangjiang West Road`, or behind it, as in `ulitsa Lenina`.
    var first = road
    while first > 0, road - first < 6, !isUsed[first - 1], Self.isNamePart(part[first - 1]), part[first].isHan == part[road].isHan {
      first -= 1
    }
    if first < road, part[first].isHan != part[road].isHan { first += 1 }
    var end = road + 1
    take(part[first..<road], isPinyin: AddressWords.isPinyinRoad(part[road].text) || part[road].isHan, &street)
    if street.words.isEmpty, isPrefix {
      while end < part.count, end - road < 4, !isUsed[end], Self.isNamePart(part[end]) { end += 1 }
      take(part[(road + 1)..<end], isPinyin: false, &street)
    } else if end < part.count, case .direction(let bit) = part[end].kind {
      street.directions |= bit
      end += 1
    }
    guard !street.words.isEmpty else { return }
    for place in first..<end { isUsed[place] = true }
    street.numbers = Self.numbers(endingAt: first, of: part, &isUsed)
    if street.numbers.isEmpty, first == 0, let last = before.last, last.digits > 0, !Self.isPostal(last) {
      var none = [Bool](repeating: false, count: before.count)
      street.numbers = Self.numbers(endingAt: before.count, of: before, &none)
    }
    if street.numbers.isEmpty { street.numbers = Self.numbers(from: end, of: part, &isUsed) }
    // `Lenina ul., d. 5`: the next part begins with the number, marked as one or alone.
    if street.numbers.isEmpty, end == part.count, let next = after.first, next.kind == .number || after.count == 1 {
      var none = [Bool](repeating: false, count: after.count)
      street.numbers = Self.numbers(from: 0, of: after, &none)
    }
    streets.append(street)
  }

  private func take(_ words: ArraySlice<Token>, isPinyin: Bool, _ street: inout Street) {
    for (index, token) in zip(words.indices, words) {
      let isLast = index == words.endIndex - 1
      if case .direction(let bit) = token.kind, isLast || index == words.startIndex {
        street.directions |= bit
      } else if isPinyin, isLast, words.count > 1, let bit = AddressWords.pinyinDirection(token.text) {
        street.directions |= bit
      } else {
        street.words.append(token.text)
      }
    }
  }

  /// A word of a road's name: also an ordinal, `3rd`.
  private static func isNamePart(_ token: Token) -> Bool {
    if case .direction = token.kind { return true }
    return token.isPlain
  }

  private static func numbers(endingAt end: Int, of part: [Token], _ isUsed: inout [Bool]) -> [String] {
    var numbers: [String] = []
    var index = end - 1
    // `18号` has the word behind the number.
    while index >= 0, part[index].kind == .number { index -= 1 }
    while index >= 0, part[index].isNumber, !isUsed[index], numbers.count < 3 {
      numbers.append(digits(part[index]))
      isUsed[index] = true
      guard part[index].isJoined else { break }
      index -= 1
    }
    return numbers
  }

  private static func numbers(from start: Int, of part: [Token], _ isUsed: inout [Bool]) -> [String] {
    var numbers: [String] = []
    var index = start
    while index < part.count, part[index].kind == .number { index += 1 }
    while index < part.count, part[index].isNumber, !isPostal(part[index]), !isUsed[index],
      numbers.isEmpty || part[index].isJoined && numbers.count < 3
    {
      numbers.append(digits(part[index]))
      isUsed[index] = true
      index += 1
    }
    return numbers
  }

  private mutating func readPlaces(_ part: [Token], _ isUsed: [Bool]) {
    var run: [Token] = []
    func close(_ run: inout [Token], _ form: inout AddressForm) {
      for length in 2...3 where run.count >= length {
        for start in 0...(run.count - length) {
          form.joined.append(run[start..<start + length].map(\.text).joined())
        }
      }
      run.removeAll()
    }
    for (index, token) in part.enumerated() {
      if token.kind == .place { hasPlaceWord = true }
      let isHanWord = token.isHan && token.kind != .place
      if !isUsed[index], Self.isPostal(token) {
        postalCodes.append(Self.digits(token))
      } else if !isUsed[index], token.isPlain || isHanWord {
        if !token.isHan, token.text.utf8.count > 2 { places.append(token.text) }
        if run.last.map({ $0.isHan != token.isHan }) ?? false { close(&run, &self) }
        run.append(token)
        continue
      }
      close(&run, &self)
    }
    close(&run, &self)
  }

  private static func isPostal(_ token: Token) -> Bool { token.digits == token.text.utf8.count && (5...6).contains(token.digits) }

  private static func digits(_ token: Token) -> String {
    let digits = token.text.prefix(token.digits).drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
