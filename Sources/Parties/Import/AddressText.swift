/// Tells the parts of an address from names, in the prose of a list's entries.
enum AddressText {
  /// Whether the text begins as an address does: `No. 18 East Xincheng Road, …`, `Room 101, Building 6, …`, `8 Burn Road`.
  ///
  /// - Parameter isExpected: the place is one for addresses rather than names, so that a single sign is enough: `Room 101`,
  ///   `2001`, `Moskovskoe Highway`. Else `Unit 8200` and `Silk Road` are names.
  static func isAddress(_ text: some StringProtocol, isExpected: Bool = false) -> Bool {
    let segment = text.prefix { $0 != "," && $0 != ";" }
    let words = words(segment)
    guard let first = words.first, !words.contains(where: bodies.contains) else { return false }
    let rest = text[segment.endIndex...]
    let hasRoad = words.contains(where: roads.contains)
    let isNumbered = isNumber(first) && words.count > 1 && hasRoad
    if isNumbered || isFloor(words) { return true }
    let isUnit = isUnit(words)
    let hasNumber = text.utf8.contains { (0x30...0x39).contains($0) }
    if isExpected { return isUnit || hasRoad || streets.contains(first) || words.allSatisfy(isNumber) }
    if isUnit { return hasRoad || rest.hasPrefix(",") || isBox(words) }
    return streets.contains(first) && hasNumber && (words.count > 1 || !rest.isEmpty)
  }

  /// A name, and the address that a list writes behind it: `EMEC, Suite 7, Floor 6, …`, `Gazmash. d. 54 …`. The name is
  /// empty for an address alone.
  static func split(_ text: String) -> (name: String, address: String) {
    if isAddress(text) { return ("", text) }
    let cuts = cuts(in: text)
    let first = [cuts.first { isAddress(text[$0.upperBound...]) }, postalCut(text, cuts)].compactMap { $0 }
    if let cut = first.min(by: { $0.lowerBound < $1.lowerBound }) {
      let name = ListText.trimmed(text[..<cut.lowerBound], ",;")
      let address = ListText.trimmed(text[cut.upperBound...])
      return (name, address.hasPrefix("(") ? ListText.trimmed(address, "()") : address)
    }
    return (text, "")
  }

  // MARK: Places to cut at

  /// Where `, `, `. ` or the start of a post box stands. A full stop that ends a legal form stays with the name.
  private static func cuts(in text: String) -> [Range<String.Index>] {
    var cuts: [Range<String.Index>] = []
    var index = text.startIndex
    while index < text.endIndex {
      let next = text.index(after: index)
      let isSign = text[index] == "," || text[index] == "."
      if isSign, next < text.endIndex, text[next] == " " {
        cuts.append((text[index] == "." && endsForm(text[..<index]) ? next : index)..<text.index(after: next))
      } else if text[index] == " ", ["P.O", "PO Box"].contains(where: { text[next...].hasPrefix($0) }) {
        cuts.append(index..<next)
      }
      index = next
    }
    return cuts
  }

  private static func endsForm(_ head: Substring) -> Bool {
    words(head).last.map { EntityCell.legalForms.contains($0) } ?? false
  }

  /// The first cut of a text that ends in a place with a postal code, behind which no legal form goes on with the name.
  private static func postalCut(_ text: String, _ cuts: [Range<String.Index>]) -> Range<String.Index>? {
    cuts.first { cut in
      let tail = text[cut.upperBound...]
      let words = words(tail)
      guard let first = words.first, let last = self.words(text[..<cut.lowerBound]).last else { return false }
      return tail.contains(",") && words.contains(where: isPostalCode) && !EntityCell.legalForms.contains(first)
        && last.utf8.count > 2
    }
  }

  // MARK: Words

  /// Lower-case words of letters and digits; `-` and `/` stay inside them.
  private static func words(_ text: some StringProtocol) -> [String] {
    text.lowercased().split { !($0.isLetter || $0.isNumber || $0 == "-" || $0 == "/" || $0 == "⁄") }.map {
      ListText.trimmed($0, "-/")
    }.filter { !$0.isEmpty }
  }

  /// `8`, `95a`, `615-617`, `39/1`, but not `5th`.
  private static func isNumber(_ word: String) -> Bool {
    guard let first = word.utf8.first, (0x30...0x39).contains(first) else { return false }
    return !isOrdinal(word) && word.split { !$0.isLetter }.allSatisfy { $0.count == 1 }
  }

  private static func isOrdinal(_ word: String) -> Bool {
    let digits = word.prefix { ("0"..."9").contains($0) }
    return !digits.isEmpty && ["st", "nd", "rd", "th"].contains(word.dropFirst(digits.count))
  }

  private static func isPostalCode(_ word: String) -> Bool {
    (5...6).contains(word.utf8.count) && word.utf8.allSatisfy { (0x30...0x39).contains($0) }
  }

  /// `2nd floor`, `ground floor`, `13/f`.
  private static func isFloor(_ words: [String]) -> Bool {
    if words[0].hasSuffix("/f"), isNumber(words[0]) { return true }
    return words.count > 1 && words[1] == "floor" && (isOrdinal(words[0]) || floors.contains(words[0]))
  }

  /// `room 101`, `no 5`, `block a`, `building no 3`.
  private static func isUnit(_ words: [String]) -> Bool {
    if isBox(words) { return true }
    guard units.contains(words[0]), words.count > 1 else { return false }
    let number = words[1] == "no" && words.count > 2 ? words[2] : words[1]
    return isNumber(number) && !isPostalCode(number) || number.count == 1
  }

  private static func isBox(_ words: [String]) -> Bool {
    words.starts(with: ["p", "o", "box"]) || words.starts(with: ["po", "box"]) || words.starts(with: ["address", "p"])
  }

  private static let units: Set<String> = [
    "no", "number", "room", "rm", "floor", "building", "bldg", "bld", "unit", "suite", "block", "blk", "flat", "tower",
    "level", "office", "apt", "apartment", "shop", "plot", "house", "warehouse", "dom", "d",
  ]

  private static let floors: Set<String> = [
    "ground", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "top",
  ]

  private static let roads: Set<String> = [
    "road", "rd", "street", "str", "st", "avenue", "ave", "lane", "highway", "boulevard", "blvd", "way", "square",
    "alley", "passage", "lu", "jie", "dadao", "district", "building", "bldg", "tower", "plaza", "sokak", "sok",
    "caddesi", "cad", "bulvarı", "bulvari", "mahallesi", "mah", "ulitsa", "ul", "prospekt", "prospect", "ploschad",
    "pereulok", "shosse", "naberezhnaya", "embankment",
  ]

  /// Words that a street's name begins with.
  private static let streets: Set<String> = ["ulitsa", "ul", "prospekt", "ploschad", "pereulok", "shosse", "rue"]

  /// Whether a word, in small letters, stands in names of bodies: `institute`, `ltd`.
  static func isOfBody(_ word: String) -> Bool {
    bodies.contains(word) || EntityCell.legalForms.contains(ListText.squeezed(word))
  }

  /// Words of a body's name: `No. 9 Plant` and `28 Institute` are names.
  private static let bodies: Set<String> = [
    "institute", "institut", "factory", "plant", "department", "academy", "university", "college", "school", "research",
    "laboratory", "lab", "company", "co", "corp", "corporation", "ltd", "limited", "inc", "llc", "gmbh", "industry",
    "industries", "group", "trading", "bureau", "ministry", "arsenal", "zavod", "shipyard", "enterprise", "association",
    "organization", "electronics", "technologies", "logistics",
  ]
}
