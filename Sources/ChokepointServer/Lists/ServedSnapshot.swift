import Chokepoint
import Controls
import Foundation
import Interchange
import Parties
import Rulebook

/// The rules and lists that answer a request from its beginning to its end. Never changed: a reload makes another.
final class ServedSnapshot: Sendable {
  /// A list as the server shows it: one data set.
  struct Dataset: Sendable {
    let id: String
    let title: String
    /// The newest edition of it, and how much of the list that is.
    let edition: CalendarDay
    let coverage: String
    let editions: [PartyMatch.List]
    let parties: Int
    let about: ListAbout
  }

  /// All regimes.
  let workspace: Workspace
  /// The regime that is asked where none is named, by itself.
  let standard: Workspace
  let index: ScreeningIndex
  let datasets: [Dataset]
  let directory: PartyDirectory
  /// Who owns whom, as far as is known.
  let ownership: OwnershipBook
  /// Changes with any edition of any list and with the rules: what `x-list-version` says.
  let version: String
  let loaded: Date
  private let chips = ChipShelf()

  /// The chips of the table with their class at each date, worked out once.
  var chipProfiles: [ChipProfile] { chips.profiles(standard) }

  /// - Parameter workspace: with all regimes; its lists are read here.
  /// - Throws: `Diagnostic` if a list or the table of owners cannot be read whole.
  init(_ workspace: Workspace, about: ListAboutTable) throws(Diagnostic) {
    self.workspace = workspace
    standard = try workspace.selecting([workspace.regime.name])
    index = try workspace.lists()
    directory = PartyDirectory(index, about: about)
    do throws(Diagnostics) { ownership = try workspace.ownership() } catch {
      throw error.all.first ?? Diagnostic("ownership.file", "the table of owners does not read")
    }
    var ids: [String] = []
    for list in index.lists where !ids.contains(list.id) { ids.append(list.id) }
    let directory = directory
    datasets = ids.map { [index] id in
      let editions = index.lists.filter { $0.id == id }
      let newest = editions.max { $0.edition < $1.edition }
      return Dataset(
        id: id, title: newest?.title ?? id, edition: newest?.edition ?? .today, coverage: newest?.coverage ?? "",
        editions: editions, parties: directory.count(inList: id), about: about[id])
    }
    let words =
      index.lists.map { "\($0.id) \($0.edition) \($0.coverage)" } + ["\(index.partyCount)", workspace.program.digest]
    version = String(ContentDigest.sha256(Array(words.joined(separator: "\n").utf8)).prefix(16))
    loaded = Date()
  }

  func dataset(_ id: String) -> Dataset? { datasets.first { $0.id == id } }

  /// The workspace with some regimes only.
  ///
  /// - Throws: `Diagnostic` `rules.regime`.
  func workspace(under regimes: [String]) throws(Diagnostic) -> Workspace {
    regimes.isEmpty || regimes == [standard.regime.name] ? standard : try workspace.selecting(regimes)
  }
}
