/// The Chinese characters of a name: simplified, the legal form cut off, and the core that tells it from others.
///
///     HanForm("中芯国际集成电路制造有限公司").core    // 中芯: 国际, 集成电路 and 制造 stand in a thousand names
public struct HanForm: Sendable {
  /// Simplified characters without the legal form.
  package let whole: [UInt16]
  /// What is left of `whole` without generic words and places; empty if nothing is.
  package let core: [UInt16]
  /// The legal form that was cut off.
  public let legalForm: String?
  public let wasTraditional: Bool

  init(simplified characters: [UInt16], wasTraditional: Bool) {
    self.wasTraditional = wasTraditional
    var (rest, removed) = Self.remove(HanWords.legalForms, from: characters)
    if rest.isEmpty { (rest, removed) = (characters, []) }
    whole = rest
    legalForm = removed.isEmpty ? nil : Self.string(removed)
    core = Self.remove(HanWords.generic, from: rest).rest
  }

  /// Whether all of it is a legal form.
  var isLegalFormOnly: Bool { legalForm == nil && Self.remove(HanWords.legalForms, from: whole).rest.isEmpty }

  /// The characters without the legal form, as text.
  public var text: String { Self.string(whole) }

  /// The pinyin of the core, or of the whole if all of it is generic, as one word: `zhongxin`.
  package var sound: String {
    (core.isEmpty ? whole : core).map(HanTable.pinyin).joined()
  }

  package static func string(_ characters: [UInt16]) -> String {
    String(String.UnicodeScalarView(characters.compactMap { UnicodeScalar($0) }))
  }

  /// Cuts every word of a table out of the text, longest first.
  private static func remove(
    _ table: [UInt16: [[UInt16]]], from characters: [UInt16]
  ) -> (rest: [UInt16], removed: [UInt16]) {
    var rest: [UInt16] = []
    var removed: [UInt16] = []
    var index = 0
    while index < characters.count {
      let found = table[characters[index]]?.first { word in
        index + word.count <= characters.count && (0..<word.count).allSatisfy { characters[index + $0] == word[$0] }
      }
      if let found {
        removed.append(contentsOf: found)
        index += found.count
      } else {
        rest.append(characters[index])
        index += 1
      }
    }
    return (rest, removed)
  }
}
