import Chokepoint
import Controls
import Foundation
import Interchange
import Parties

/// Where the `lists` commands take lists from: files, and the editions of the workspace.
struct ListSource {
  let store: ListStore
  let importer: ListImporter

  init(_ shared: SharedOptions) throws {
    let locations = try shared.locations()
    let countries = try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in
        try Countries(inFolder: locations.data)
      })
    store = ListStore(shipped: "\(locations.data)/parties", workspace: locations.workspace)
    importer = ListImporter { countries.code(for: $0) }
  }

  /// The lists that a file or `LIST-ID@EDITION` names. An id alone means its newest edition, or the one before it.
  ///
  /// - Parameter before: of an id alone, take the edition before the newest.
  func lists(_ name: String, before: Bool = false) throws(Diagnostic) -> [PartyList] {
    if FileManager.default.fileExists(atPath: name) {
      guard !before else {
        throw Diagnostic(
          "list.edition", "`\(name)` is a file and has nothing to be compared with", help: "name two files")
      }
      return try importer.lists(fromFile: name)
    }
    let parts = name.split(separator: "@", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let id = parts.first ?? ""
    let editions = try store.editions(of: id)
    guard let newest = editions.last else {
      throw Diagnostic(
        "list.unknown", "`\(name)` is neither a file nor a list of the workspace",
        help: "`chokepoint lists status` shows the lists that are there")
    }
    if parts.count == 2 {
      guard let edition = CalendarDay(parts[1]), editions.contains(edition) else {
        throw Diagnostic(
          "list.edition", "there is no edition `\(parts[1])` of `\(id)`",
          help: "there are " + editions.map(\.description).joined(separator: ", "))
      }
      return [try store.load(id, edition)]
    }
    guard before else { return [try store.load(id, newest)] }
    guard let previous = editions.dropLast().last else {
      throw Diagnostic(
        "list.edition", "`\(id)` has one edition, \(newest), and nothing to compare it with",
        help: "import another edition, or name a file")
    }
    return [try store.load(id, previous)]
  }

  /// A file may hold several lists: those of one id are compared, and so are two single lists of whatever ids.
  static func pairs(_ before: [PartyList], _ after: [PartyList]) throws -> [(PartyList, PartyList)] {
    if before.count == 1, after.count == 1 { return [(before[0], after[0])] }
    let pairs = after.compactMap { list in before.first { $0.id == list.id }.map { ($0, list) } }
    let compared = Set(pairs.map(\.1.id))
    for list in before + after where !compared.contains(list.id) {
      Console.error("note: `\(list.id)` is on one side only and was not compared")
    }
    guard !pairs.isEmpty else {
      throw CommandFailure(.input, [Diagnostic("list.unknown", "the two sides have no list in common")])
    }
    return pairs
  }
}
