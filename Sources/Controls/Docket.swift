import Rulebook

/// What of a law is asked for a short answer, and in which order, put together once for all deals of its days. For one
/// thread.
final class Docket {
  /// A clause that is asked about items, or about items and hits.
  struct Bearing {
    let clause: Clause
    let asksListings: Bool
    /// Its place in the sieve.
    let place: Int
  }

  struct Requirement {
    let bearing: Bearing
    /// Whether it is enforced on the day.
    let isApplied: Bool
    /// The exceptions that lift it, in the order of declaration.
    let exceptions: [Clause]
    let review: Clause?
  }

  let law: Law
  /// Leaves of all clauses those that a deal does not shut at once.
  let sieve: ClauseSieve
  /// The clauses by which the law reaches something, those that are soonest asked first.
  let scopes: [Bearing]
  /// In the order of declaration, as in the sieve.
  let requirements: [Requirement]
  let prohibitions: [Bearing]
  let outside: [Bearing]
  let flags: [Bearing]
  /// The fact by which an item is stated to be outside the law's scope, by its place in the program.
  let scopeFact: Int?

  init(_ law: Law) {
    self.law = law
    var all: [Clause] = []
    func bearings(_ clauses: [Clause]) -> [Bearing] {
      defer { all += clauses }
      return clauses.enumerated().map { place, clause in
        Bearing(clause: clause, asksListings: clause.subjects.contains("listing"), place: all.count + place)
      }
    }
    scopes = bearings(law.scopesByCost.clauses)
    requirements = bearings(law.clauses(.require)).map { bearing in
      Requirement(
        bearing: bearing, isApplied: law.standing(of: bearing.clause) == .enforced,
        exceptions: law.exceptions(lifting: bearing.clause.id), review: law.review(of: bearing.clause.id))
    }
    prohibitions = bearings(law.clauses(.prohibit))
    outside = bearings(law.clauses(.outside))
    flags = bearings(law.clauses(.flag))
    sieve = ClauseSieve(law, all)
    scopeFact = law.program.scopeFact.flatMap { scope in law.program.facts.firstIndex { $0 === scope } }
  }

  /// Whether no clause says what is subject to the law at all.
  var isBeforeAllLaw: Bool { scopes.isEmpty }
}
