import Foundation

/// Text with signatures below an empty line (C2SP signed-note).
enum SignedNote {
  /// Whether one of the signatures is that of the key.
  static func isSigned(_ note: String, by key: VerifierKey) -> Bool {
    guard let split = note.range(of: "\n\n", options: [.backwards, .literal]) else { return false }
    let text = String(note[..<split.lowerBound]) + "\n"
    let lines = note[split.upperBound...].split(separator: "\n", omittingEmptySubsequences: false)
    guard lines.last?.isEmpty == true else { return false }
    return lines.dropLast().contains { line in
      let words = line.split(separator: " ", omittingEmptySubsequences: false).map(String.init)
      guard words.count == 3, words[0] == "—", words[1] == key.name, let data = Data(base64Encoded: words[2]),
        data.count == 68, data.base64EncodedString() == words[2]
      else { return false }
      let bytes = [UInt8](data)
      return Array(bytes.prefix(4)) == key.hash && key.isValid(Array(bytes.dropFirst(4)), of: text)
    }
  }
}
