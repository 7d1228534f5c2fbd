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
