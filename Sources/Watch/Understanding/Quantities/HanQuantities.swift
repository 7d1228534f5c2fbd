/// Quantities in Chinese: `75亿美元`, `百分之四十`, `20万枚`, `40%`.
enum HanQuantities {
  private static let scales: [(sign: [UInt8], worth: Double)] = [
    ("万亿", 1e12), ("萬億", 1e12), ("兆", 1e12), ("亿", 1e8), ("億", 1e8), ("万", 1e4), ("萬", 1e4), ("千", 1e3), ("百", 1e2),
  ].map { (Array($0.0.utf8), $0.1) }
  private static let units: [(sign: [UInt8], name: String)] = [
    ("美元", "USD"), ("人民币", "CNY"), ("人民幣", "CNY"), ("日元", "JPY"), ("日圓", "JPY"), ("欧元", "EUR"), ("歐元", "EUR"),
    ("新台币", "TWD"), ("新台幣", "TWD"), ("台幣", "TWD"), ("港元", "HKD"), ("韩元", "KRW"), ("元", "CNY"), ("纳米", "nm"),
    ("奈米", "nm"), ("个月", "month"), ("個月", "month"), ("枚", "chip"), ("颗", "chip"), ("顆", "chip"), ("片", "wafer"),
    ("名", "person"), ("人", "person"), ("家", "company"), ("台", "unit"), ("倍", "time"), ("小时", "hour"), ("天", "day"),
  ].map { (Array($0.0.utf8), $0.1) }
  private static let percent = Array("百分之".utf8)
  private static let digits: [[UInt8]] = ["零", "一", "二", "三", "四", "五", "六", "七", "八", "九"].map { Array($0.utf8) }

  static func find(_ text: TokenText, into quantities: inout [Quantity]) {
    var added = false
    for sentence in text.sentences {
      for place in sentence.tokens where text.tokens[place].shape.contains(.han) {
        let token = text.tokens[place]
        if place > sentence.tokens.lowerBound, text.tokens[place - 1].isNumber, token.shape.contains(.glued),
          let found = behindFigures(text, place, sentence)
        {
          quantities.append(found)
          added = true
        }
        for found in percents(text, place, sentence) {
          quantities.append(found)
          added = true
        }
      }
    }
    if added { quantities.sort { $0.range.lowerBound < $1.range.lowerBound } }
  }

  private static func starts(_ bytes: [UInt8], _ at: Int, _ end: Int, _ sign: [UInt8]) -> Bool {
    at + sign.count <= end && bytes[at..<(at + sign.count)].elementsEqual(sign)
  }

  private static func behindFigures(_ text: TokenText, _ place: Int, _ sentence: TokenText.Sentence) -> Quantity? {
    let (figure, token) = (text.tokens[place - 1], text.tokens[place])
    guard var value = NumberReader.value(text.bytes[figure.range]) else { return nil }
    var at = Int(token.start)
    while let scale = scales.first(where: { starts(text.bytes, at, Int(token.end), $0.sign) }) {
      value *= scale.worth
      at += scale.sign.count
    }
    if starts(text.bytes, at, Int(token.end), Array("多".utf8)) { at += 3 }
    guard value < NumberReader.largest,
      let unit = units.first(where: { starts(text.bytes, at, Int(token.end), $0.sign) })
    else { return nil }
    return Quantity(
      range: Int(figure.start)..<(at + unit.sign.count), bound: .eq, number: value, unit: unit.name,
      rule: "quantity.han",
      story: sentence.story, tokens: (place - 1)..<(place + 1))
  }

  /// `百分之四十`.
  private static func percents(_ text: TokenText, _ place: Int, _ sentence: TokenText.Sentence) -> [Quantity] {
    let token = text.tokens[place]
    var found: [Quantity] = []
    var at = Int(token.start)
    while at < Int(token.end) {
      guard starts(text.bytes, at, Int(token.end), percent) else {
        at += text.bytes[at] < 0x80 ? 1 : text.bytes[at] < 0xE0 ? 2 : text.bytes[at] < 0xF0 ? 3 : 4
        continue
      }
      let number = number(text.bytes, at + percent.count, Int(token.end))
      if number.end > at + percent.count, number.value < NumberReader.largest {
        found.append(
          Quantity(
            range: at..<number.end, bound: .eq, number: number.value, unit: "percent", rule: "quantity.han-percent",
            story: sentence.story, tokens: place..<(place + 1)))
      }
      at = max(number.end, at + 3)
    }
    return found
  }

  /// A number below a thousand in Chinese digits.
  private static func number(_ bytes: [UInt8], _ start: Int, _ end: Int) -> (value: Double, end: Int) {
    var (total, digit, at) = (0.0, 0.0, start)
    while at + 3 <= end {
      let sign = Array(bytes[at..<(at + 3)])
      if let value = digits.firstIndex(of: sign) {
        digit = Double(value)
      } else if sign == Array("十".utf8) {
        total += max(digit, 1) * 10
        digit = 0
      } else if sign == Array("百".utf8) {
        total += max(digit, 1) * 100
        digit = 0
      } else {
        break
      }
      at += 3
    }
    return (total + digit, at)
  }
}
