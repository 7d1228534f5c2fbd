import Interchange
import Rulebook

/// What is otherwise in one determination than in another of the same deal, clause by clause.
public struct AnswerChange: Sendable {
  /// One clause that came, went, or leads to another review.
  public struct Part: Hashable, Sendable, Comparable {
    public enum Kind: String, Sendable, CaseIterable {
      case prohibition, requirement, exception
      case notJudged = "not_judged"
      case redFlag = "red_flag"
      case notEnforced = "not_enforced"
      /// Another review policy under a requirement that stands in both.
      case review
      /// A clause that facts not stated leave open.
      case open
    }

    public enum Way: String, Sendable, CaseIterable { case appears, vanishes, changes }

    public let kind: Kind
    public let way: Way
    /// The clause.
    public let id: String

    public static func < (left: Part, right: Part) -> Bool {
      func place(_ part: Part) -> (Int, String, Int) {
        (Kind.allCases.firstIndex(of: part.kind) ?? 0, part.id, Way.allCases.firstIndex(of: part.way) ?? 0)
      }
      return place(left) < place(right)
    }
  }

  public let before: Determination.Outcome
  public let after: Determination.Outcome
  /// In a fixed order, each once; empty where nothing but the outcome is otherwise.
  public let parts: [Part]

  /// Nil where both answers say the same.
  public init?(from old: Determination, to new: Determination) {
    before = old.outcome
    after = new.outcome
    var parts: Set<Part> = []
    let (was, now) = (old.clauseIDs, new.clauseIDs)
    for kind in Part.Kind.allCases {
      let (earlier, later) = (was[kind] ?? [], now[kind] ?? [])
      parts.formUnion(later.subtracting(earlier).map { Part(kind: kind, way: .appears, id: $0) })
      parts.formUnion(earlier.subtracting(later).map { Part(kind: kind, way: .vanishes, id: $0) })
    }
    let (reviews, newer) = (old.reviews, new.reviews)
    for (id, review) in reviews where newer[id].map({ $0 != review }) ?? false {
      parts.insert(Part(kind: .review, way: .changes, id: id))
    }
    // A question that goes because its clause is settled is told by the clause.
    let told = Set(parts.filter { $0.kind != .open }.map(\.id))
    parts = parts.filter { $0.kind != .open || !told.contains($0.id) }
    guard before != after || !parts.isEmpty else { return nil }
    self.parts = parts.sorted()
  }
}

extension Determination {
  fileprivate var clauseIDs: [AnswerChange.Part.Kind: Set<String>] {
    [
      .prohibition: Set(prohibitions.map(\.clause.id)),
      .requirement: Set(requirements.map(\.clause.id)),
      .exception: Set(exceptions.filter { $0.available == .yes }.map(\.clause.id)),
      .notJudged: Set(notJudged.map(\.clause.id)),
      .redFlag: Set(redFlags.map(\.clause.id)),
      .notEnforced: Set(notEnforced.map(\.clause.id)),
      .open: Set(missing.filter { !$0.always }.flatMap(\.decides)),
    ]
  }

  /// The reviews that applications under each requirement meet.
  fileprivate var reviews: [String: Set<Review?>] {
    Dictionary(requirements.map { ($0.clause.id, [$0.review]) }, uniquingKeysWith: { $0.union($1) })
  }
}
