public import Interchange

/// The listed parties by the codes that their lists give: BIC, LEI and other numbers, as the index files them.
///
/// A BIC counts by its first eight characters, which name the institution; what follows is the branch. Other numbers
/// must be the same from end to end, and are of six characters or more.
public struct PaymentIdentifiers: Sendable {
  private let index: ScreeningIndex

  public init(_ index: ScreeningIndex) { self.index = index }

  /// The parties in force on `day` that have the code of an element; nil for now.
  public func matches(for kind: PaymentElement.Kind, _ text: String, asOf day: CalendarDay?) -> [PartyMatch] {
    let code = FinancialCode.squeezed(text)
    switch kind {
    case .bic:
      return found(FinancialCode.isBIC(code) ? IdentifierKeys.key(.bic, code) : nil, day) { party in
        let codes = party.identifiers.filter(IdentifierKeys.isBank).flatMap(IdentifierKeys.codes)
        return BankCode.judge(code, listed: codes)
      }
    case .lei: return found(IdentifierKeys.key(.lei, code), day) { _ in (1, .identity, "same LEI `\(code)`") }
    default:
      return found(IdentifierKeys.key(number: code), day) { party in
        let same = party.identifiers.first { IdentifierKeys.codes($0).contains(code) }
        return same.map { (0.9, .probable, "same number as `\($0.value)` (\($0.kind))") }
      }
    }
  }

  private func found(
    _ key: UInt64?, _ day: CalendarDay?,
    _ judge: (ListedParty) -> (score: Double, level: PartyMatch.Level, reason: String)?
  ) -> [PartyMatch] {
    guard let key else { return [] }
    return index.parties(withKey: key, asOf: day).compactMap { index.match(number: $0, day, judge) }
  }
}
