import Rulebook

/// What of a law is asked for a short answer, and in which order, put together once for all deals of its days. For one
/// thread.
final class Docket {
  /// A clause that is asked about items, or about items and hits.
  struct Bearing {
    let clause: Clause
    let asksListings: Bool

    init(_ clause: Clause) {
      self.clause = clause
      asksListings = clause.subjects.contains("listing")
    }
  }

  final class Requirement {
    let bearing: Bearing
    /// Whether it is enforced on the day.
    let isApplied: Bool
    /// The exceptions that lift it, in the order of declaration.
    let exceptions: [Clause]
    let review: Clause?

    init(_ clause: Clause, of law: Law) {
      bearing = Bearing(clause)
      isApplied = law.standing(of: clause) == .enforced
      exceptions = law.exceptions(lifting: clause.id)
      review = law.review(of: clause.id)
    }
  }

  let law: Law
  /// Settles of all clauses those that single values settle.
  let sweep: TruthSweep
  /// In the order of `required`.
  let requirements: [Requirement]
  let required: ClauseList
  let prohibitions: [Bearing]
  let outside: [Bearing]
  let flags: [Bearing]
  /// What says that an item is subject to the law.
  let scopes: [Clause]
  let facts: [Fact]
  /// The fact by which an item is stated to be outside the law's scope, by its place in the program.
  let scopeFact: Int?

  init(_ law: Law) {
    self.law = law
    sweep = TruthSweep(law)
    requirements = law.clauses(.require).map { Requirement($0, of: law) }
    required = law.list(.require)
    prohibitions = law.clauses(.prohibit).map(Bearing.init)
    outside = law.clauses(.outside).map(Bearing.init)
    flags = law.clauses(.flag).map(Bearing.init)
    scopes = law.scopesByCost.clauses
    facts = law.program.facts
    scopeFact = law.program.scopeFact.flatMap { scope in law.program.facts.firstIndex { $0 === scope } }
  }

  /// Whether no clause says what is subject to the law at all.
  var isBeforeAllLaw: Bool { scopes.isEmpty }
}
