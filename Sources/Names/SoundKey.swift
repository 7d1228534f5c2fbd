/// How a word sounds, roughly: equal for most spellings of one name in Latin letters.
///
///     SoundKey.of("Yevgeniy"), SoundKey.of("Evgeny")        // the same
///     SoundKey.consonants(of: "muhammad")                  // as for mhmd, which is all that Arabic writes
///
/// Unites the usual romanisations of Russian, Arabic and Persian (kh/h, sh/sch, zh/j, ou/u, ee/i, w/v, x/ks ...), doubled
/// letters and silent h. Capital letters in a key stand for sounds: S sh, C ch, J zh and dj.
package enum SoundKey {
  package static func of(_ word: ArraySlice<UInt8>) -> [UInt8] {
    var key: [UInt8] = []
    key.reserveCapacity(word.count)
    word.withUnsafeBufferPointer { append(of: $0, to: &key) }
    return key
  }

  package static func append(of word: UnsafeBufferPointer<UInt8>, to key: inout [UInt8]) {
    let first = key.count
    var index = 0
    func at(_ offset: Int) -> UInt8 { index + offset < word.count ? word[index + offset] : 0 }
    func put(_ byte: UInt8) { if key.count == first || key[key.count - 1] != byte { key.append(byte) } }
    while index < word.count {
      let (one, two, three) = (word[index], at(1), at(2))
      var used = 1
      switch one {
      case c("s"):
        if two == c("h") || two == c("c") && three == c("h") {
          put(c("S"))
          used = two == c("h") ? (three == c("c") && at(3) == c("h") ? 4 : 2) : 3
        } else {
          put(c("s"))
        }
      case c("t"):
        if two == c("c") && three == c("h") || two == c("s") && three == c("c") && at(3) == c("h") {
          put(c("C"))
          used = two == c("c") ? 3 : 4
        } else if two == c("s") && three == c("h") {
          put(c("C"))
          used = 3
        } else if two == c("s") || two == c("z") {
          put(c("c"))
          used = 2
        } else {
          put(c("t"))
          if two == c("h") { used = 2 }
        }
      case c("c"):
        if two == c("h") {
          put(c("C"))
          used = 2
        } else if two == c("k") {
          put(c("k"))
          used = 2
        } else if two == c("z") {
          put(c("C"))
          used = 2
        } else if two == c("e") || two == c("i") || two == c("y") {
          put(c("c"))
        } else {
          put(index + 1 == word.count && index > 0 && word[index - 1] == c("i") ? c("C") : c("k"))
        }
      case c("d"):
        if two == c("j") || two == c("z") && three == c("h") {
          put(c("J"))
          used = two == c("j") ? 2 : 3
        } else {
          put(c("d"))
          if two == c("h") { used = 2 }
        }
      case c("z"):
        put(two == c("h") ? c("J") : c("z"))
        if two == c("h") { used = 2 }
      case c("j"): put(isVowel(index > 0 ? word[index - 1] : 0) && !isVowel(two) ? c("i") : c("J"))
      case c("k"), c("q"):
        if two == c("h") {
          put(c("h"))
          used = 2
        } else if two == c("s") {
          put(c("x"))
          used = 2
        } else {
          put(c("k"))
        }
      case c("g"):
        put(c("g"))
        if two == c("h") { used = 2 }
      case c("p"):
        put(two == c("h") ? c("f") : c("p"))
        if two == c("h") { used = 2 }
      case c("w"), c("v"): put(c("v"))
      case c("f"):
        put(index + (two == c("f") ? 2 : 1) == word.count && index > 0 ? c("v") : c("f"))
      case c("h"):
        if index == 0 || isVowel(two) && index + 1 < word.count { put(c("h")) }
      case c("e"), c("i"), c("y"): put(c("i"))
      case c("o"), c("u"): put(c("u"))
      default: put(one)
      }
      index += used
    }
  }

  /// The consonants of a word as Arabic writes them: short and long vowels, glides inside and a last h are left out.
  package static func consonants(of word: ArraySlice<UInt8>) -> [UInt8] {
    var result: [UInt8] = []
    result.reserveCapacity(word.count)
    var index = word.startIndex
    func at(_ offset: Int) -> UInt8 { index + offset < word.endIndex ? word[index + offset] : 0 }
    func put(_ byte: UInt8) { if result.last != byte { result.append(byte) } }
    while index < word.endIndex {
      let (one, two) = (word[index], at(1))
      var used = two == c("h") ? 2 : 1
      switch one {
      case c("a"), c("e"), c("i"), c("o"), c("u"): used = 1
      case c("y"), c("w"), c("v"):
        used = 1
        if index == word.startIndex { put(one == c("y") ? one : c("v")) }
      case c("s"):
        if two == c("c"), at(2) == c("h") { used = 3 }
        put(used > 1 ? c("S") : c("s"))
      case c("t"):
        if two == c("c"), at(2) == c("h") {
          used = 3
          put(c("C"))
        } else if two == c("s") || two == c("z") {
          used = 2
          put(c("s"))
        } else {
          put(c("t"))
        }
      case c("c"): put(used > 1 ? c("C") : isSoft(two) ? c("s") : c("k"))
      case c("k"): put(used > 1 ? c("h") : c("k"))
      case c("q"): put(c("k"))
      case c("x"):
        used = 1
        put(c("k"))
        put(c("s"))
      case c("d"):
        if two == c("j") { used = 2 }
        put(two == c("j") ? c("J") : c("d"))
      case c("g"), c("j"): put(c("J"))
      case c("z"): put(used > 1 ? c("J") : c("z"))
      case c("p"): put(used > 1 ? c("f") : c("b"))
      case c("h"):
        used = 1
        if index + 1 < word.endIndex { put(c("h")) }
      default:
        used = 1
        put(one)
      }
      index += used
    }
    return result
  }

  @inline(__always) private static func isSoft(_ byte: UInt8) -> Bool {
    byte == 0x65 || byte == 0x69 || byte == 0x79
  }

  @inline(__always) private static func c(_ scalar: Unicode.Scalar) -> UInt8 { UInt8(truncatingIfNeeded: scalar.value) }

  @inline(__always) private static func isVowel(_ byte: UInt8) -> Bool {
    byte == 0x61 || byte == 0x65 || byte == 0x69 || byte == 0x6F || byte == 0x75 || byte == 0x79
  }
}
