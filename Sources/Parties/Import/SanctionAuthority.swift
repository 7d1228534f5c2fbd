import Interchange

/// One measure of the State Department's table: `Authority: Executive Order 12938; imposed 1/9/2009; status: Expired on 01/09/11; …`.
struct SanctionAuthority {
  private let clauses: [String]

  init(_ text: String) { clauses = ListText.parts(text, separator: ";") }

  /// - Parameter other: what the row says as a whole, for a measure without its own.
  func listing(citing other: Listing) -> Listing {
    var listing = Listing()
    listing.programs = value("Authority: ").map { [$0] } ?? []
    let imposed = value("imposed ").flatMap { StatedDate($0)?.exact }
    listing.from = imposed ?? other.from
    listing.fromStatus = imposed == nil ? other.fromStatus : "date of imposition in the list"
    if let status = value("status: ") {
      listing.requirement = "status: \(status)"
      listing.until = Self.end(of: status).flatMap { end in listing.from.map { $0 < end } ?? true ? end : nil }
    }
    let citation = clauses.last.map { [$0] } ?? []
    listing.citations = citation.filter { $0.contains("Federal Register") }
    if listing.citations.isEmpty { listing.citations = other.citations }
    return listing
  }

  private func value(_ mark: String) -> String? {
    clauses.first { $0.hasPrefix(mark) }.map { String($0.dropFirst(mark.count)) }
  }

  /// A measure that ended in part only is taken to go on.
  private static func end(of status: String) -> CalendarDay? {
    let marks = ["Expired on ", "Expired ", "Lifted on ", "Lifted ", "Terminated on ", "All provisions expired as of "]
    guard let mark = marks.first(where: { status.hasPrefix($0) }) else { return nil }
    return StatedDate(String(status.dropFirst(mark.count)))?.exact
  }
}
