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

extension VerdictPass {
  mutating func verdict(of clause: Clause, about question: Question) -> Verdict {
    bind(question)
    return verdict(of: clause)
  }

  mutating func policies(of review: Clause, about question: Question) -> [PolicyFinding]? {
    bind(question)
    return policies(of: review)
  }

  private mutating func bind(_ question: Question) {
    bind("item", to: question.item)
    if let listing = question.listing { bind("listing", to: listing) }
  }
}
