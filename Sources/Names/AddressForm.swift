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
  /// Other numbers, of which it is not plain what they number.
  package private(set) var numbers: [String] = []
  private var hasPlaceWord = false
  /// What is read, while it is read, and which words of it are taken.
  private var parts: [[Token]] = []
  private var isUsed: [[Bool]] = []
  private var partCount = 0

  package init(_ text: String) {
    parts = AddressTokens(text).parts
    isUsed = parts.map { [Bool](repeating: false, count: $0.count) }
    for part in parts.indices { readUnits(part) }
    for part in parts.indices { readRoads(part) }
    for part in parts.indices { readPlaces(part) }
    partCount = parts.count
    places = Self.unique(places)
    joined = Self.unique(joined)
    postalCodes = Self.unique(postalCodes)
    units = Self.unique(units)
    numbers = Self.unique(numbers)
    (parts, isUsed) = ([], [])
  }

  /// Whether the text is an address rather than a name: a numbered road, or several parts of which one is a postal code or
  /// says that it is a district, a city or the like.
  package var isAddress: Bool {
    streets.contains { !$0.numbers.isEmpty } || partCount > 2 && (!postalCodes.isEmpty || hasPlaceWord)
  }

  // MARK: Reading

  private typealias Token = AddressTokens.Token

  /// `room 101`, `block a`, `building no 3`, `6th floor`, `16 f`; `18号` is no unit but `3楼` and `501室` are.
  private mutating func readUnits(_ number: Int) {
    let part = parts[number]
    for index in part.indices {
      guard case .unit(let kind) = part[index].kind else { continue }
      var next = index + 1
      // `building no 3`, but `unit d` and `unit d 3`.
      while next + 1 < part.count, part[next].kind == .number, part[next + 1].digits > 0 { next += 1 }
      if !part[index].isHan, next < part.count, !isUsed[number][next],
        part[next].digits > 0 || part[next].text.utf8.count == 1, !Self.isPostal(part[next])
      {
        units.append("\(kind)\(part[next].text)")
        for place in index...next { isUsed[number][place] = true }
      } else if index > 0, part[index - 1].digits > 0, !isUsed[number][index - 1] {
        units.append("\(kind)\(Self.digits(part[index - 1]))")
        isUsed[number][index - 1] = true
        isUsed[number][index] = true
      }
    }
  }

  private mutating func readRoads(_ number: Int) {
    for index in parts[number].indices where !isUsed[number][index] {
      switch parts[number][index].kind {
      case .road(let isPrefix): readRoad(number, index, isPrefix)
      case .box: readBox(number, index)
      default: break
      }
    }
  }

  private mutating func readBox(_ number: Int, _ box: Int) {
    let part = parts[number]
    isUsed[number][box] = true
    guard let first = part[(box + 1)...].firstIndex(where: { $0.digits > 0 }), first - box < 4 else { return }
    streets.append(Street(words: ["pobox"], numbers: [Self.digits(part[first])]))
    for place in box...first { isUsed[number][place] = true }
  }

  private mutating func readRoad(_ number: Int, _ road: Int, _ isPrefix: Bool) {
    let part = parts[number]
    var street = Street(words: [])
    // The name before the road's word, as in `Wangjiang West Road`, or behind it, as in `ulitsa Lenina`.
    var first = road
    while first > 0, road - first < 6, !isUsed[number][first - 1], Self.isNamePart(part[first - 1]),
      part[first - 1].isHan == part[road].isHan
    {
      first -= 1
    }
    var end = road + 1
    take(part[first..<road], isPinyin: AddressWords.isPinyinRoad(part[road].text) || part[road].isHan, &street)
    if street.words.isEmpty, isPrefix {
      while end < part.count, end - road < 5, !isUsed[number][end],
        Self.isNamePart(part[end]) || part[end].kind == .filler
      {
        end += 1
      }
      take(part[(road + 1)..<end], isPinyin: false, &street)
    } else if end < part.count, case .direction(let bit) = part[end].kind {
      street.directions |= bit
      end += 1
    }
    if street.words.isEmpty {
      // `High-tech Road`, `East Street`: the name is of words that elsewhere name no road.
      first = end == road + 1 ? nameOfPlaceWords(number, road) : road
      street = Street(words: part[first..<road].map(\.text))
    }
    guard !street.words.isEmpty else { return }
    for place in first..<end { isUsed[number][place] = true }
    street.numbers = numbers(endingAt: first, of: number)
    if street.numbers.isEmpty, first == 0, number > 0 {
      street.numbers = numbers(endingAt: parts[number - 1].count, of: number - 1)
    }
    if street.numbers.isEmpty { street.numbers = numbers(from: end, of: number) }
    // `Lenina ul., d. 5`: the next part begins with the number, and has nothing but numbers behind it.
    if street.numbers.isEmpty, end == part.count, let next = parts.dropFirst(number + 1).first, let start = next.first,
      start.kind == .number || next.allSatisfy({ $0.digits > 0 || $0.text.utf8.count == 1 })
    {
      street.numbers = numbers(from: 0, of: number + 1)
    }
    streets.append(street)
  }

  /// Where a name begins that stands before a road's word and has only words of places and directions.
  private func nameOfPlaceWords(_ number: Int, _ road: Int) -> Int {
    var first = road
    while first > 0, road - first < 3, !isUsed[number][first - 1], !parts[number][first - 1].isHan {
      switch parts[number][first - 1].kind {
      case .place, .direction: first -= 1
      default: return first
      }
    }
    return first
  }

  private func take(_ words: ArraySlice<Token>, isPinyin: Bool, _ street: inout Street) {
    for (index, token) in zip(words.indices, words) {
      let isLast = index == words.endIndex - 1
      if case .direction(let bit) = token.kind, isLast || index == words.startIndex {
        street.directions |= bit
      } else if isPinyin, isLast, words.count > 1, let bit = AddressWords.pinyinDirection(token.text) {
        street.directions |= bit
      } else if token.kind != .filler {
        street.words.append(token.text)
      }
    }
  }

  /// A word of a road's name: also an ordinal, `3rd`.
  private static func isNamePart(_ token: Token) -> Bool {
    if case .direction = token.kind { return true }
    return token.isPlain
  }

  private mutating func numbers(endingAt end: Int, of number: Int) -> [String] {
    let part = parts[number]
    var found: [String] = []
    var index = end - 1
    // `18号` has the word behind the number.
    while index >= 0, part[index].kind == .number { index -= 1 }
    while index >= 0, part[index].isNumber, !isUsed[number][index], found.count < 3 {
      // A postal code stands before no road of the next part.
      if end == part.count, Self.isPostal(part[index]) { break }
      found.append(Self.digits(part[index]))
      isUsed[number][index] = true
      guard part[index].isJoined else { break }
      index -= 1
    }
    return found
  }

  private mutating func numbers(from start: Int, of number: Int) -> [String] {
    let part = parts[number]
    var found: [String] = []
    var index = start
    while index < part.count, part[index].kind == .number { index += 1 }
    while index < part.count, part[index].isNumber, !Self.isPostal(part[index]), !isUsed[number][index],
      found.isEmpty || part[index].isJoined && found.count < 3
    {
      found.append(Self.digits(part[index]))
      isUsed[number][index] = true
      index += 1
    }
    return found
  }

  private mutating func readPlaces(_ number: Int) {
    var run: [Token] = []
    for (index, token) in parts[number].enumerated() {
      if token.kind == .place { hasPlaceWord = true }
      let isFree = !isUsed[number][index]
      if isFree, Self.isPostal(token) {
        postalCodes.append(Self.digits(token))
      } else if isFree, token.isNumber {
        numbers.append(Self.digits(token))
      } else if isFree, token.isPlain || token.isHan && token.kind != .place {
        if !token.isHan, token.text.utf8.count > 2 { places.append(token.text) }
        if run.last.map({ $0.isHan != token.isHan }) ?? false { close(&run) }
        run.append(token)
        continue
      }
      close(&run)
    }
    close(&run)
  }

  private mutating func close(_ run: inout [Token]) {
    for length in 2...3 where run.count >= length {
      // Most Chinese names of places have two characters, which is one word in Latin letters.
      let isWord = run[0].isHan && length == 2
      for start in 0...(run.count - length) {
        let text = run[start..<start + length].map(\.text).joined()
        if isWord { places.append(text) } else { joined.append(text) }
      }
    }
    run.removeAll()
  }

  private static func isPostal(_ token: Token) -> Bool {
    token.digits == token.text.utf8.count && (5...6).contains(token.digits)
  }

  private static func digits(_ token: Token) -> String {
    let digits = token.text.prefix(token.digits).drop { $0 == "0" }
    return digits.isEmpty ? "0" : String(digits)
  }

  private static func unique(_ texts: [String]) -> [String] {
    var seen: Set<String> = []
    return texts.filter { seen.insert($0).inserted }
  }
}
