/// Where lists are published, and what must be true of a file before it is believed.
public struct PublishedSource: Sendable {
  /// A file of the source. Several belong together: SDN.CSV with its companions.
  public struct File: Sendable, Hashable {
    /// `{date}` in it stands for the day that `DateSource` gave.
    public var address: String
    /// What the file is called when it is kept and read.
    public var name: String
  }

  /// A list that must be in the files.
  public struct Expected: Sendable, Hashable {
    public var id: String
    /// Names of parties that have long been listed: without one of them, the file is not believed.
    public var sentinels: [String]
  }

  /// A JSON document that says of which day the newest edition is.
  public struct DateSource: Sendable, Hashable {
    public enum Step: Sendable, Hashable {
      /// The member of this name.
      case member(String)
      /// The element of an array whose member has this value.
      case element(String, String)
    }

    public var address: String
    public var steps: [Step]
  }

  public var id: String
  public var title: String
  /// None for lists that somebody imports by hand: only their age is watched.
  public var files: [File] = []
  public var lists: [Expected] = []
  /// The id of the list, for files that do not tell.
  public var list: String?
  /// How to read a table of any other form: a file, beside the configuration unless it is a whole path.
  public var mapping: String?
  public var date: DateSource?
  /// How many days without a successful look make the lists stale.
  public var mostAgeDays = 7
  /// The share of its parties, in percent, that a list may lose at once.
  public var mostShrinkagePercent = 5
  /// The most bytes of one file, as it comes and expanded.
  public var mostBytes = 256 << 20
  /// Why the source is not asked unless it is named; nil if it is.
  public var off: String?
  /// Who says that these are the addresses.
  public var cites: [String] = []
  /// What is not certain about them.
  public var unsure: String?
  /// The folder of the configuration that named the source.
  public var folder = "."
  /// Whether the configuration allows addresses that are no `https`: `file`, `loopback`.
  public var allows: Set<String> = []

  public init(id: String, title: String) {
    self.id = id
    self.title = title
  }
}
