/// What a person should know of a transaction besides its matches: broken codes, texts that nobody can compare, countries
/// that stand in a line and nowhere else.
struct PaymentNotes {
  let country: (String) -> String?

  func annotate(_ transaction: inout PaymentTransaction) {
    let stated = Set(transaction.elements.filter { $0.kind == .country }.map(\.owner))
    for element in transaction.elements {
      switch element.kind {
      case .bic where !FinancialCode.isBIC(FinancialCode.squeezed(element.text)):
        transaction.note(
          "payment.bic-shape", "`\(element.text.prefix(40))` has not the shape of a BIC; screened as text", at: element)
      case .lei where !FinancialCode.isLEI(FinancialCode.squeezed(element.text)):
        transaction.note(
          "payment.lei-shape",
          "`\(element.text.prefix(40))` is no LEI, or its check digits are wrong; screened as text",
          at: element)
      case .address where !stated.contains(element.owner): noteCountry(element, &transaction)
      default: break
      }
      if [.name, .address, .freeText].contains(element.kind), PaymentText.hasTelegraphCode(element.text) {
        transaction.note(
          "payment.telegraph-code",
          "groups of four digits, which may be Chinese telegraph code: not decoded, a person must read them",
          at: element)
      }
    }
  }

  private func noteCountry(_ element: PaymentElement, _ transaction: inout PaymentTransaction) {
    for line in element.lines {
      guard let (name, code) = lastCountry(in: line) else { continue }
      transaction.note(
        "payment.country-in-line", "country name in a line: `\(name)` may be \(code); no country is stated",
        at: element)
      return
    }
  }

  /// The longest ending of a line that names a country. Codes of two letters are not trusted: `CO`, `IN`, `DE` are words.
  private func lastCountry(in line: String) -> (String, String)? {
    let words = line.split { $0 == " " || $0 == "," }
    for count in stride(from: min(5, words.count), through: 1, by: -1) {
      let name = words.suffix(count).joined(separator: " ")
      if name.utf8.count > 2, let code = country(name) { return (name, code) }
    }
    return nil
  }
}
