public import Interchange

/// Ways of the money that do not go by SWIFT, from `data/payment-routes.csv`: who takes part is known by the code of
/// another system, by a word, or by the country of a BIC.
public struct PaymentRoutes: Sendable {
  struct Route: Sendable {
    let name: String
    let note: String
    let status: String
  }

  private enum Sign: String, CaseIterable {
    /// `ClrSysMmbId/ClrSysId/Cd` of ISO 20022.
    case code = "system_code"
    /// The two letters after `//` in an MT.
    case mt = "mt_code"
    case country = "bic_country"
    case keyword
  }

  private var routes: [Sign: [String: Route]] = [:]

  /// - Throws: `Diagnostic` for a bad table.
  public init(_ bytes: [UInt8], file: String) throws(Diagnostic) {
    let needed = ["route", "recognised_by", "value", "note", "status", "source"]
    for row in try CSVTable(bytes, file: file, requiring: needed).rows {
      guard let sign = Sign(rawValue: row["recognised_by"]) else {
        throw Diagnostic(
          "payment.routes", "`\(row["recognised_by"])` is not a way to recognise a route", at: row.span,
          help: "one of " + Sign.allCases.map(\.rawValue).joined(separator: ", "))
      }
      let key = sign == .keyword ? Self.squeezed(row["value"]) : row["value"]
      guard !key.isEmpty, !row["route"].isEmpty, !row["source"].isEmpty else {
        throw Diagnostic("payment.routes", "a route needs `route`, `value` and `source`", at: row.span)
      }
      routes[sign, default: [:]][key] = Route(name: row["route"], note: row["note"], status: row["status"])
    }
  }

  /// What is to be said of the ways that a transaction takes.
  func annotate(_ transaction: inout PaymentTransaction) {
    let elements = transaction.elements
    let owners = Dictionary(grouping: elements.filter { $0.role.isAgent || $0.kind == .system }, by: \.owner)
    var said: Set<String> = []
    for element in elements {
      if let parts = owners[element.owner], said.insert(element.owner).inserted {
        annotateAgent(parts, element.owner, &transaction)
      }
      annotateText(element, &transaction)
    }
  }

  private func annotateAgent(_ parts: [PaymentElement], _ owner: String, _ transaction: inout PaymentTransaction) {
    if let bic = parts.first(where: { $0.kind == .bic && FinancialCode.isBIC(FinancialCode.squeezed($0.text)) }) {
      let country = String(FinancialCode.squeezed(bic.text).dropFirst(4).prefix(2))
      if let route = routes[.country]?[country] {
        transaction.note("payment.route", "\(route.name): \(route.note)\(doubt(route))", at: bic)
      }
      return
    }
    if let system = parts.first(where: { $0.kind == .system }) {
      let route = routes[.code]?[system.text] ?? routes[.mt]?[String(system.text.dropFirst(2))]
      let words = route.map { "route by \($0.name): \($0.note)\(doubt($0))" } ?? "route by `\(system.text)`"
      transaction.note("payment.route", "\(words); no BIC", at: system)
    } else if let name = parts.first(where: { $0.kind == .name && $0.role.isAgent }) {
      transaction.note("payment.no-bic", "an agent known by its name only; no BIC", at: name)
    }
  }

  private func annotateText(_ element: PaymentElement, _ transaction: inout PaymentTransaction) {
    guard [.freeText, .name, .address].contains(element.kind), let keywords = routes[.keyword] else { return }
    let text = " \(Self.squeezed(element.text)) "
    for (word, route) in keywords.sorted(by: { $0.key < $1.key }) where text.contains(" \(word) ") {
      transaction.note("payment.route", "route by \(route.name): \(route.note)\(doubt(route))", at: element)
    }
  }

  private func doubt(_ route: Route) -> String { route.status == "UNSURE" ? " (unsure)" : "" }

  /// Lower-case words of any script with single spaces between.
  private static func squeezed(_ text: String) -> String {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.joined(separator: " ")
  }
}
