/// Readings of a name that take a disguise off: letters that only look Latin, digits that stand for letters.
enum Disguise {
  static func readings(of text: String) -> [(text: String, fold: Fold)] {
    var readings: [(text: String, fold: Fold)] = []
    let cut = text.unicodeScalars.prefix(NameForm.maximumScalars)
    if let latin = lookingLatin(cut) { readings.append((latin, .lookalikes)) }
    if let letters = digitsAsLetters(cut) { readings.append((letters, .digits)) }
    return readings
  }

  private static func lookingLatin(_ scalars: String.UnicodeScalarView.SubSequence) -> String? {
    var result = String.UnicodeScalarView()
    var changed = false
    for scalar in scalars {
      if let latin = lookalikes[scalar] {
        changed = true
        result.append(latin)
      } else {
        result.append(scalar)
      }
    }
    return changed ? String(result) : nil
  }

  /// Reads digits between or beside letters as the letters they resemble; words of digits alone stay.
  private static func digitsAsLetters(_ scalars: String.UnicodeScalarView.SubSequence) -> String? {
    var result = ""
    var changed = false
    for word in scalars.split(separator: " ", omittingEmptySubsequences: false) {
      if !result.isEmpty || word.startIndex != scalars.startIndex { result += " " }
      let hasLetter = word.contains { ($0.value | 0x20) >= 0x61 && ($0.value | 0x20) <= 0x7A }
      for scalar in word {
        if hasLetter, let letter = digits[scalar] {
          changed = true
          result.unicodeScalars.append(letter)
        } else {
          result.unicodeScalars.append(scalar)
        }
      }
    }
    return changed ? result : nil
  }

  private static let digits: [UnicodeScalar: UnicodeScalar] = [
    "0": "o", "1": "l", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g", "@": "a", "$": "s", "|": "l", "!": "i",
  ]

  private static let lookalikes: [UnicodeScalar: UnicodeScalar] = {
    let pairs =
      "АAаaВBЕEеeЅSѕsІIіiЈJјjКKкkМMмmНHнhОOоoРPрpСCсcТTтtУYуyХXхxԌGԍgԛqԜWԝwһhԁdӏlҮYүyгrпnвbѡw"
      + "ΑAΒBΕEΖZΗHΙIΚKΜMΝNΟOΡPΤTΥYΧXαaβbγyεeηnιiκkνvοoρpτtυuωwχxσo"
      + "ՏSՍUՕOօoսuոnհhցgյjԼLքpզqƖlɑaɡgɩiʏyᴀaᴄcᴏoᴛtᴜuᴡw"
    let scalars = Array(pairs.unicodeScalars)
    var table: [UnicodeScalar: UnicodeScalar] = [:]
    for index in stride(from: 0, to: scalars.count - 1, by: 2) { table[scalars[index]] = scalars[index + 1] }
    return table
  }()
}
