import Controls
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

  /// What its law is called: `the EAR`.
  public var title: String { program.regime ?? name }
}
