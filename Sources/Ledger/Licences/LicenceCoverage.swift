import Interchange

/// What a licence says to a use of it: the reasons against, or the lines that it would be drawn from.
public struct LicenceCoverage: Sendable {
  /// Nothing may go under the licence while there is one.
  public private(set) var refusals: [LicenceRefusal] = []
  /// The line of each item, where one was found.
  public private(set) var lines: [Int?] = []
  /// What is on the lines before the use.
  public let balances: [LicenceBalance]

  private let licence: Licence
  private let use: LicenceUse
  private let terms: LicenceTerms

  /// - Parameter day: the day up to which shipments count; that of the use unless all are to count.
  init(of use: LicenceUse, by licence: Licence, shippedUntil day: CalendarDay? = nil, without deal: String? = nil) {
    (self.licence, self.use) = (licence, use)
    terms = licence.terms(on: use.day)
    let shipped = licence.balances(on: day ?? use.day, without: deal)
    balances = terms.lines.map { line in
      let known = shipped.first { $0.line.line == line.line }
      return LicenceBalance(
        line: line, shippedQuantity: known?.shippedQuantity ?? .zero, shippedValue: known?.shippedValue ?? .zero)
    }
    time()
    parties()
    items()
  }

  private mutating func refuse(_ id: String, _ text: String, cites: String? = nil) {
    refusals.append(LicenceRefusal(id, text, cites: cites))
  }

  private mutating func time() {
    let name = "licence \(licence.number)"
    if use.day < licence.granted {
      refuse("not-yet", "\(name) counts from \(licence.granted), not on \(use.day)", cites: "15 CFR 750.7(g)")
    } else if use.day > terms.expires {
      refuse("expired", "\(name) expired on \(terms.expires)", cites: "15 CFR 750.7(g)")
    }
    guard let change = licence.change(on: use.day), change.state != .live else { return }
    refuse(
      change.state.rawValue, "\(name) is \(change.state.rawValue) since \(change.day): \(change.reason)",
      cites: "15 CFR 750.8")
  }

  // MARK: Parties

  private mutating func parties() {
    if let destination = use.destination {
      if destination != terms.consignee.country {
        refuse("destination", "it goes to \(destination), the licence to \(terms.consignee.country)")
      }
    } else {
      refuse("destination", "the destination is not stated")
    }
    for party in use.parties
    where !allowed(party.role).contains(where: { $0.isNamed(party.name, country: party.country) }) {
      let place = party.country.map { " (\($0))" } ?? ""
      refuse("party", "`\(party.name)`\(place) is no \(party.role.words) of licence \(licence.number)")
    }
    let named = Set(use.parties.map(\.role))
    if named.isDisjoint(with: [.consignee, .endUser]) {
      refuse("party", "neither consignee nor end user is stated")
    } else if !terms.endUsers.isEmpty, !named.contains(.endUser) {
      refuse("party", "the licence names its end users, and none is stated")
    }
  }

  private func allowed(_ role: LicenceUse.Role) -> [LicenceParty] {
    switch role {
    case .exporter: [licence.application.applicant]
    case .purchaser: [terms.purchaser ?? terms.consignee]
    case .intermediate: terms.intermediates
    case .consignee: [terms.consignee]
    case .endUser: terms.endUsers.isEmpty ? [terms.consignee] : terms.endUsers
    }
  }

  // MARK: Items

  private mutating func items() {
    if use.items.isEmpty { refuse("item", "no item is stated") }
    var drawn: [Int: (quantity: Amount, value: Amount)] = [:]
    for item in use.items {
      let line = line(for: item)
      lines.append(line?.line)
      guard let line else {
        let what = item.codes.isEmpty ? "no ECCN" : item.codes.joined(separator: ", ")
        let model = item.model.map { " `\($0)`" } ?? ""
        refuse("item", "\(item.label)\(model) (\(what)) is no item of licence \(licence.number)")
        continue
      }
      guard let amounts = amounts(of: item, on: line) else { continue }
      let before = drawn[line.line] ?? (.zero, .zero)
      drawn[line.line] = (before.quantity + amounts.quantity, before.value + amounts.value)
    }
    for balance in balances { if let wanted = drawn[balance.line.line] { draw(wanted, from: balance) } }
    total(drawn.values.map(\.value).reduce(.zero, +))
  }

  private func line(for item: LicenceUse.Item) -> LicenceLine? {
    let fitting = terms.lines.filter { line in
      item.codes.contains { line.covers($0) } && line.isFor(item.model) && (item.line.map { $0 == line.line } ?? true)
    }
    // Of several, one that is measured so, and of those the one with something on it.
    let measured = fitting.filter { line in item.units.map(line.isMeasured) ?? true }
    let open = measured.first { line in balances.contains { $0.line.line == line.line && !$0.isExhausted } }
    return open ?? measured.first ?? fitting.first
  }

  private mutating func amounts(
    of item: LicenceUse.Item, on line: LicenceLine
  ) -> (quantity: Amount, value: Amount)? {
    if let units = item.units, !line.isMeasured(in: units) {
      refuse("units", "\(item.label) is stated in `\(units)`, line \(line.line) in `\(line.units)`")
      return nil
    }
    let quantity = line.unit == .value ? Amount.zero : item.quantity
    guard let quantity, let value = item.value else {
      let missing = item.value == nil ? "value" : "quantity"
      refuse("amount", "the \(missing) of \(item.label) is not stated, so the balance cannot be compared")
      return nil
    }
    return (quantity, value)
  }

  /// 15 CFR 750.11(b): a line by value or by number bears nothing more; by measure a tenth of what is unshipped.
  private mutating func draw(_ wanted: (quantity: Amount, value: Amount), from balance: LicenceBalance) {
    let line = balance.line
    guard let left = balance.quantityLeft else {
      if wanted.value > balance.valueLeft {
        refuse(
          "balance", "\(wanted.value) USD are wanted of line \(line.line), and \(balance.valueLeft) are left",
          cites: "15 CFR 750.11(b)(1)")
      }
      return
    }
    let most = line.unit == .measure ? left.percent(110) : left
    guard wanted.quantity > most else { return }
    let tolerance = line.unit == .measure ? ", \(most) with the tolerance of 10 %" : ""
    refuse(
      "balance", "\(wanted.quantity) \(line.units) are wanted of line \(line.line), and \(left) are left\(tolerance)",
      cites: line.unit == .measure ? "15 CFR 750.11(b)(3)" : "15 CFR 750.11(b)(2)")
  }

  /// The value of lines that are not by value may be exceeded by a quarter, over the whole licence.
  private mutating func total(_ wanted: Amount) {
    let open = balances.filter { $0.line.unit != .value }
    guard !open.isEmpty, open.count == balances.count else { return }
    let most = terms.value.percent(125)
    let shipped = balances.map(\.shippedValue).reduce(.zero, +)
    if shipped + wanted > most {
      refuse(
        "value",
        "\(shipped + wanted) USD would have gone under a licence of \(terms.value); with a quarter more, \(most)",
        cites: "15 CFR 750.11(b)(2), (3)")
    }
  }
}
