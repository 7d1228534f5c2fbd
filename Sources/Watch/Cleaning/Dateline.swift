/// `AARSTAD, March 4 (Meridian) - `: the place and day at the beginning of an agency's story.
enum Dateline {
  /// The end of the dateline of a paragraph; nil if it has none.
  static func end(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    let limit = min(range.upperBound, range.lowerBound + 90)
    var place = range.lowerBound
    var capitals = 0
    while place < limit,
      (0x41...0x5A).contains(bytes[place]) || bytes[place] >= 0x80 || [0x20, 0x2D, 0x2E, 0x27].contains(bytes[place])
    {
      if (0x41...0x5A).contains(bytes[place]) { capitals += 1 }
      if isDash(bytes, place, limit) { return capitals >= 4 ? place : nil }
      place += 1
    }
    guard capitals >= 4, place < limit, bytes[place] == 0x2C || bytes[place] == 0x28 else { return nil }
    while place < limit {
      if isDash(bytes, place, limit) { return place }
      place += 1
    }
    return nil
  }

  /// A dash of any kind between blanks.
  private static func isDash(_ bytes: [UInt8], _ place: Int, _ limit: Int) -> Bool {
    guard place > 0, bytes[place - 1] == 0x20, place + 3 < limit else { return false }
    if bytes[place] == 0x2D { return bytes[place + 1] == 0x20 || bytes[place + 1] == 0x2D }
    return bytes[place] == 0xE2 && bytes[place + 1] == 0x80 && (0x93...0x95).contains(bytes[place + 2])
  }
}
