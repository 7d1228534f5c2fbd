import Interchange

/// What a file tells before it is read: the date in its name, and its first whole characters.
enum FileStart {
  /// The last date in a file's name.
  static func edition(inName path: String) -> CalendarDay? {
    let name = Array(path.utf8.suffix(while: { $0 != UInt8(ascii: "/") }))
    guard name.count >= 10 else { return nil }
    for start in stride(from: name.count - 10, through: 0, by: -1) {
      if let day = CalendarDay(String(decoding: name[start..<(start + 10)], as: UTF8.self)) { return day }
    }
    return nil
  }

  /// Without a scalar that the cut broke.
  static func wholeScalars(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard bytes.count == 2048 else { return bytes }
    var end = bytes.endIndex
    while end > bytes.startIndex, bytes[end - 1] & 0xC0 == 0x80 { end -= 1 }
    return end > bytes.startIndex && bytes[end - 1] >= 0xC0 ? bytes[..<(end - 1)] : bytes[..<bytes.endIndex]
  }
}

extension Collection where Element == UInt8, Self: BidirectionalCollection {
  fileprivate func suffix(while condition: (UInt8) -> Bool) -> SubSequence {
    var start = endIndex
    while start > startIndex, condition(self[index(before: start)]) { start = index(before: start) }
    return self[start...]
  }
}
