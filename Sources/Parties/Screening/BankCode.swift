/// What two BICs have in common: the first eight characters name the institution, the rest a branch.
enum BankCode {
  /// - Parameter listed: codes of the party, of which one at least is of the same institution.
  static func judge(
    _ code: String, listed: some Sequence<String>
  ) -> (score: Double, level: PartyMatch.Level, reason: String) {
    let branches = listed.filter { FinancialCode.isBIC($0) && $0.hasPrefix(code.prefix(8)) }.sorted()
    func isSame(_ other: String) -> Bool {
      other == code || Set([other, code].map { $0.dropFirst(8) }).isSubset(of: ["", "XXX"])
    }
    if branches.isEmpty || branches.contains(where: isSame) { return (1, .identity, "same BIC `\(code)`") }
    return (0.95, .identity, "BIC of the same institution, another branch: `\(branches[0])`")
  }
}
