import Interchange

/// Reads what OFAC writes into remarks: `DOB 15 Jan 1955; POB Tehran, Iran; a.k.a. 'BNC'; Tax ID No. 7744001497 (Russia).`
///
/// What is no birth, alias, number, country, programme or date stays as a note, in the list's words.
struct RemarkReader {
  private let context: ImportContext

  init(_ context: ImportContext) { self.context = context }

  /// Adds what the remarks say to a party whose first listing is there.
  func read(_ remarks: String, into party: inout ListedParty) {
    var rest: [String] = []
    for clause in ListText.parts(remarks, separator: ";") {
      let plain = clause.hasPrefix("alt. ") ? String(clause.dropFirst(5)) : clause
      if !take(ListText.trimmed(plain, "."), &party) { rest.append(clause) }
    }
    if !rest.isEmpty { party.notes.append(rest.joined(separator: "; ")) }
  }

  private func take(_ clause: String, _ party: inout ListedParty) -> Bool {
    for (mark, take) in Self.phrases where clause.hasPrefix(mark) {
      take(ListText.trimmed(clause.dropFirst(mark.count)), &party, context)
      return true
    }
    for mark in ["a.k.a. ", "f.k.a. ", "n.k.a. "] where clause.hasPrefix(mark) {
      let name = ListText.trimmed(clause.dropFirst(mark.count), "'\"\u{2018}\u{2019}")
      guard !name.isEmpty else { return false }
      party.aliases.append(ListedParty.Alias(name, note: "weak alias in the remarks", isWeak: true))
      return true
    }
    return identifier(clause, &party)
  }

  private typealias Take = @Sendable (String, inout ListedParty, ImportContext) -> Void

  private static let phrases: [(String, Take)] = [
    ("DOB ", { text, party, _ in party.births.append(StatedDate.normalised(text)) }),
    ("Date of birth: ", { text, party, _ in party.births.append(StatedDate.normalised(text)) }),
    ("POB ", { text, party, _ in party.notes.append("born in \(text)") }),
    ("nationality ", { text, party, context in party.addCountry(text, context) }),
    ("citizen ", { text, party, context in party.addCountry(text, context) }),
    ("Program: ", { text, party, _ in party.withListing { $0.programs.append(text) } }),
    ("Listing Date (", { text, party, _ in party.date(text) { $0.published = $0.published ?? $1 } }),
    (
      "Effective Date (",
      { text, party, _ in
        party.date(text) { listing, day in
          guard listing.from == nil else { return }
          (listing.from, listing.fromStatus) = (day, "effective date in the remarks")
        }
      }
    ),
    (
      "Expires: ",
      { text, party, _ in
        party.withListing { listing in
          guard let day = StatedDate(text)?.exact, listing.from.map({ $0 < day }) ?? true else { return }
          listing.until = day
        }
      }
    ),
  ]

  /// `Registration Number 1027700167110 (Russia) issued 3 May 2002`: words, number, country.
  private func identifier(_ clause: String, _ party: inout ListedParty) -> Bool {
    guard let label = Self.labels.first(where: { clause.hasPrefix($0) }) else { return false }
    let after = clause.dropFirst(label.count)
    // `LEIPZIG OFFICE` is no Legal Entity Identifier.
    if let next = after.first, next.isLetter { return false }
    let rest = ListText.trimmed(after, ":#-")
    let open = rest.firstIndex(of: "(")
    var value = String(rest[..<(open ?? rest.endIndex)])
    for mark in [" issued ", " expires "] {
      if let cut = value.firstRange(of: mark) { value = String(value[..<cut.lowerBound]) }
    }
    guard !ListText.trimmed(value).isEmpty else { return false }
    let inside = open.map { ListText.trimmed(rest[rest.index(after: $0)...].prefix { $0 != ")" }) }
    party.identifiers.append(
      ListedParty.Identifier(label: label, value: value, country: inside.flatMap(context.code)))
    return true
  }

  /// What stands before a number, the longer ones first.
  private static let labels = [
    "Vessel Registration Identification IMO", "Unified Social Credit Code (USCC)",
    "Aircraft Manufacturer's Serial Number (MSN)",
    "Aircraft Construction Number (also called L/N or S/N or F/N)", "Aircraft Mode S Transponder Code",
    "Business Registration Number", "Chamber of Commerce Number", "Commercial Registry Number",
    "Digital Currency Address - XBT", "Digital Currency Address - USDT", "Digital Currency Address - ETH",
    "Digital Currency Address - USDC", "Digital Currency Address - XMR", "Digital Currency Address - LTC",
    "Digital Currency Address - ZEC", "Digital Currency Address - DASH", "Digital Currency Address - BTG",
    "Digital Currency Address - ETC", "Digital Currency Address - BSV", "Digital Currency Address - BCH",
    "Digital Currency Address - XVG", "Digital Currency Address - TRX", "Digital Currency Address - XRP",
    "Government Gazette Number", "Economic Register Number (CBLS)", "Identification Number IMO", "Legal Entity Number",
    "Matricula Mercantil No", "National Foreign ID Number", "Personal ID Card", "Company Number IMO",
    "Folio Mercantil No.", "D-U-N-S Number", "Identification Number", "Registration Number", "Aircraft Tail Number",
    "Enterprise Number", "Registration ID", "Trade License No.", "Company Number", "Business Number", "National ID No.",
    "SWIFT/BIC", "Tax ID No.", "C.R. No.", "R.F.C.", "C.U.I.T.", "C.U.R.P.", "Cedula No.", "Passport", "LE Number",
    "USCC", "MMSI", "NIT #", "RUC #", "SSN", "LEI", "DNI", "IMO",
  ]
}

extension ListedParty {
  fileprivate mutating func withListing(_ change: (inout Listing) -> Void) {
    if listings.isEmpty { listings.append(Listing()) }
    change(&listings[0])
  }

  /// `CMIC): 03 Jun 2021`
  fileprivate mutating func date(_ text: String, _ change: (inout Listing, CalendarDay) -> Void) {
    guard let colon = text.lastIndex(of: ":"), let day = StatedDate(ListText.trimmed(text[colon...], ":"))?.exact else {
      return
    }
    withListing { change(&$0, day) }
  }
}
