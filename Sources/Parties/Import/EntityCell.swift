import Foundation

/// Parts the text of an Entity List cell into name, aliases and addresses.
///
/// The cell reads `Name, a.k.a., the following two aliases:`, then lines that begin with a dash, then addresses; some cells
/// name subordinate institutions or affiliates in italics (here between U+0001 and U+0002) with aliases of their own.
struct EntityCell {
  private(set) var name = ""
  private(set) var aliases: [ListedParty.Alias] = []
  private(set) var addresses: [String] = []

  /// - Parameter text: the cell with its line breaks.
  init(_ text: String) {
    var expectsAlias = false
    var isSubordinate = false
    var hasBegun = false
    for part in Self.withoutMarkedJoints(text).split(separator: "\n") {
      let line = part.split { $0.isWhitespace }.joined(separator: " ")
      if line.isEmpty { continue }
      if let rest = Self.addressHeading(line) {
        hasBegun = true
        addAddress(rest)
      } else if !hasBegun {
        begin(line)
        // A heading alone: the name is on the next line.
        hasBegun = !name.isEmpty
        expectsAlias = Self.announcesAliases(line)
      } else if line.hasPrefix("—") || expectsAlias && !Self.isAddress(line) {
        for piece in line.split(separator: "—", omittingEmptySubsequences: true) where line.hasPrefix("—") {
          // A dash inside a name is part of it: only one after `;` or `and` begins another alias.
          if piece.startIndex > line.index(after: line.startIndex),
            !Self.endsAlias(line[..<piece.startIndex].dropLast())
          {
            continue
          }
          add(String(line[piece.startIndex...]))
        }
        if !line.hasPrefix("—") { add(line) }
        expectsAlias = Self.endsAlias(Substring(line)) || Self.announcesAliases(line)
      } else if let rest = Self.subordinateHeading(line) {
        isSubordinate = rest.isEmpty
        if !rest.isEmpty { addSubordinate(rest) }
        expectsAlias = Self.announcesAliases(rest)
      } else if isSubordinate || line.contains("\u{1}"), !AddressText.isAddress(Self.unmarked(line), isExpected: true) {
        addSubordinate(line)
        expectsAlias = Self.announcesAliases(line)
        isSubordinate = false
      } else {
        addAddress(line)
        expectsAlias = false
      }
    }
  }

  private mutating func begin(_ line: String) {
    let plain = Self.unmarked(line)
    if let cut = Self.aliasMark(in: plain) {
      name = ListText.trimmed(plain[..<cut], ",;(")
      addInline(plain[cut...], isOpen: InlineAliases.isOpen(plain[..<cut]))
    } else {
      let split = Self.splitName(plain)
      name = split.name
      if !split.rest.isEmpty { addresses.append(ListText.trimmed(split.rest, ".")) }
    }
    for prefix in ["Affiliated entities:", "Subordinate institution"] where name.hasPrefix(prefix) {
      name = ListText.trimmed(name.dropFirst(prefix.count))
    }
  }

  /// Aliases, and then an address, that stand on the name's own line: `Jane Doe, a.k.a. Jean Doe, 5 Burn Road, …`, or with the
  /// aliases in brackets. A line that only announces aliases has none.
  private mutating func addInline(_ text: Substring, isOpen: Bool) {
    let inline = InlineAliases(String(text), isOpen: isOpen)
    aliases += inline.names.map { ListedParty.Alias($0) }
    addAddress(inline.address)
  }

  private mutating func add(_ text: String) {
    let parted = Self.parted(Self.aliases(in: Self.unmarked(text)))
    aliases += parted.names.map { ListedParty.Alias($0) }
    for address in parted.addresses { addAddress(address) }
  }

  private mutating func addAddress(_ text: String) {
    let address = ListText.trimmed(Self.unmarked(text), ".;")
    if !address.isEmpty { addresses.append(address) }
  }

  private mutating func addSubordinate(_ line: String) {
    let plain = Self.unmarked(line)
    let cut = Self.aliasMark(in: plain)
    let split = cut.map { (name: ListText.trimmed(plain[..<$0], ",;"), rest: "") } ?? Self.splitName(plain)
    if !split.name.isEmpty {
      aliases.append(ListedParty.Alias(split.name, note: "subordinate or affiliate named in the entry"))
    }
    addAddress(split.rest)
  }

  // MARK: Phrases

  /// Names and addresses apart. What follows an address with `and` is an address too, unless a dash begins a name.
  static func parted(_ pieces: [String]) -> (names: [String], addresses: [String]) {
    var names: [String] = []
    var addresses: [String] = []
    var isInAddress = false
    for piece in pieces {
      let isJoined = piece.hasPrefix("and ")
      let plain = ListText.trimmed(isJoined ? piece.dropFirst(4) : piece[...])
      if isInAddress, isJoined, !plain.hasPrefix("-") {
        addresses[addresses.count - 1] += "; \(piece)"
        continue
      }
      let split = AddressText.split(plain.hasPrefix("-") ? String(plain.dropFirst()) : plain)
      if !split.name.isEmpty { names.append(split.name) }
      isInAddress = !split.address.isEmpty
      if isInAddress { addresses.append(split.address) }
    }
    return (names, addresses)
  }

  /// What follows `The following addresses apply to the entity and the two subordinate institutions:`; nil for another line.
  private static func addressHeading(_ line: String) -> String? {
    guard line.hasPrefix("The following addresses") else { return nil }
    return line.firstIndex(of: ":").map { String(line[line.index(after: $0)...]) } ?? ""
  }

  /// What follows `Subordinate institution` on its line, often nothing; nil for another line.
  private static func subordinateHeading(_ line: String) -> String? {
    let plain = ListText.trimmed(unmarked(line))
    for heading in ["subordinate institution", "subordinate instituion"] where plain.lowercased().hasPrefix(heading) {
      return ListText.trimmed(plain.dropFirst(heading.count), ":")
    }
    return nil
  }

  /// Italics mark names and headings, but some also joints between addresses: `and`, `and;`, `,`. Those are no marks.
  private static func withoutMarkedJoints(_ text: String) -> String {
    let parts = text.split(separator: "\u{1}", omittingEmptySubsequences: false)
    return parts.dropFirst().reduce(String(parts.first ?? "")) { result, part in
      let inside = part.prefix { $0 != "\u{2}" }
      let isJoint = ["", "and", "or"].contains(ListText.trimmed(inside, ",;."))
      return result + (isJoint ? inside + part.dropFirst(inside.count + 1) : "\u{1}" + part)
    }
  }

  /// The aliases in a field or line; joining phrases are cut away.
  static func aliases(in text: String) -> [String] {
    var rest = text
    if let colon = rest.range(of: "aliases: —") ?? rest.range(of: "alias: —") {
      rest = String(rest[colon.upperBound...])
    }
    for phrase in [
      ", and to include", ", to include", ", including the named", ", and the following", ", the following",
    ] {
      if let cut = rest.range(of: phrase) { rest = String(rest[..<cut.lowerBound]) }
    }
    var names: [String] = []
    for piece in rest.components(separatedBy: ". Subordinate institution ") {
      for name in piece.components(separatedBy: "a.k.a.") {
        var name = ListText.trimmed(name, ",;:—(")
        if name.hasSuffix(" and") || name.hasSuffix(";and") { name = String(name.dropLast(4)) }
        name = ListText.trimmed(name, ",;")
        if name.hasSuffix("."), !hasAbbreviationAtEnd(name) { name = String(name.dropLast()) }
        if !name.isEmpty, name != "and" { names.append(name) }
      }
    }
    return names
  }

  /// The name ends at the first comma that no legal form follows.
  static func splitName(_ text: String) -> (name: String, rest: String) {
    var depth = 0
    var index = text.startIndex
    while index < text.endIndex {
      switch text[index] {
      case "(": depth += 1
      case ")": depth -= 1
      case "," where depth <= 0:
        let rest = ListText.trimmed(text[text.index(after: index)...])
        let word = ListText.squeezed(String(rest.prefix { $0 != " " && $0 != "," }))
        let segment = rest.prefix { $0 != "," }.lowercased()
        let goesOn = legalForms.contains(word) || bodies.contains { segment.contains($0) }
        if !goesOn { return (ListText.trimmed(text[..<index]), rest) }
      default: break
      }
      index = text.index(after: index)
    }
    return (ListText.trimmed(text, "."), "")
  }

  /// A part of the name after a comma: `Academy of Military Medical Sciences, Institute of Bioengineering`.
  private static let bodies = ["institut", "academy of", "co., ltd", "laboratory"]

  static let legalForms: Set<String> = [
    "ltd", "limited", "inc", "llc", "co", "corp", "corporation", "sa", "s a", "gmbh", "plc", "jsc", "ooo", "lp",
    "l l c",
    "fze", "fzc", "fzco", "fz", "pte", "pvt", "pjsc", "ojsc", "cjsc", "bhd", "sdn", "kg", "ag", "srl", "company",
    "incorporated",
    "zao", "oao", "ao", "pao", "joint", "open", "closed", "public", "llp", "b v", "n v", "bv", "nv", "s r l", "tic",
    "as",
  ]

  private static func hasAbbreviationAtEnd(_ name: String) -> Bool {
    let last = ListText.squeezed(String(name.split { " ,".contains($0) }.last ?? ""))
    return legalForms.contains(last) || last.utf8.count <= 1 || last.contains(" ")
  }

  private static func aliasMark(in text: String) -> String.Index? {
    let marks = [
      ", a.k.a", " a.k.a", ",a.k.a", ", f.k.a", "(f.k.a", "(a.k.a", ", the following", ", and the following",
      " the following one alias",
    ]
    return marks.compactMap { text.range(of: $0)?.lowerBound }.min()
  }

  private static func announcesAliases(_ line: String) -> Bool {
    line.contains("the following") && (line.contains("alias") || line.contains("aliaes"))
  }

  private static func endsAlias(_ line: Substring) -> Bool {
    let end = ListText.trimmed(line)
    return end.hasSuffix(";") || end.hasSuffix("; and") || end.hasSuffix(", and") || end.hasSuffix(";and")
  }

  private static func isAddress(_ line: String) -> Bool {
    line.contains("\u{1}") || subordinateHeading(line) != nil || AddressText.isAddress(line, isExpected: true)
  }

  private static func unmarked(_ text: String) -> String {
    text.filter { $0 != "\u{1}" && $0 != "\u{2}" }
  }
}
