/// Gives records ids that stay the same from edition to edition: a slug of the name, numbered where several share it.
struct PartyIDs {
  private var seen: [String: Int] = [:]

  /// - Parameter words: what tells the record: name and country, or a number.
  mutating func next(_ words: String) -> String {
    var slug = String(ListText.squeezed(words).map { $0 == " " ? "-" : $0 }.prefix(80))
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
