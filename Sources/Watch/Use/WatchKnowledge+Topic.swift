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
    if let match = matchHan(bytes, at: 0, end: bytes.count), match.end == bytes.count {
      return name(match.entry)
    }
    var tokenizer = Tokenizer(bytes, 0..<bytes.count, lexicon: lexicon)
    tokenizer.run()
    let tokens = tokenizer.tokens
    guard !tokens.isEmpty, let match = match(tokens, at: 0, end: tokens.count, in: bytes), match.end == tokens.count
    else { return nil }
    var known = name(match.entry)
    if known.id == nil { known.id = listedID(known.type, tokens, 0..<tokens.count, in: bytes) }
    return known
  }
}
