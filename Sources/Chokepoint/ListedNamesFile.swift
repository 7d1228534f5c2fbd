import Interchange
import Names
import Parties
import Watch

/// The names of a workspace's imported lists, kept beside its index: made when lists or words changed, else read as they lie.
struct ListedNamesFile {
  private let store: ListStore
  private let files: KeptFiles

  init(workspace: String) {
    store = ListStore(shipped: nil, workspace: workspace)
    files = KeptFiles(in: "\(workspace)/index", ending: "names", most: 1)
  }

  private static let limit = 256 << 20

  /// Nil where no list is imported.
  ///
  /// - Throws: `Diagnostic` for a list that cannot be read whole.
  func names(_ knowledge: WatchKnowledge, words: [UInt8]) throws(Diagnostic) -> ListedNames? {
    guard !(try store.importedLists()).isEmpty else { return nil }
    let source = TextHash.mix(try store.fingerprint() ^ TextHash.of(words[...]) &+ ListedNames.version)
    if let bytes = try? InputFile.read(files.path(of: source), limit: Self.limit), let names = ListedNames(bytes) {
      return names
    }
    let bytes = ListedNames.image(of: try store.current().flatMap(Self.names), knowledge)
    files.keep(bytes, as: source)
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
}
