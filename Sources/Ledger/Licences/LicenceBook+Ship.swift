public import Interchange

extension LicenceBook {
  /// Draws a shipment from a licence.
  ///
  /// - Throws: `Diagnostics` `licence.refused.…`, one for each reason why it may not go; `licence.shipment` if one of that
  ///   name has gone otherwise.
  public func ship(_ shipment: LicenceShipment, actor: String) throws(Diagnostics) -> LedgerReceipt {
    let outcome: Result<LedgerReceipt, Diagnostics>
    do throws(Diagnostic) {
      outcome = try store.write { transaction in try Self.ship(shipment, actor, transaction) }
    } catch {
      throw Diagnostics([error])
    }
    return try outcome.get()
  }

  private static func ship(
    _ shipment: LicenceShipment, _ actor: String, _ transaction: LedgerTransaction
  ) throws -> Result<LedgerReceipt, Diagnostics> {
    let licence = try licence(shipment.licence, transaction.db)
    let key = "ship:\(licence.number):\(shipment.shipment)"
    if let known = try LedgerReading.record(keyed: key, transaction.db), let gone = try? LicenceShipment(known.payload)
    {
      // Drawn down once, however often it is said.
      guard shipment.isSame(as: gone) else {
        let message = "shipment `\(shipment.shipment)` is record \(known.seq), which says something else"
        return .failure(Diagnostics([Diagnostic("licence.shipment", message, help: "give it another name")]))
      }
      return .success(LedgerReceipt(seq: known.seq, time: known.time, isRepeated: true))
    }
    let coverage = LicenceCoverage(of: shipment.use, by: licence, shippedUntil: .distantFuture)
    guard coverage.refusals.isEmpty else {
      return .failure(
        Diagnostics(coverage.refusals.map { Diagnostic("licence.refused.\($0.id)", $0.words) }))
    }
    let deal = shipment.deal.map { ["deal:\($0)"] } ?? []
    var entry = LedgerEntry(.licence, actor: actor, action: "licence.ship", about: ["licence:\(licence.number)"] + deal)
    entry.payload = shipment.document(drawnFrom: coverage.lines)
    (entry.key, entry.eventDay) = (key, shipment.day)
    return .success(try transaction.append(entry))
  }
}
