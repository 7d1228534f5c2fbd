public import Interchange

/// The feeds that a workspace follows: `watch-feeds.csv`, with the columns `name`, `address` and, for tests, `allows`.
public struct WatchFeeds: Sendable {
  public struct Feed: Sendable {
    public let name: String
    public let address: String
    /// Whether `http` may be spoken with this very machine.
    public let allowsLoopback: Bool
  }

  public let all: [Feed]
  private let file: String

  /// - Throws: `Diagnostic` for a file that is not there or is no such table.
  public init(inFolder folder: String) throws(Diagnostic) {
    file = "\(folder)/watch-feeds.csv"
    let table = try CSVTable(Self.bytes(file), file: file)
    var feeds: [Feed] = []
    for row in table.rows {
      let (name, address) = (row["name"], row["address"])
      guard !name.isEmpty, !address.isEmpty, !feeds.contains(where: { $0.name == name }) else {
        throw Diagnostic(
          "watch.feeds", "`\(file)` has a row without a name of its own and an address: `\(name)`",
          help: "its columns are name,address")
      }
      feeds.append(Feed(name: name, address: address, allowsLoopback: row["allows"] == "loopback"))
    }
    all = feeds
  }

  private static func bytes(_ file: String) throws(Diagnostic) -> [UInt8] {
    do throws(Diagnostic) {
      return try InputFile.read(file, limit: 1 << 20)
    } catch {
      guard error.id == "file.missing" else { throw error }
      throw Diagnostic(
        "watch.no-feeds", "no feeds are known: there is no `\(file)`",
        help: "write it as a table with the columns name,address; only these addresses are asked")
    }
  }

  /// The feeds of these names, or all.
  ///
  /// - Throws: `Diagnostic` `watch.feed` for a name that the file does not have.
  public func chosen(_ names: [String]) throws(Diagnostic) -> [Feed] {
    if names.isEmpty { return all }
    var chosen: [Feed] = []
    for name in names {
      guard let feed = all.first(where: { $0.name == name }) else {
        throw Diagnostic(
          "watch.feed", "`\(file)` has no feed `\(name)`",
          help: "it has " + all.map(\.name).joined(separator: ", "))
      }
      chosen.append(feed)
    }
    return chosen
  }
}
