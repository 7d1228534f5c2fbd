import Chokepoint
import Foundation
import HTTPTypes
import Interchange
import Logging
import Parties
import Synchronization

/// Holds the snapshot that new requests get, and makes the next one.
///
/// A request asks once and keeps what it got; a reload builds the next snapshot beside it and swaps. A reload that
/// fails
/// leaves the old one in place and says why.
final class ServedLists: Sendable {
  private struct Held {
    var snapshot: ServedSnapshot?
    var failure: Diagnostic?
    var reloads = 0
    var failures = 0
  }

  private let held: Mutex<Held>
  /// One reload at a time; whoever waits for it gets a snapshot that is newer than its question.
  private let turn = NSLock()
  private let locations: Locations
  private let log: Logger
  private let sources: Mutex<Sources>

  /// What the present snapshot was made from.
  private struct Sources {
    var workspace: Workspace
    var rules: UInt64
    var lists: UInt64?
  }

  /// - Parameter workspace: opened with all regimes; its lists are read by the first `reload`.
  init(_ workspace: Workspace, log: Logger) {
    locations = workspace.locations
    self.log = log
    held = Mutex(Held())
    sources = Mutex(Sources(workspace: workspace, rules: Workspace.fingerprint(workspace.locations), lists: nil))
  }

  /// - Throws: `Problem` 503 until a snapshot is there.
  func snapshot() throws -> ServedSnapshot {
    let (snapshot, failure) = held.withLock { ($0.snapshot, $0.failure) }
    if let snapshot { return snapshot }
    if let failure { throw Problem(.serviceUnavailable, failure) }
    throw Problem(.serviceUnavailable, "lists.loading", "Index not ready.")
  }

  var isReady: Bool { held.withLock { $0.snapshot != nil } }

  /// How often lists were read anew, and how often that failed since.
  var counts: (reloads: Int, failures: Int) { held.withLock { ($0.reloads, $0.failures) } }

  /// Why the last reload failed, if it did: what is served is older than the files.
  var staleness: Diagnostic? { held.withLock { $0.snapshot == nil ? nil : $0.failure } }

  /// Reads the lists anew, and the rules too where their files changed.
  ///
  /// - Throws: `Diagnostics` if they do not read whole; what is served stays as it is.
  @discardableResult
  func reload() throws(Diagnostics) -> ServedSnapshot {
    turn.lock()
    defer { turn.unlock() }
    do throws(Diagnostics) {
      let snapshot = try build()
      held.withLock { held in
        held.snapshot = snapshot
        held.failure = nil
        held.reloads += 1
      }
      log.notice(
        "lists.loaded", metadata: ["version": "\(snapshot.version)", "parties": "\(snapshot.index.partyCount)"])
      return snapshot
    } catch {
      held.withLock { held in
        held.failure = error.all.first
        held.failures += 1
      }
      log.error("lists.failed", metadata: ["why": "\(error.all.first?.description ?? "")"])
      throw error
    }
  }

  private func build() throws(Diagnostics) -> ServedSnapshot {
    let rules = Workspace.fingerprint(locations)
    let (known, same) = sources.withLock { ($0.workspace, $0.rules == rules) }
    let workspace =
      same
      ? known.rereadingLists()
      : try Workspace(locations, regimes: known.regimes.map(\.name))
    return try Diagnostics.gathering { [locations] () throws(Diagnostic) in
      // Taken before the lists are read: what changes meanwhile is found at the next look.
      let lists = try workspace.listFingerprint()
      let snapshot = try ServedSnapshot(workspace, about: try ListAboutTable(inFolder: locations.data))
      sources.withLock { $0 = Sources(workspace: workspace, rules: rules, lists: lists) }
      return snapshot
    }
  }

  /// Reloads if any file changed since the present snapshot was made.
  func reloadIfChanged() {
    let (workspace, rules, lists) = sources.withLock { ($0.workspace, $0.rules, $0.lists) }
    let now = try? workspace.listFingerprint()
    guard now == nil || now != lists || Workspace.fingerprint(locations) != rules else { return }
    _ = try? reload()
  }
}
