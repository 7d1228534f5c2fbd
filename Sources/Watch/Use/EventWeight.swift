/// How much an event matters to somebody who has a minute.
enum EventWeight {
  static func weight(_ event: WatchEvent, isWatched: Bool) -> Int {
    if event.isWithdrawn { return 0 }
    var weight = isWatched ? 8 : 0
    weight += kinds[event.kind] ?? 0
    weight += predicates[event.predicate] ?? (slight.contains(event.predicate) ? -4 : 0)
    if !event.subjects.contains(where: { event.names[$0].type != "Words" }) { weight -= 2 }
    weight += 2 * min(3, event.sources.count - 1)
    weight += event.hedging == "asserted" ? 2 : event.hedging == "reported" ? 1 : 0
    if event.value != nil { weight += 1 }
    if !event.contradicts.isEmpty { weight += 1 }
    if event.names.contains(where: { $0.id != nil }) { weight += 1 }
    let words = event.statement.utf8.count { $0 == 0x20 }
    return words > 45 ? weight - 3 : words < 4 ? weight - 4 : weight
  }

  /// What says little to somebody in a hurry.
  private static let slight: Set<String> = [
    "declined", "met", "joined", "left", "hired", "asked", "keeps", "faces", "gives", "takes",
  ]
  private static let kinds: [WatchEvent.Kind: Int] = [.listChange: 8, .ruleChange: 8, .headline: -4]

  /// Acts of states first, then trade, then figures and plans.
  private static let predicates: [String: Int] = {
    var weights: [String: Int] = [:]
    for (weight, names) in [
      (
        6, "added_to_list removed_from_list restricted banned sanctioned denied_licence charged seized requires_licence"
      ),
      (5, "imposed_rule takes_effect approved eased_controls investigated changes applies_to delayed resumed violated"),
      (4, "smuggled supplies exports imports sells buys stockpiles invested depends_on complied"),
      (
        3,
        "produces lags_behind holds_share reached reduced lost raised earned grew fell accounts_for catches_up launched"
      ),
      (2, "plans considers expects warned threatened opposed developed announced opened closed"),
    ] {
      for name in names.split(separator: " ") { weights[String(name)] = weight }
    }
    return weights
  }()
}
