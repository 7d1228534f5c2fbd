import Interchange
import TestSupport

@testable import Ledger

/// The example licence: 80 modules by number, and 40 kg, 1,220,000 dollars together.
enum LicenceSample {
  static func document(_ name: String, _ changes: [(String, String)] = []) throws -> JSON {
    var text = String(decoding: try InputFile.read("\(Place.root)/Examples/licences/\(name).json"), as: UTF8.self)
    for (old, new) in changes { text = text.replacing(old, with: new) }
    return try TestLedger.json(text)
  }

  static func book(_ store: LedgerStore? = nil) throws -> LicenceBook {
    let book = LicenceBook(try store ?? TestLedger.open())
    try book.apply(try LicenceApplication(try document("application")), actor: "anna")
    try book.grant(try LicenceGrant.grant(try document("grant")), actor: "anna")
    return book
  }

  /// Ships, and gives the ids of the refusals.
  static func ship(_ book: LicenceBook, _ changes: [(String, String)] = []) throws -> [String] {
    do {
      _ = try book.ship(try LicenceShipment(try document("shipment", changes)), actor: "anna")
      return []
    } catch let refusal as Diagnostics { return refusal.all.map(\.id) }
  }
}
