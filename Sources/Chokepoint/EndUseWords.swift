/// End uses in the words of people, as the kinds that a deal states. Every telling word must be known and all of them
/// must mean one kind; else the words mean nothing here.
enum EndUseWords {
  private static let fillers: Set<String> = [
    "a", "an", "and", "at", "by", "for", "in", "of", "or", "the", "to", "with", "commercial", "private", "public",
    "use", "end", "ai",
  ]

  /// Phrases first, single words after; a phrase takes its words out.
  private static let phrases: [(words: [String], kind: String)] = [
    (["data", "centre"], "datacenter"), (["data", "center"], "datacenter"),
    (["advanced", "node", "logic", "fab"], "advanced_node_fab"), (["advanced", "node", "fab"], "advanced_node_fab"),
    (["advanced", "nand", "fab"], "advanced_node_fab"), (["advanced", "dram", "fab"], "advanced_node_fab"),
    (["nand", "128", "layers", "more"], "advanced_node_fab"), (["mature", "fab"], "mature_fab"),
    (["mature", "node", "fab"], "mature_fab"), (["fab", "unknown", "node"], "unknown_node_fab"),
    (["unknown", "node", "fab"], "unknown_node_fab"), (["accelerator", "packaging"], "packaging"),
    (["chip", "packaging"], "packaging"),
  ]
  private static let longestFirst = phrases.enumerated().sorted { left, right in
    (right.element.words.count, left.offset) < (left.element.words.count, right.offset)
  }.map(\.element)
  private static let singles: [String: String] = [
    "datacenter": "datacenter", "datacentre": "datacenter", "cloud": "cloud", "gaming": "consumer",
    "consumer": "consumer",
    "research": "research", "university": "research", "packaging": "packaging", "supercomputer": "supercomputer",
    "supercomputing": "supercomputer", "military": "military", "weapons": "weapons",
  ]

  static func kind(of text: String) -> String? {
    let lowered = text.lowercased()
    // `production of an etcher in 3B001`: making a tool that an ECCN of group 3B names.
    if lowered.hasPrefix("production of"), lowered.contains(" 3b") { return "equipment_production" }
    var words = lowered.split { !$0.isLetter && !$0.isNumber }.map(String.init).filter { !fillers.contains($0) }
    if words.isEmpty, lowered == "commercial" { return "commercial" }
    var kinds: Set<String> = []
    // The longest first: `mature node fab` is more than `mature fab` and a word left over.
    for phrase in longestFirst where phrase.words.allSatisfy(words.contains) {
      kinds.insert(phrase.kind)
      words.removeAll { phrase.words.contains($0) }
    }
    for word in words {
      guard let kind = singles[word] else { return nil }
      kinds.insert(kind)
    }
    return kinds.count == 1 ? kinds.first : nil
  }
}
