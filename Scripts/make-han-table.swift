// Prints Sources/Names/HanTableData.swift: simplified forms and pinyin of the unified Han characters, as ICU gives them.
//
//     swiftc -O Scripts/make-han-table.swift -o /tmp/make-han-table && /tmp/make-han-table > Sources/Names/HanTableData.swift
//
// Run it again when the toolchain's ICU changes; the tests compare the table with ICU.
import Foundation

let simplify = StringTransform("Hant-Hans")
let romanise = StringTransform("Han-Latin; Latin-ASCII")
// Of several readings ICU gives one; in company names these are the usual ones.
let usual = ["长": "chang", "長": "chang", "行": "hang", "厦": "xia", "廈": "xia"]
var pairs = ""
var bySyllable: [String: String] = [:]
for value in UInt32(0x4E00)...0x9FFF {
  guard let scalar = UnicodeScalar(value) else { continue }
  let text = String(Character(scalar))
  if let simple = text.applyingTransform(simplify, reverse: false), simple != text, simple.unicodeScalars.count == 1,
    let first = simple.unicodeScalars.first, (0x4E00...0x9FFF).contains(first.value)
  {
    pairs += text + simple
  }
  if let sound = usual[text] ?? text.applyingTransform(romanise, reverse: false), !sound.isEmpty,
    sound.utf8.allSatisfy({ (0x61...0x7A).contains($0) })
  {
    bySyllable[sound, default: ""] += text
  }
}

func lines(_ text: String, width: Int) -> [String] {
  let all = Array(text)
  return stride(from: 0, to: all.count, by: width).map { String(all[$0..<min($0 + width, all.count)]) }
}

print("// Made by Scripts/make-han-table.swift from ICU; do not edit.\n")
print("enum HanTableData {")
print("  /// A traditional character, then its simplified form, and so on.")
print("  static let simplified = \"\"\"")
for line in lines(pairs, width: 100) { print("    " + line) }
print("    \"\"\"\n")
print("  /// A syllable, then the characters that are read so; one line holds one syllable.")
print("  static let pinyin = \"\"\"")
for (syllable, characters) in bySyllable.sorted(by: { $0.key < $1.key }) {
  for line in lines(characters, width: 100) { print("    " + syllable + line) }
}
print("    \"\"\"")
print("}")
