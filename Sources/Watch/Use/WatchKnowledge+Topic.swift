extension WatchKnowledge {
  /// A topic, widened by what is known of its names: the id on a list, the name that reading gives.
  public func topic(_ text: String, aliases: [String] = [], ids: Set<String> = []) -> WatchTopic {
    var (names, ids) = (aliases, ids)
    for name in [text] + aliases {
      guard let known = knownName(name) else { continue }
      names.append(known.name)
      if let id = known.id { ids.insert(id) }
    }
    return WatchTopic(text, aliases: names, ids: ids)
  }

  /// What the whole of `text` is known to name.
  private func knownName(_ text: String) -> KnownName? {
    let bytes = Array(text.utf8)
    if let match = gazetteer.matchHan(bytes, at: 0, end: bytes.count), match.end == bytes.count {
      return gazetteer.known[Int(match.entry.known)]
    }
    var tokenizer = Tokenizer(bytes, 0..<bytes.count, lexicon: lexicon)
    tokenizer.run()
    let match = gazetteer.match(tokenizer.tokens, at: 0, end: tokenizer.tokens.count, in: bytes)
    return match.flatMap { $0.end == tokenizer.tokens.count ? gazetteer.known[Int($0.entry.known)] : nil }
  }
}
