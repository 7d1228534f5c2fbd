import Interchange
import Parties
import TestSupport

/// What the product ships for screening.
enum Knowledge {
  static func shipped() throws(Diagnostic) -> ScreeningKnowledge {
    try ScreeningKnowledge(inFolder: "\(Place.root)/data/screening")
  }
}
