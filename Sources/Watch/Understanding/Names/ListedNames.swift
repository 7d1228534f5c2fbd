/// The parties of a workspace's imported lists as names of news: made once for an edition of the lists, kept as bytes, and
/// read without making anything anew.
///
///     let bytes = ListedNames.image(of: names, knowledge)
///     knowledge.listed = ListedNames(bytes)
public struct ListedNames: Sendable {
  private let gazetteer: Gazetteer
  private let blob: [UInt8]
  /// Where id and name of each party begin in the blob, and where the last ends.
  private let offsets: [UInt32]

  /// Changes with the form of the bytes and with what is kept of a name.
  public static let version: UInt64 = 1
  private static let magic: UInt64 = 0x6E61_6D65_7331

  /// How many parties may be linked.
  public var count: Int { offsets.count / 2 }

  // MARK: Making

  /// The bytes for some names; where two parties have one name, the first has it.
  public static func image(of names: [ListedName], _ knowledge: WatchKnowledge) -> [UInt8] {
    let rules = ListedForms(names, lexicon: knowledge.lexicon)
    var gazetteer = Gazetteer()
    var (blob, offsets): ([UInt8], [UInt32]) = ([], [])
    for name in names {
      let forms = rules.forms(name)
      guard !forms.isEmpty else { continue }
      let place = Int32(offsets.count / 2)
      for text in [name.id, name.name] {
        offsets.append(UInt32(blob.count))
        blob += Array(text.utf8)
      }
      let type: NameType = rules.isPerson(name) ? .person : .company
      for form in forms { gazetteer.insert(form, place, type) }
    }
    var bytes: [UInt8] = []
    func add(_ word: UInt64) { withUnsafeBytes(of: word.littleEndian) { bytes.append(contentsOf: $0) } }
    add(magic &+ version)
    add(UInt64(offsets.count))
    add(UInt64(blob.count))
    for offset in offsets { add(UInt64(offset)) }
    bytes += blob + [UInt8](repeating: 0, count: -blob.count & 7)
    for word in gazetteer.image { add(word) }
    return bytes
  }

  /// Nil for bytes that are not of this version, or not whole.
  public init?(_ bytes: [UInt8]) {
    let words = bytes.count / 8
    func word(_ place: Int) -> UInt64 {
      bytes.withUnsafeBytes { UInt64(littleEndian: $0.loadUnaligned(fromByteOffset: place * 8, as: UInt64.self)) }
    }
    guard bytes.count % 8 == 0, words > 3, word(0) == Self.magic &+ Self.version, word(1) <= UInt64(words),
      word(2) <= UInt64(bytes.count)
    else { return nil }
    let (parties, length) = (Int(word(1)), Int(word(2)))
    let start = (3 + parties) * 8
    let end = start + length + (-length & 7)
    guard parties % 2 == 0, end <= bytes.count else { return nil }
    offsets = (0..<parties).map { UInt32(truncatingIfNeeded: word(3 + $0)) }
    blob = Array(bytes[start..<(start + length)])
    guard let gazetteer = Gazetteer(image: bytes[end...], parties: parties / 2) else { return nil }
    self.gazetteer = gazetteer
    guard zip(offsets, offsets.dropFirst()).allSatisfy({ $0 <= $1 }), offsets.last ?? 0 <= blob.count else {
      return nil
    }
  }

  // MARK: Asking

  package func match(
    _ tokens: [Token], at start: Int, end: Int, in bytes: [UInt8]
  ) -> (end: Int, entry: Gazetteer.Entry)? {
    gazetteer.match(tokens, at: start, end: end, in: bytes)
  }

  package func matchHan(_ bytes: [UInt8], at start: Int, end: Int) -> (end: Int, entry: Gazetteer.Entry)? {
    gazetteer.matchHan(bytes, at: start, end: end)
  }

  /// The party of an entry.
  package func party(_ entry: Gazetteer.Entry) -> KnownName {
    let place = Int(entry.known) * 2
    return KnownName(text(place + 1), entry.type, id: text(place))
  }

  private func text(_ place: Int) -> String {
    let end = place + 1 < offsets.count ? Int(offsets[place + 1]) : blob.count
    return String(decoding: blob[Int(offsets[place])..<end], as: UTF8.self)
  }
}
