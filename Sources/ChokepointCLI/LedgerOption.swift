import ArgumentParser
import Chokepoint
import Interchange

/// Which ledger, and how it is printed.
struct LedgerOption: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the workspace (default ~/.chokepoint).", valueName: "folder"))
  var workspace: String?

  @Option(help: "text, json, or ndjson (one line an entry).")
  var format: OutputFormat = .text

  var folder: String { Locations.workspace(named: workspace) }

  /// Opens the ledger.
  ///
  /// - Parameter making: whether one is made where there is none.
  func desk(making: Bool = false) throws -> LedgerDesk {
    guard making || LedgerDesk.exists(in: folder) else {
      throw CommandFailure(
        .data,
        [
          Diagnostic(
            "ledger.missing", "the workspace `\(folder)` has no ledger",
            help: "`check --ledger`, `licence apply` or `ledger append` makes one")
        ])
    }
    return try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try LedgerDesk(workspace: folder) })
  }

  /// Runs what the ledger may refuse: what is asked wrongly is an input error, a ledger that cannot be used is not.
  static func asking<Result>(_ work: () throws(Diagnostic) -> Result) throws -> Result {
    do throws(Diagnostic) { return try work() } catch {
      throw CommandFailure(isUnfit(error) ? .data : .input, [error])
    }
  }

  static func isUnfit(_ error: Diagnostic) -> Bool {
    ["full", "io", "busy", "damaged", "unwritable", "database", "key-file", "since"].contains {
      error.id == "ledger.\($0)"
    }
  }

  /// Prints documents, or one of them, as the format asks.
  func show(_ documents: [JSON], isList: Bool = true, text: () -> String) {
    switch format {
    case .json: Console.out(JSONWriter.pretty(isList ? .array(documents) : documents.first ?? .null))
    case .ndjson: for document in documents { Console.out(JSONWriter.compact(document) + "\n") }
    case .text: Console.showTable(text())
    }
  }
}
