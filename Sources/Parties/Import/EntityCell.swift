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
    for part in text.split(separator: "\n") {
      let line = part.split { $0.isWhitespace }.joined(separator: " ")
      if line.isEmpty { continue }
      if name.isEmpty {
        begin(line)
        expectsAlias = Self.announcesAliases(line)
      } else if line.hasPrefix("—") || expectsAlias && !Self.isAddress(line) {
        for piece in line.split(separator: "—", omittingEmptySubsequences: true) where line.hasPrefix("—") {
          // A dash inside a name is part of it: only one after `;` or `and` begins another alias.
          if piece.startIndex > line.index(after: line.startIndex),
            !Self.endsAlias(line[..<piece.startIndex].dropLast())
          {
            continue
          }
          add(String(line[piece.startIndex...]), subordinate: false)
        }
        if !line.hasPrefix("—") { add(line, subordinate: false) }
        expectsAlias = Self.endsAlias(Substring(line)) || Self.announcesAliases(line)
      } else if Self.squeezedPrefix(line, "subordinate institution") {
        isSubordinate = true
      } else if isSubordinate || line.contains("\u{1}") {
        addSubordinate(line)
        expectsAlias = Self.announcesAliases(line)
        isSubordinate = false
      } else {
        addresses.append(ListText.trimmed(line, "."))
      }
    }
  }

  private mutating func begin(_ line: String) {
    let plain = Self.unmarked(line)
    if let cut = Self.aliasMark(in: plain) {
      name = ListText.trimmed(plain[..<cut], ",;")
    } else {
      let split = Self.splitName(plain)
      name = split.name
      if !split.rest.isEmpty { addresses.append(ListText.trimmed(split.rest, ".")) }
    }
    for prefix in ["Affiliated entities:", "Subordinate institution"] where name.hasPrefix(prefix) {
      name = ListText.trimmed(name.dropFirst(prefix.count))
    }
    if name.hasPrefix("The following addresses") { name = "" }
  }

  private mutating func add(_ text: String, subordinate: Bool) {
    for alias in Self.aliases(in: Self.unmarked(text)) { aliases.append(ListedParty.Alias(alias)) }
  }

  private mutating func addSubordinate(_ line: String) {
    let plain = Self.unmarked(line)
    let cut = Self.aliasMark(in: plain)
    let split = cut.map { (name: ListText.trimmed(plain[..<$0], ",;"), rest: "") } ?? Self.splitName(plain)
    if !split.name.isEmpty {
      aliases.append(ListedParty.Alias(split.name, note: "subordinate or affiliate named in the entry"))
    }
    if !split.rest.isEmpty { addresses.append(ListText.trimmed(split.rest, ".")) }
  }

  // MARK: Phrases

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

  private static let legalForms: Set<String> = [
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
      ", a.k.a", " a.k.a", ",a.k.a", ", f.k.a", ", the following", ", and the following", " the following one alias",
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
    line.contains("\u{1}") || squeezedPrefix(line, "subordinate institution")
  }

  private static func squeezedPrefix(_ line: String, _ phrase: String) -> Bool {
    ListText.squeezed(line).hasPrefix(phrase)
  }

  private static func unmarked(_ text: String) -> String {
    text.filter { $0 != "\u{1}" && $0 != "\u{2}" }
  }
}
