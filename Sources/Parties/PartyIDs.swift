/// Gives records ids that stay the same from edition to edition: a slug of the name, numbered where several share it.
struct PartyIDs {
  private var seen: [String: Int] = [:]

  /// - Parameter words: what tells the record: name and country, or a number.
  mutating func next(_ words: String) -> String {
    let bytes = ListText.squeezed(words).utf8.prefix(80).map { $0 == 0x20 ? UInt8(ascii: "-") : $0 }
    var slug = String(decoding: bytes, as: UTF8.self)
    if slug.isEmpty { slug = "record" }
    let count = (seen[slug] ?? 0) + 1
    seen[slug] = count
    guard count > 1 else { return slug }
    var numbered = "\(slug)-\(count)"
    while seen[numbered] != nil { numbered += "x" }
    seen[numbered] = 1
    return numbered
  }
}
