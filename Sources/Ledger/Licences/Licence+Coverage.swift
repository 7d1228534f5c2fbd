extension Licence {
  /// What the licence says to a use of it, on the use's day.
  ///
  /// - Parameter deal: the deal that asks; what was shipped for it already is not taken off the balance.
  public func coverage(of use: LicenceUse, without deal: String? = nil) -> LicenceCoverage {
    LicenceCoverage(of: use, by: self, without: deal)
  }
}
