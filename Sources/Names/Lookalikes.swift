/// Letters and digits that are mistaken for Latin letters.
enum Lookalikes {
  static let digits: [UnicodeScalar: UnicodeScalar] = [
    "0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t", "8": "b", "9": "g",
    "@": "a", "$": "s", "|": "l", "!": "i",
  ]

  /// Letters of other scripts, each with the Latin letter that it looks like.
  static let letters: [UnicodeScalar: UnicodeScalar] = {
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
