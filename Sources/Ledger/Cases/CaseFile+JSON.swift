public import Interchange

extension CaseFile {
  /// The case as the API and the CLI print it.
  public var json: JSON {
    .object([
      ("case", .integer(number)), ("occasion", .string(occasion.rawValue)), ("state", .string(state.rawValue)),
      ("title", .string(title)), ("matter", .string(matter)), ("deals", .strings(deals)),
      ("assignee", .string(assignee)), ("pairs", .array(pairs.map(\.json))),
      ("proposal", proposal?.json ?? .null), ("decision", judgement?.json ?? .null),
      ("possible", .strings(Decision.possible(occasion).map(\.rawValue))),
      ("opened", .string(opened)), ("changed", .string(changed)), ("history", .array(history.map(\.json))),
    ])
  }
}

extension CaseFile.Judgement {
  fileprivate var json: JSON {
    .object([
      ("decision", .string(decision.rawValue)), ("actor", .string(actor)), ("reason", .string(reason)),
      ("time", .string(time)), ("record", .integer(seq)),
    ])
  }
}

extension CaseFile.Event {
  fileprivate var json: JSON {
    .object([
      ("record", .integer(seq)), ("time", .string(time)), ("actor", .string(actor)), ("action", .string(action)),
      ("words", .string(words)),
    ])
  }
}
