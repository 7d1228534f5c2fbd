public import Interchange

/// An application as its records tell it.
public struct ApplicationFile: Sendable {
  /// Where it stands with the agency.
  public enum State: String, Sendable, CaseIterable {
    case draft, submitted, referred, denied, approved, withdrawn
    case holdWithoutAction = "hold_without_action"
    case returnedWithoutAction = "returned_without_action"
    case intentToDeny = "intent_to_deny"

    /// Whether the agency has done with it.
    public var isFinal: Bool { [.denied, .approved, .withdrawn, .returnedWithoutAction].contains(self) }
  }

  public let application: LicenceApplication
  public let state: State
  /// The licence that was granted on it.
  public let licence: String?

  init?(_ records: [LedgerRecord]) {
    guard let first = records.last(where: { $0.entry.action == "licence.apply" }),
      let document = first.payload["application"],
      let application = try? LicenceApplication(document)
    else { return nil }
    self.application = application
    var (state, licence): (State, String?) = (.draft, nil)
    for record in records {
      if let next = record.entry.decision.flatMap({ State(rawValue: $0) }) { state = next }
      if record.entry.action == "licence.grant" {
        (state, licence) = (.approved, record.payload["licence"]?.string)
      }
    }
    (self.state, self.licence) = (state, licence)
  }

  public var json: JSON {
    .object([
      ("application", .string(application.control)), ("state", .string(state.rawValue)),
      ("licence", .string(licence)), ("document", application.document),
    ])
  }
}
