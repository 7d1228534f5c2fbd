public import Interchange

/// An order to keep whatever is about a matter, however old (15 CFR 762.6(b)).
public struct LegalHold: Hashable, Sendable {
  /// `deal:D-1`, `party:us-entity-list:123`, or `LegalHold.everything`.
  public let subject: String
  public let actor: String
  public let reason: String
  public let time: String
  public let seq: Int

  /// The subject of a hold on all records.
  public static let everything = "all:records"

  public var json: JSON {
    .object([
      ("subject", .string(subject)), ("actor", .string(actor)), ("reason", .string(reason)), ("time", .string(time)),
      ("record", .integer(seq)),
    ])
  }
}
