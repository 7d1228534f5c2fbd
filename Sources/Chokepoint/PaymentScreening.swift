import Controls
public import Interchange
public import Parties

extension Workspace {
  /// A screener of payments over the current lists; it remembers what it looked up.
  ///
  /// - Parameters:
  ///   - routes: the ways round SWIFT to look for.
  ///   - day: the day on which a party must be listed; nil for now.
  /// - Throws: `Diagnostic` if a list cannot be read whole.
  public func paymentScreener(
    routes: PaymentRoutes, asOf day: CalendarDay? = nil, threshold: Double = Workspace.threshold
  ) throws(Diagnostic) -> PaymentScreener {
    let identifiers = PaymentIdentifiers(try lists(asOf: day))
    let countries = countries
    return PaymentScreener(
      lookup: PaymentScreener.Lookup(
        names: { (name, threshold) throws(Diagnostic) in
          try self.screen(name, asOf: day, threshold: threshold, limit: 10)
        },
        codes: { (kind, code) throws(Diagnostic) in identifiers.matches(for: kind, code, asOf: day) },
        country: { countries.code(for: $0) }),
      routes: routes, threshold: threshold)
  }
}

extension PaymentRoutes {
  /// The routes of a data folder.
  ///
  /// - Throws: `Diagnostic` for a table that does not load whole.
  public init(inFolder data: String) throws(Diagnostic) {
    try self.init(InputFile.read("\(data)/payment-routes.csv", limit: 1 << 20), file: "data/payment-routes.csv")
  }
}
