import Interchange

extension CaseFile {
  /// Tells the case from its records, oldest first; nil if they do not begin with its opening.
  init?(_ records: [LedgerRecord], subject: String) {
    guard let first = records.first, first.entry.action == "case.open", subject == "case:\(first.seq)",
      let occasion = first.payload["occasion"]?.string.flatMap({ Occasion(rawValue: $0) }),
      let matter = first.payload["matter"]?.string, let title = first.payload["title"]?.string
    else { return nil }
    (number, self.occasion, self.matter, self.title) = (first.seq, occasion, matter, title)
    (deals, pairs, history) = ([], [], [])
    (state, assignee, proposal, judgement) = (.open, nil, nil, nil)
    (opened, changed) = (first.time, first.time)
    for record in records { apply(record) }
  }

  private mutating func apply(_ record: LedgerRecord) {
    let entry = record.entry
    changed = record.time
    switch entry.action {
    case "case.open", "case.seen": take(record)
    case "case.assign": assignee = record.payload["to"]?.string
    case "case.propose":
      proposal = judgement(record)
      state = .proposed
    case "case.decide":
      (judgement, proposal, state) = (judgement(record), nil, .decided)
    case "case.reopen": (judgement, proposal, state) = (nil, nil, .open)
    default: break
    }
    history.append(
      Event(
        seq: record.seq, time: record.time, actor: entry.actor, action: entry.action, words: Self.words(record)))
  }

  /// What was found, at first or again.
  private mutating func take(_ record: LedgerRecord) {
    for deal in record.payload["deals"]?.array?.compactMap(\.string) ?? [] where !deals.contains(deal) {
      deals.append(deal)
    }
    for pair in (record.payload["pairs"]?.array ?? []).compactMap(Pair.init) {
      if let place = pairs.firstIndex(where: { $0.party == pair.party }) {
        pairs[place] = pair
      } else {
        pairs.append(pair)
      }
    }
    // A proposal was made in view of what was there.
    if record.entry.action == "case.seen", record.payload["pairs"] != nil, state == .proposed {
      (proposal, state) = (nil, .open)
    }
  }

  private func judgement(_ record: LedgerRecord) -> Judgement? {
    record.entry.decision.flatMap { Decision(rawValue: $0) }.map { decision in
      Judgement(
        decision: decision, actor: record.entry.actor, reason: record.entry.reason ?? "", time: record.time,
        seq: record.seq)
    }
  }

  private static func words(_ record: LedgerRecord) -> String {
    let entry = record.entry
    switch entry.action {
    case "case.assign": return "to \(record.payload["to"]?.string ?? "nobody")"
    case "case.note": return record.payload["text"]?.string ?? ""
    default: return [entry.decision, entry.reason].compactMap { $0 }.joined(separator: ": ")
    }
  }
}

extension CaseFile.Pair {
  var json: JSON {
    .object([
      ("party", .string(party)), ("name", .string(name)), ("score", .string(score)),
      ("fingerprint", .string(fingerprint)), ("programmes", .strings(programmes)),
    ])
  }

  init?(_ json: JSON) {
    guard let party = json["party"]?.string, let name = json["name"]?.string, let score = json["score"]?.string,
      let fingerprint = json["fingerprint"]?.string
    else { return nil }
    self.init(
      party: party, name: name, score: score, fingerprint: fingerprint,
      programmes: json["programmes"]?.array?.compactMap(\.string) ?? [])
  }
}
