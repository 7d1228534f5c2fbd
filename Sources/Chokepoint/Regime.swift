import Controls
import Interchange
public import Rulebook

/// The law of one country or instrument, by itself: its program, who judges by it, and who reads deals for it.
///
/// Regimes never mix. That an item is not subject to one law, or is of a class of it, says nothing under another.
public struct Regime: Sendable {
  /// `us`, `nl`: how `--regime` names it.
  public let name: String
  public let program: RuleProgram
  let judge: Judge
  let reader: DealReader

  /// - Throws: `Diagnostics` for words in the packs that mean nothing.
  init(
    name: String, program: RuleProgram, countries: Countries, vocabulary: RuleVocabulary, addressees: Addressees
  ) throws(Diagnostics) {
    self.name = name
    self.program = program
    judge = try Judge(program: program, isAddressee: addressees.isAddressee)
    reader = DealReader(program: program, countries: countries, isKnownElsewhere: vocabulary.knows)
  }

  /// What its law is called: `the EAR`.
  public var title: String { program.regime ?? name }
}
