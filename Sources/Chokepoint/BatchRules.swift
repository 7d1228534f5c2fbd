package import Interchange
import Parties
package import Rulebook

/// What a batch asks: the rules, and who is an addressee of a letter. Lists are not read.
package struct BatchRules: Sendable {
  package let program: RuleProgram
  package let isAddressee: @Sendable (String, [String]) -> Truth

  /// - Parameter regime: whose rules; nil for the standard ones.
  /// - Throws: `Diagnostics` for packs or data that do not load whole.
  package init(_ locations: Locations, regime: String? = nil) throws(Diagnostics) {
    program = try RulePacks.load(locations.rules, regime: regime)
    let knowledge = try Diagnostics.gathering { () throws(Diagnostic) in
      try ScreeningKnowledge(inFolder: "\(locations.data)/screening")
    }
    isAddressee = Addressees(knowledge: knowledge).isAddressee
  }
}
