import Interchange
import Parties
import TestSupport

/// What the product ships for screening.
enum Knowledge {
  static let folder = "\(Place.root)/data/screening"

  static func shipped() throws(Diagnostic) -> ScreeningKnowledge { try ScreeningKnowledge(inFolder: folder) }
}
