import Foundation

/// Names and an address that follow `a.k.a.` on the line of a name: `…, a.k.a. Jean Doe, 5 Burn Road, …`.
///
/// An announcement (`a.k.a., the following two aliases:`) has neither.
struct InlineAliases {
  private(set) var names: [String] = []
  private(set) var address = ""

  /// - Parameters:
  ///   - text: what stands behind the name, the mark included.
  ///   - isOpen: whether a bracket was opened before it.
  init(_ text: String, isOpen: Bool) {
    var rest = text
    let inBrackets = isOpen || text.hasPrefix("(")
    if inBrackets {
      let end = Self.end(of: text, depth: isOpen ? 1 : 0)
      let after = ListText.trimmed(text[end...], "),;. ")
      address = after.contains("a.k.a") ? "" : after
      rest = String(text[..<end])
    }
    for piece in Self.pieces(rest) {
      // `…, 5 Burn Road, Kiev; and 10, Long Street, Kiev`: behind an address stand addresses.
      if !inBrackets, !address.isEmpty {
        address += "; and \(piece)"
        continue
      }
      let split = Self.split(piece)
      names += split.names.flatMap(Self.persons)
      if inBrackets {
        names += split.address.isEmpty ? [] : Self.persons(split.address)
      } else if !split.address.isEmpty {
        address = split.address
      }
    }
  }

  /// Whether a bracket is open at the end of the text.
  static func isOpen(_ text: Substring) -> Bool {
    text.utf8.reduce(0) { $0 + ($1 == UInt8(ascii: "(") ? 1 : $1 == UInt8(ascii: ")") ? -1 : 0) } > 0
  }

  /// Where the bracket ends that is open, or that the text begins with.
  private static func end(of text: String, depth: Int) -> String.Index {
    var depth = depth
    for index in text.indices {
      if text[index] == "(" { depth += 1 }
      if text[index] == ")" {
        depth -= 1
        if depth <= 0 { return index }
      }
    }
    return text.endIndex
  }

  /// What stands between `a.k.a.`, `f.k.a.` and the end, without announcements.
  private static func pieces(_ text: String) -> [String] {
    var rest = text
    for phrase in ["the following", "including the", "to include"] {
      if let cut = rest.firstRange(of: phrase) { rest = String(rest[..<cut.lowerBound]) }
    }
    let marked = ["a.k.a", "f.k.a", "n.k.a"].reduce(rest) { $0.replacingOccurrences(of: $1, with: "\u{3}") }
    return marked.replacingOccurrences(of: ";'", with: "';").split { $0 == "\u{3}" || $0 == ";" }.compactMap { part in
      var piece = ListText.trimmed(part, ",;:").drop { ".,;:( ".contains($0) }
      if piece.hasPrefix("and ") { piece = piece.dropFirst(4) }
      for joint in [" and", " or"] where piece.hasSuffix(joint) { piece = piece.dropLast(joint.count) }
      let name = ListText.trimmed(piece, ",;")
      let isAnnouncement =
        ListText.squeezed(name).split(separator: " ").contains { $0.hasPrefix("alias") }
        || ["and", "as", "including"].contains(name)
      return name.isEmpty || isAnnouncement ? nil : name
    }
  }

  /// `UM Airlines, UM Air, Building Negin, Valiasr Str.` has two names. Where no address is plain to see, only the first name
  /// is one: what follows may be a town.
  private static func split(_ text: String) -> (names: [String], address: String) {
    var names: [String] = []
    var rest = text
    while !rest.isEmpty, names.count < 64 {
      var (name, after) = EntityCell.splitName(rest)
      // `… Limited. Elenion Building 5 …`: a full stop ends the name, a number says that an address follows.
      if let stop = name.firstRange(of: "imited. "), name[stop.upperBound...].contains(where: \.isNumber) {
        after = "\(name[stop.upperBound...]), \(after)"
        name = "\(name[..<stop.lowerBound])imited"
      }
      if !name.isEmpty { names.append(name) }
      rest = after
      if isAddress(rest) || !hasAddress(rest) { break }
    }
    return (names, rest)
  }

  /// `Mark Ong and Matti Chong` are two, where neither side has a word of a body's name.
  private static func persons(_ name: String) -> [String] {
    let sides = name.components(separatedBy: " and ")
    let areNames = sides.allSatisfy { side in
      let words = side.split(separator: " ")
      return (2...4).contains(words.count)
        && words.allSatisfy { $0.first?.isUppercase ?? false && !AddressText.isOfBody($0.lowercased()) }
    }
    return areNames ? sides : [name]
  }

  /// Whether an address begins at some comma of the text.
  private static func hasAddress(_ text: String) -> Bool {
    var rest = text[...]
    while let comma = rest.firstIndex(of: ",") {
      rest = rest[rest.index(after: comma)...]
      if isAddress(ListText.trimmed(rest)) { return true }
    }
    return false
  }

  private static func isAddress(_ text: String) -> Bool {
    AddressText.isAddress(text, isExpected: true)
      || text.prefix { $0 != "," }.utf8.contains { (0x30...0x39).contains($0) }
  }
}
