import Interchange
import Names

/// Makes the bytes of an index from lists.
enum IndexImage {
  static func bytes(of lists: [PartyList], knowledge: ScreeningKnowledge, source: UInt64) -> [UInt8] {
    let labels = lists.map(\.label)
    let parties = MergedParty.merge(lists).filter { !$0.party.listings.isEmpty }.map { $0.with(knowledge.known) }
    var warnings: [[String]] = [[]]
    var builder = IndexBuilder()
    for item in parties {
      let warning = warnings.firstIndex(of: item.warnings) ?? warnings.count
      if warning == warnings.count { warnings.append(item.warnings) }
      builder.beginParty(
        kind: kind(of: item.party), list: labels.firstIndex(of: item.list) ?? 0,
        record: PartyListWriter.record(item.party), periods: periods(item.party), warning: UInt8(clamping: warning))
      let isCraft = ["vessel", "aircraft"].contains(item.party.type)
      builder.addName(item.party.name, alias: -1, isCraft: isCraft)
      for (number, alias) in item.party.aliases.enumerated() {
        builder.addName(alias.name, alias: Int32(number), isWeak: alias.isWeak, isCraft: isCraft)
      }
      for (number, address) in item.party.addresses.enumerated() { builder.addAddress(address, number: number) }
      for key in Set(item.party.identifiers.flatMap(IdentifierKeys.keys)) { builder.addIdentifier(key) }
    }
    return builder.bytes(world: knowledge.names, source: source, lists: document(labels, warnings))
  }

  private static func kind(of party: ListedParty) -> MatchModel.Kind {
    party.isPerson ? .person : .organisation
  }

  private static func periods(_ party: ListedParty) -> [IndexLayout.Period] {
    party.listings.enumerated().map { number, listing in
      IndexLayout.Period(
        from: listing.begins.map { Int32(clamping: $0.ordinal) } ?? .min,
        until: listing.until.map { Int32(clamping: $0.ordinal) } ?? .max, number: Int32(number))
    }
  }

  // MARK: Labels

  private static func document(_ lists: [PartyMatch.List], _ warnings: [[String]]) -> [UInt8] {
    let labels = lists.map { list in
      JSON.strings([list.id, list.title, list.edition.description, list.coverage])
    }
    return Array(
      JSONWriter.compact(
        .object([("lists", .array(labels)), ("warnings", .array(warnings.map { .strings($0) }))])
      ).utf8)
  }

  static func labels(_ bytes: [UInt8]) -> (lists: [PartyMatch.List], warnings: [[String]])? {
    guard let document = try? JSONReader.read(bytes, file: "index"), let lists = document["lists"]?.array,
      let warnings = document["warnings"]?.array
    else { return nil }
    let labels = lists.compactMap { item -> PartyMatch.List? in
      guard let texts = item.array?.compactMap(\.string), texts.count == 4, let edition = CalendarDay(texts[2]) else {
        return nil
      }
      return PartyMatch.List(id: texts[0], title: texts[1], edition: edition, coverage: texts[3])
    }
    guard labels.count == lists.count else { return nil }
    return (labels, warnings.map { $0.array?.compactMap(\.string) ?? [] })
  }
}
