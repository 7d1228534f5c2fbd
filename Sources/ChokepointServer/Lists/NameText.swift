import Foundation
import Names

/// All names in one run of bytes, small and without marks, in which the beginnings of words are looked for: what a
/// person
/// has typed so far.
struct NameText: Sendable {
  private let bytes: [UInt8]
  /// Where the names of each party end.
  private let ends: [Int32]

  struct Builder {
    private var bytes: [UInt8] = []
    private var ends: [Int32] = []

    mutating func add(_ names: [String]) {
      for name in names {
        bytes.append(UInt8(ascii: " "))
        bytes += NameText.folded(name)
      }
      bytes.append(UInt8(ascii: "\n"))
      ends.append(Int32(truncatingIfNeeded: bytes.count))
    }

    func finished() -> NameText { NameText(bytes: bytes, ends: ends) }
  }

  /// Small letters; every sign that is no letter or digit is a space. Han characters stand alone, as each may begin
  /// a word.
  static func folded(_ text: String) -> [UInt8] {
    var folded: [UInt8] = []
    folded.reserveCapacity(text.utf8.count + 2)
    for scalar in text.unicodeScalars {
      if scalar.isASCII {
        let byte = UInt8(scalar.value)
        switch byte {
        case 0x41...0x5A: folded.append(byte | 0x20)
        case 0x61...0x7A, 0x30...0x39: folded.append(byte)
        case UInt8(ascii: "'"): break
        default: if folded.last != 0x20 { folded.append(0x20) }
        }
      } else if (0x3040...0x9FFF).contains(scalar.value) || (0xAC00...0xD7A3).contains(scalar.value) {
        folded.append(0x20)
        folded += String(scalar).utf8
      } else if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
        folded += plain(scalar)
      } else if folded.last != 0x20 {
        folded.append(0x20)
      }
    }
    return folded
  }

  /// A letter without its marks.
  private static func plain(_ scalar: Unicode.Scalar) -> [UInt8] {
    let text = String(scalar).decomposedStringWithCompatibilityMapping.lowercased()
    return text.unicodeScalars.filter { $0.properties.generalCategory != .nonspacingMark }.flatMap { String($0).utf8 }
  }

  /// The numbers of the parties that have, for each word of the query, a word that begins so.
  func parties(withWords query: String) -> [Int] {
    let words = Self.folded(query).split(separator: 0x20).prefix(8).map { [0x20] + $0 }
    guard let longest = words.max(by: { $0.count < $1.count }), longest.count > 1 else { return [] }
    var found: [Int] = []
    bytes.withUnsafeBufferPointer { all in
      var start = 0
      for (number, end) in ends.enumerated() {
        let span = UnsafeBufferPointer(rebasing: all[start..<Int(end)])
        start = Int(end)
        if Self.contains(span, longest), words.allSatisfy({ Self.contains(span, $0) }) { found.append(number) }
      }
    }
    return found
  }

  /// The word begins with a space, which is everywhere: its second byte is looked for first.
  private static func contains(_ text: UnsafeBufferPointer<UInt8>, _ word: [UInt8]) -> Bool {
    guard text.count >= word.count, word.count > 1 else { return false }
    return word.withUnsafeBufferPointer { word in
      var place = 0
      let last = text.count - word.count
      while place <= last {
        if text[place + 1] == word[1], text[place] == word[0] {
          var length = 2
          while length < word.count, text[place + length] == word[length] { length += 1 }
          if length == word.count { return true }
        }
        place += 1
      }
      return false
    }
  }
}
