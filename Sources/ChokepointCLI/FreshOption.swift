import ArgumentParser
import Chokepoint
import Controls
import Interchange
import Parties

/// Whether an answer from a list that may not be the publisher's newest is none.
struct FreshOption: ParsableArguments {
  @Flag(help: "Answer nothing, with exit 3, unless every list is known to be the publisher's newest.")
  var needFresh = false

  /// - Throws: `CommandFailure` with exit 3 if it is asked for and is not so.
  func check(_ workspace: Workspace) throws {
    guard needFresh else { return }
    try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try workspace.listFreshness()?.require() })
  }

  /// Tells of stale lists on standard error, for answers that are not documents.
  static func warn(_ workspace: Workspace) {
    for list in workspace.staleLists() { Console.error("warning: \(list.why)") }
  }
}
