import Rulebook

/// The records about which a clause is asked.
struct Question {
  var item: Int
  /// For a clause that speaks of hits.
  var listing: Int?

  var binding: Evaluation.Binding {
    var binding = ["item": item]
    binding["listing"] = listing
    return binding
  }
}

extension Evaluation {
  func verdict(of clause: Clause, about question: Question) -> Verdict {
    bind(question)
    return verdict(of: clause)
  }

  func bareRows(of review: Clause, about question: Question) -> [PolicyFinding]? {
    bind(question)
    return bareRows(of: review)
  }

  private func bind(_ question: Question) {
    if let kind = kind("item") { bind(kind, to: question.item) }
    if let listing = question.listing, let kind = kind("listing") { bind(kind, to: listing) }
  }
}
