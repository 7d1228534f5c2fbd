import Interchange

/// What must be true of lists before they take the place of those that are there.
struct UpdateCheck {
  let source: PublishedSource
  let store: ListStore
  let today: CalendarDay
  let overruled: Set<UpdateDoubt>

  /// - Throws: `Diagnostic`: `update.wrong-list`, `update.missing-list`, `update.future`, `update.older`,
  ///   `update.shrunken`, `update.sentinel`.
  func check(_ lists: [PartyList]) throws(Diagnostic) {
    try checkNames(lists)
    for list in lists {
      // A day of grace for clocks and for publishers east of Greenwich.
      guard list.edition.daysSince1970 <= today.daysSince1970 + 1 else {
        throw refusal("future", "`\(list.id)` says that it is of \(list.edition), which is still to come")
      }
      let current = try store.editions(of: list.id).last
      if let current {
        guard list.edition >= current || overruled.contains(.older) else {
          throw refusal("older", "`\(list.id)` is of \(list.edition), and \(current) is there already")
        }
        try checkSize(list, before: try store.load(list.id, current).parties.count)
      }
      if !overruled.contains(.sentinel) { try checkSentinels(list) }
    }
  }

  private func checkNames(_ lists: [PartyList]) throws(Diagnostic) {
    let missing = source.lists.filter { expected in !lists.contains { $0.id == expected.id } }
    guard !missing.isEmpty else { return }
    let found = lists.map { "`\($0.id)`" }.joined(separator: ", ")
    let wanted = missing.map { "`\($0.id)`" }.joined(separator: ", ")
    if missing.count == source.lists.count {
      throw refusal("wrong-list", "the file holds \(found), not \(wanted)")
    }
    throw refusal("missing-list", "the file holds no list \(wanted)")
  }

  private func checkSize(_ list: PartyList, before: Int) throws(Diagnostic) {
    let lost = before - list.parties.count
    guard lost * 100 > before * source.mostShrinkagePercent, !overruled.contains(.shrunken) else { return }
    throw refusal(
      "shrunken",
      "`\(list.id)` would shrink from \(before) parties to \(list.parties.count), by more than "
        + "\(source.mostShrinkagePercent) %")
  }

  private func checkSentinels(_ list: PartyList) throws(Diagnostic) {
    let wanted = source.lists.first { $0.id == list.id }?.sentinels ?? []
    guard !wanted.isEmpty else { return }
    var names: Set<String> = []
    for party in list.parties {
      for name in [party.name] + party.aliases.map(\.name) {
        names.insert(ListDiff.key(name))
        names.insert(ListDiff.key(Self.withoutShortName(name)))
      }
    }
    for sentinel in wanted where !names.contains(ListDiff.key(sentinel)) {
      throw refusal("sentinel", "`\(list.id)` does not hold `\(sentinel)`, which has long been on it")
    }
  }

  /// `Huawei Technologies Co., Ltd. (Huawei)` without the brackets at its end.
  private static func withoutShortName(_ name: String) -> String {
    guard name.hasSuffix(")"), let open = name.lastIndex(of: "("), open > name.startIndex else { return name }
    return String(name[..<open])
  }

  private func refusal(_ id: String, _ what: String) -> Diagnostic {
    let overruling = UpdateDoubt(rawValue: id).map { "; if it is right: --force \($0.rawValue)" } ?? ""
    return Diagnostic(
      "update.\(id)", what, help: "the edition that is there stays; look at the publisher's page\(overruling)")
  }
}
