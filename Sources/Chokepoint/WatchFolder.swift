import Foundation
public import Interchange
import Parties
public import Watch

extension WatchKnowledge {
  /// What a data folder knows of words and names: `watch/`, the countries, the chips, and the lists that ship.
  ///
  /// - Parameters:
  ///   - workspace: the folder whose imported lists are known too; their names are kept in it, and only read the next time.
  ///   - watched: what a user's watch list names.
  /// - Throws: `Diagnostic` for a table or a list that does not load whole.
  public init(inFolder data: String, workspace: String? = nil, watched: [KnownName] = []) throws(Diagnostic) {
    func table(_ name: String) throws(Diagnostic) -> CSVTable {
      try CSVTable(InputFile.read("\(data)/\(name)", limit: 8 << 20), file: "data/\(name)")
    }
    var more = try Self.parties(inFolder: "\(data)/parties")
    for row in try table("chips.csv").rows {
      more.append(KnownName(row["name"], .product, aliases: Self.parts(row["aliases"])))
    }
    for row in try table("countries.csv").rows {
      // Codes of countries count as they are written: `US` is one, `us` is none.
      let aliases = Self.parts(row["aliases"]).map { $0.utf8.count <= 3 ? "!\($0)" : $0 }
      more.append(KnownName(row["name"], .place, aliases: aliases))
    }
    more += watched
    try self.init(
      words: [table("watch/words.csv"), table("watch/people.csv")], names: table("watch/names.csv"),
      holders: table("watch/office-holders.csv"), verbs: table("watch/verbs.csv"), more: more)
    guard let workspace else { return }
    let words = try InputFile.read("\(data)/watch/words.csv") + InputFile.read("\(data)/watch/people.csv")
    listed = try ListedNamesFile(workspace: workspace).names(self, words: words)
  }

  private static func parts(_ field: String) -> [String] { field.split(separator: "|").map(String.init) }

  private static func parties(inFolder folder: String) throws(Diagnostic) -> [KnownName] {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder)) ?? []
    var names: [KnownName] = []
    for file in files.sorted() where file.hasSuffix(".ndjson") {
      names += try Self.names(PartyListReader.read(InputFile.read("\(folder)/\(file)"), file: "data/parties/\(file)"))
    }
    return names
  }

  private static func names(_ list: PartyList) -> [KnownName] {
    list.parties.map { party in
      let type: NameType = ["person", "individual"].contains(party.type) ? .person : .company
      // Short forms of a few letters mean many things; those that matter stand in `watch/names.csv`.
      let aliases = party.aliases.filter { !$0.isWeak && $0.name.utf8.count >= 5 }.map(\.name)
      return KnownName(party.name, type, aliases: aliases, id: "\(list.id)/\(party.id)", isShortened: type == .company)
    }
  }
}
