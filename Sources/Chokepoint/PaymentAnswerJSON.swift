import Controls
public import Interchange
public import Parties

extension PaymentAnswer {
  /// The answer to one transaction; null stands for what the message does not say.
  public var json: JSON {
    let message = transaction.message
    return .object([
      ("file", .string(message.file)), ("message", .integer(message.number)), ("kind", .string(message.kind.rawValue)),
      ("version", .string(message.version)), ("message_id", .string(message.id)),
      ("transaction", .integer(transaction.number)), ("line", .integer(transaction.line)),
      ("references", .object(transaction.references.map { ($0.kind, .string($0.text)) })),
      ("amount", Self.amount(transaction.amount)), ("instructed", Self.amount(transaction.instructed)),
      ("outcome", .string(outcome.rawValue)), ("hits", .array(hits.map(\.json))),
      ("not_screened", .array(unscreened.map(\.json))), ("notes", .array(notes.map(\.json))),
      ("compared", Self.counts(counts(compared: true))), ("only_read", Self.counts(counts(compared: false))),
    ])
  }

  private static func amount(_ amount: PaymentTransaction.Amount?) -> JSON {
    amount.map { .object([("text", .string($0.text)), ("currency", .string($0.currency))]) } ?? .null
  }

  private static func counts(_ counts: [(kind: PaymentElement.Kind, count: Int)]) -> JSON {
    .object(counts.map { ($0.kind.rawValue, .integer($0.count)) })
  }
}

extension PaymentElement {
  fileprivate var members: [(String, JSON)] {
    [
      ("role", .string(role.rawValue)), ("field", .string(field)), ("line", .integer(line)),
      ("kind", .string(kind.rawValue)), ("text", .string(text)),
    ]
  }
}

extension PaymentHit {
  fileprivate var json: JSON {
    let place = span.map { span in
      JSON.object([
        ("line", .integer(span.line)), ("from", .integer(span.from)), ("last_line", .integer(span.lastLine)),
        ("to", .integer(span.to)),
      ])
    }
    return .object(
      element.members + [
        ("query", .string(query)), ("how", .string(how)), ("span", place ?? .null), ("match", match.json),
      ])
  }
}

extension PaymentAnswer.Unscreened {
  fileprivate var json: JSON {
    .object(element.members + [("reason", .string(reason.message)), ("id", .string(reason.id))])
  }
}

extension PaymentTransaction.Note {
  fileprivate var json: JSON {
    .object([
      ("id", .string(id)), ("text", .string(text)), ("field", .string(field)), ("line", .integer(line)),
    ])
  }
}
