import Interchange

/// A party's fields as lists of texts, for comparing editions. Where the record stood, and its raw text, are left out.
struct PartyFields {
  private let fields: [(name: String, values: [String])]

  init(_ party: ListedParty) {
    fields = [
      ("name", [party.name]), ("type", [party.type].compactMap { $0 }),
      ("aliases", party.aliases.map { Self.text($0.name, [$0.isWeak ? "weak" : nil, $0.note]) }),
      ("countries", party.countries), ("addresses", party.addresses),
      ("identifiers", party.identifiers.map { Self.text("\($0.kind) \($0.value)", [$0.country]) }),
      ("births", party.births), ("notes", party.notes), ("source", [party.source].compactMap { $0 }),
      ("from", party.listings.compactMap { $0.from?.description }),
      ("published", party.listings.compactMap { $0.published?.description }),
      ("until", party.listings.compactMap { $0.until?.description }),
      ("requirement", Self.stated(party.listings.map(\.requirement))),
      ("policy", Self.stated(party.listings.map(\.policy))),
      ("review", party.listings.compactMap { $0.review?.rawValue }),
      ("scope", party.listings.map(\.scope.rawValue)), ("footnotes", party.listings.flatMap(\.footnotes)),
      ("programs", party.listings.flatMap(\.programs)), ("cites", party.listings.flatMap(\.citations)),
    ]
  }

  /// The same for parties that read the same.
  var key: String {
    fields.map { "\($0.name)\u{2}" + $0.values.joined(separator: "\u{1}") }.joined(separator: "\u{3}")
  }

  func changes(to other: PartyFields, idBefore: String, idAfter: String) -> [ListDiff.Change] {
    var changes =
      idBefore == idAfter ? [] : [ListDiff.Change(field: "id", removed: [idBefore], added: [idAfter])]
    for (before, after) in zip(fields, other.fields) where before.values != after.values {
      let (old, new) = (Set(before.values), Set(after.values))
      let removed = before.values.filter { !new.contains($0) }
      let added = after.values.filter { !old.contains($0) }
      // Another order, or one value more often, is a change too: then all of it is shown.
      let isOrder = removed.isEmpty && added.isEmpty
      changes.append(
        ListDiff.Change(
          field: before.name, removed: isOrder ? before.values : removed, added: isOrder ? after.values : added))
    }
    return changes
  }

  private static func text(_ value: String, _ marks: [String?]) -> String {
    let marks = marks.compactMap { $0 }
    return marks.isEmpty ? value : "\(value) (\(marks.joined(separator: ", ")))"
  }

  private static func stated(_ values: [String]) -> [String] { values.filter { !$0.isEmpty } }
}
