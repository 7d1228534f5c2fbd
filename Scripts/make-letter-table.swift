// Prints Sources/Names/LetterTableData.swift: how ICU writes the letters of the alphabets and abjads in Latin.
//
//     swiftc -O Scripts/make-letter-table.swift -o /tmp/make-letter-table
//     /tmp/make-letter-table > Sources/Names/LetterTableData.swift
//
// Run it again when the toolchain's ICU changes; the tests compare the table with ICU.
import Foundation

// Cyrillic after the rules of the U.S. Board on Geographic Names, which the lists follow; all else as ICU has it.
let ranges: [(ClosedRange<UInt32>, String)] = [
  (0x00C0...0x024F, "Latin-ASCII"), (0x0250...0x02AF, "Latin-ASCII"), (0x1E00...0x1EFF, "Latin-ASCII"),
  (0x0370...0x03FF, "Greek-Latin; Latin-ASCII"), (0x1F00...0x1FFF, "Greek-Latin; Latin-ASCII"),
  (0x0400...0x052F, "Russian-Latin/BGN; Ukrainian-Latin/BGN; Any-Latin; Latin-ASCII"),
  (0x0531...0x0587, "Any-Latin; Latin-ASCII"), (0x05D0...0x05EA, "Any-Latin; Latin-ASCII"),
  (0x0620...0x06FF, "Any-Latin; Latin-ASCII"), (0x10A0...0x10FF, "Any-Latin; Latin-ASCII"),
]

/// Where ICU's reading of a letter alone is of no use in names.
let usual: [UInt32: String] = [
  0x0435: "e", 0x0415: "e", 0x0451: "yo", 0x0401: "yo", 0x044A: "", 0x044C: "", 0x042A: "", 0x042C: "",
  0x0259: "a", 0x018F: "a", 0x0648: "w", 0x0639: "", 0x0621: "", 0x0640: "", 0x05E2: "", 0x05D0: "a",
]

var lines: [String] = []
var bySound: [String: String] = [:]
for (range, transform) in ranges {
  for value in range {
    guard let scalar = UnicodeScalar(value), scalar.properties.isAlphabetic,
      scalar.properties.canonicalCombiningClass == .notReordered
    else { continue }
    let plain = String(Character(scalar)).decomposedStringWithCanonicalMapping.unicodeScalars
      .filter { $0.properties.canonicalCombiningClass == .notReordered }
    let whole = value == 0x0439 || value == 0x0419 ? String(Character(scalar)) : String(String.UnicodeScalarView(plain))
    let silent = usual[value] ?? usual[plain.first?.value ?? 0]
    guard var latin = silent ?? whole.applyingTransform(StringTransform(transform), reverse: false) else { continue }
    latin = latin.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber) }
    if latin.isEmpty {
      guard silent != nil else { continue }
      latin = "-"
    }
    bySound[latin, default: ""].unicodeScalars.append(scalar)
  }
}

print("// Made by Scripts/make-letter-table.swift from ICU; do not edit.\n")
print("enum LetterTableData {")
print("  /// How letters are written in Latin (`-`: not at all), then the letters; one line each.")
print("  static let letters = \"\"\"")
for (sound, letters) in bySound.sorted(by: { $0.key < $1.key }) { print("    \(sound) \(letters)") }
print("    \"\"\"")
print("}")
