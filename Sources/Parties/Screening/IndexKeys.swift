import Names

/// The keys under which the index files a word, so that its misspellings and other spellings find it.
///
/// Two words with a `NameRelation` other than `same` share at least one key; the tests hold the keys to that.
enum IndexKeys {
  private static let soundSalt: UInt64 = 0x51
  private static let consonantSalt: UInt64 = 0xC0

  /// Calls `body` with the hash of every key of a word that misspellings share with it: the letters of its beginning with
  /// up to as many left out as may be wrong.
  static func spellings(_ word: UnsafeBufferPointer<UInt8>, _ body: (UInt32) -> Void) {
    let mistakes = NameRelation.mistakes(word.count)
    guard mistakes > 0 else { return body(fold(TextHash.of(word))) }
    let prefix = UnsafeBufferPointer(rebasing: word.prefix(NameRelation.prefix))
    body(fold(TextHash.of(prefix)))
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NameRelation.prefix) { shorter in
      for first in 0..<prefix.count {
        if first > 0, prefix[first] == prefix[first - 1] { continue }
        var length = 0
        for index in 0..<prefix.count where index != first {
          shorter[length] = prefix[index]
          length += 1
        }
        body(fold(TextHash.of(UnsafeBufferPointer(rebasing: shorter[..<length]))))
        guard mistakes > 1 else { continue }
        withUnsafeTemporaryAllocation(of: UInt8.self, capacity: NameRelation.prefix) { shortest in
          for second in first..<length {
            if second > first, shorter[second] == shorter[second - 1] { continue }
            var count = 0
            for index in 0..<length where index != second {
              shortest[count] = shorter[index]
              count += 1
            }
            body(fold(TextHash.of(UnsafeBufferPointer(rebasing: shortest[..<count]))))
          }
        }
      }
    }
  }

  /// The key of how a word sounds, if it is long enough to mean anything.
  static func sound(_ key: [UInt8]) -> UInt32? {
    key.count >= NameRelation.shortestSound ? fold(TextHash.of(key[...], salt: soundSalt)) : nil
  }

  /// The key of the consonants of a word.
  static func consonants(_ key: [UInt8]) -> UInt32? {
    key.count >= NameRelation.shortestConsonants ? fold(TextHash.of(key[...], salt: consonantSalt)) : nil
  }

  private static func fold(_ hash: UInt64) -> UInt32 { UInt32(truncatingIfNeeded: hash >> 17) }
}
