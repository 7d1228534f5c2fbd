import Foundation
import Interchange
import Names
import Parties
import Watch

/// The names of a workspace's imported lists, kept beside its index: made when lists or words changed, else read as they lie.
struct ListedNamesFile {
  private let store: ListStore
  private let folder: String

  init(workspace: String) {
    store = ListStore(shipped: nil, workspace: workspace)
    folder = "\(workspace)/index"
  }

  private static let limit = 256 << 20

  /// Nil where no list is imported.
  ///
  /// - Throws: `Diagnostic` for a list that cannot be read whole.
  func names(_ knowledge: WatchKnowledge, words: [UInt8]) throws(Diagnostic) -> ListedNames? {
    guard !(try store.importedLists()).isEmpty else { return nil }
    let source = TextHash.mix(try store.fingerprint() ^ TextHash.of(words[...]) &+ ListedNames.version)
    let path = "\(folder)/\(String(source, radix: 16)).names"
    if let bytes = try? InputFile.read(path, limit: Self.limit), let names = ListedNames(bytes) { return names }
    let bytes = ListedNames.image(of: try store.current().flatMap(Self.names), knowledge)
    keep(bytes, path)
    return ListedNames(bytes)
  }

  private static func names(_ list: PartyList) -> [ListedName] {
    list.parties.compactMap { party in
      guard !party.listings.isEmpty, let kind = kind(party.type) else { return nil }
      return ListedName(
        "\(list.id)/\(party.id)", party.name, aliases: party.aliases.filter { !$0.isWeak }.map(\.name), kind: kind)
    }
  }

  /// Nil for ships and aircraft: what they are called says nothing by itself.
  private static func kind(_ type: String?) -> ListedName.Kind? {
    switch type {
    case "individual", "person": .person
    case nil, "": .unsaid
    case "vessel", "aircraft": nil
    default: .company
    }
  }

  /// A workspace that cannot be written only costs time at the next start.
  private func keep(_ bytes: [UInt8], _ path: String) {
    let files = FileManager.default
    let temporary = "\(path).\(ProcessInfo.processInfo.processIdentifier).tmp"
    guard (try? files.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil,
      (try? Data(bytes).write(to: URL(fileURLWithPath: temporary))) != nil
    else { return }
    guard rename(temporary, path) == 0 else {
      unlink(temporary)
      return
    }
    let name = path.split(separator: "/").last.map(String.init)
    for old in (try? files.contentsOfDirectory(atPath: folder)) ?? [] where old.hasSuffix(".names") && old != name {
      unlink("\(folder)/\(old)")
    }
  }
}
