public import Interchange
import Names
import Parties

extension Workspace {
  /// The ownership that ships with the product, and that of further files.
  ///
  /// - Parameter files: CSV, BODS 0.4 or FollowTheMoney files; `-` is standard input.
  /// - Throws: `Diagnostics` with everything that is wrong with the first bad file.
  public func ownership(adding files: [String] = []) throws(Diagnostics) -> OwnershipBook {
    try OwnershipBook(data: data, adding: files, knowledge: knowledge)
  }

  /// Who owns a party and what it owns on a day, and what the rules about owners make of that.
  ///
  /// - Throws: `Diagnostic` for a name with nothing to compare, or a list that cannot be read whole.
  public func owners(of name: String, on day: CalendarDay, in book: OwnershipBook) throws(Diagnostic) -> OwnershipReport
  {
    let index = try lists()
    // A name with nothing to compare is refused here, before anything is said about it.
    let listed = try index.matches(for: name, asOf: nil, threshold: Self.threshold, limit: Self.mostMatches)
    let choice = OwnershipChoice(name, in: book, listed: listed)
    return OwnershipReport(name, choice, on: day, in: book, standings: OwnershipStandings(index, on: day))
  }
}
