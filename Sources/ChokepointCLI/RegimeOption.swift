import ArgumentParser
import Chokepoint

/// Under whose law a deal is judged.
struct RegimeOption: ParsableArguments {
  @Option(
    help: ArgumentHelp(
      "Judge under these regimes, each by itself, separated by commas: us, nl, jp, ... (default us).",
      valueName: "regimes"))
  var regime: [String] = []

  /// Whether regimes are named: then answers say whose they are.
  var isGiven: Bool { !regime.isEmpty }

  /// The one regime named, nil for the standard one.
  ///
  /// - Throws: `CommandFailure` for one that is not there, or several.
  func only(in locations: Locations) throws -> String? {
    let names = try names(in: locations)
    guard names.count < 2 else { throw ValidationError("--regime: one at a time") }
    return names.first
  }

  /// The regimes named, each once.
  ///
  /// - Throws: `CommandFailure` for one that is not there.
  func names(in locations: Locations) throws -> [String] {
    let known = RulePacks.regimes(in: locations.rules)
    var names: [String] = []
    for name in regime.flatMap(CommaList.words) {
      guard known.contains(name) else { throw CommandFailure(.input, [RulePacks.unknown(name, among: known)]) }
      if !names.contains(name) { names.append(name) }
    }
    return names
  }
}
