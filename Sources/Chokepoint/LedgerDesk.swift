import Foundation
public import Interchange
public import Ledger

/// The ledger of a workspace, wired to the engines: answers that take from it what was decided and licensed, and that are
/// kept in it.
///
///     let desk = try LedgerDesk(locations)                          // made if there is none
///     let answer = try desk.check(deal, document, in: workspace, known: .today)
///     try desk.record(answer, of: document, in: workspace, by: "anna")
///     try desk.cases.list()
///     try desk.licences.licence("D1234567").balances(on: .today)
///
/// Safe to share between threads; open one a process.
public struct LedgerDesk: Sendable {
  public let store: LedgerStore
  /// The queue, and what is done in it.
  public let cases: CaseBook
  public let licences: LicenceBook
  public let retention: RetentionBook
  /// Where the rules are kept that recorded answers rest on.
  public let records: RecordFolder

  /// Opens the ledger of a workspace's folder.
  ///
  /// - Throws: `Diagnostic` `ledger.…` if it cannot be opened or made.
  public init(workspace: String) throws(Diagnostic) {
    store = try LedgerStore(Self.place(of: workspace))
    (cases, licences, retention) = (CaseBook(store), LicenceBook(store), RetentionBook(store))
    records = RecordFolder(Self.records(of: workspace))
  }

  /// - Throws: as the other.
  public init(_ locations: Locations) throws(Diagnostic) { try self.init(workspace: locations.workspace) }

  /// The files of a workspace's ledger. `CHOKEPOINT_LEDGER_KEY` names the file of the key where it is kept elsewhere.
  public static func place(of workspace: String) -> LedgerPlace {
    LedgerPlace(workspace, key: ProcessInfo.processInfo.environment["CHOKEPOINT_LEDGER_KEY"])
  }

  /// The folder that keeps the rules of recorded answers.
  public static func records(of workspace: String) -> String { "\(workspace)/records" }

  /// Whether the workspace has a ledger.
  public static func exists(in workspace: String) -> Bool { LedgerStore.exists(at: place(of: workspace)) }
}
