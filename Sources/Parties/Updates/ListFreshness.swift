public import Interchange

/// Whether the lists that answers rest on are fresh, and why not.
///
///     let freshness = try ListFreshness(of: editions, sources: sources, folder: folder, now: now)
///     freshness.stale.map(\.sentence)   // for whoever reads an answer
///     try freshness.require()           // for whoever must not answer from old lists
///
/// A list is fresh if its publisher was asked with success within the source's `most_age_days`, and nothing was refused
/// since. Of lists that somebody imports by hand, the edition's age counts.
public struct ListFreshness: Sendable {
  public enum State: String, Sendable {
    case fresh
    /// Too long ago.
    case stale
    /// What the publisher gave last was not believed.
    case refused
    /// The source was never asked with success.
    case neverGot = "never_got"
    /// No source says where the list comes from, or how old it may be.
    case unwatched
  }

  public struct Standing: Sendable {
    public let list: String
    /// The newest edition in use; nil if there is none.
    public let edition: CalendarDay?
    public let source: PublishedSource?
    public let record: UpdateRecord?
    public let state: State
    /// Whole days since the list was known to be the publisher's newest; nil if it never was.
    public let ageDays: Int?

    /// Whether plain answers say so: only of what this workspace keeps up to date.
    public var isSaid: Bool { isWatched && state != .fresh }
    private var isWatched: Bool { record != nil || source?.files.isEmpty == true }

    /// `us-entity-list is stale: …`; nil if it is fresh.
    public var sentence: String? {
      let most = source.map { "\($0.mostAgeDays) days" } ?? ""
      let of = edition.map { "the edition of \($0)" } ?? "no edition"
      switch state {
      case .fresh: return nil
      case .stale:
        let since = record?.lastSuccess.map { "last known to be the newest on \($0.day)" } ?? "by its own date"
        return "\(list) is stale: \(of), \(since), is older than \(most)"
      case .refused:
        let why = record?.refusal.map { ": \($0.message) [\($0.id)]" } ?? ""
        return "\(list) is stale: \(of) stays, for the newest download was refused\(why)"
      case .neverGot: return "\(list) is stale: its source was never asked with success"
      case .unwatched: return "\(list) may be stale: no source is named for it"
      }
    }
  }

  /// One for each list in use or watched, by id.
  public let standings: [Standing]
  /// What plain answers say.
  public let stale: [Standing]

  /// - Parameter editions: the lists in use; of two editions of one list the newer counts.
  /// - Throws: `Diagnostic` for what is kept of updates and cannot be read.
  public init(
    of editions: [(id: String, edition: CalendarDay)], sources: PublishedSources, folder: UpdateFolder, now: UTCTime
  ) throws(Diagnostic) {
    var newest: [String: CalendarDay] = [:]
    for (id, edition) in editions { newest[id] = max(edition, newest[id] ?? edition) }
    var records: [String: UpdateRecord] = [:]
    for source in sources.all {
      guard let record = try folder.record(of: source.id) else { continue }
      records[source.id] = record
    }
    var ids = Set(newest.keys)
    for source in sources.all where records[source.id] != nil { ids.formUnion(source.lists.map(\.id)) }
    standings = ids.sorted().map { id in
      // The source that was asked, rather than another that holds the list too.
      let asked = sources.all.first { source in
        guard let record = records[source.id] else { return false }
        return source.lists.contains { $0.id == id } || record.lists.contains { $0.id == id }
      }
      let source = asked ?? sources.source(of: id)
      return Self.standing(id, newest[id], source, source.flatMap { records[$0.id] }, now)
    }
    stale = standings.filter(\.isSaid)
  }

  private static func standing(
    _ list: String, _ edition: CalendarDay?, _ source: PublishedSource?, _ record: UpdateRecord?, _ now: UTCTime
  ) -> Standing {
    func standing(_ state: State, _ age: Int?) -> Standing {
      Standing(list: list, edition: edition, source: source, record: record, state: state, ageDays: age)
    }
    guard let source else { return standing(.unwatched, nil) }
    if source.files.isEmpty {
      guard let edition else { return standing(.neverGot, nil) }
      let age = now.day.daysSince1970 - edition.daysSince1970
      return standing(age > source.mostAgeDays ? .stale : .fresh, age)
    }
    let age = record?.lastSuccess.map { (now.seconds - $0.seconds) / 86_400 }
    if record?.refusal != nil { return standing(.refused, age) }
    guard let success = record?.lastSuccess, edition != nil else { return standing(.neverGot, age) }
    return standing(now.seconds - success.seconds > source.mostAgeDays * 86_400 ? .stale : .fresh, age)
  }

  /// - Throws: `Diagnostic` `lists.stale` naming every list in use or watched that is not known to be fresh.
  public func require() throws(Diagnostic) {
    let faults = standings.filter { $0.state != .fresh }.compactMap(\.sentence)
    guard standings.isEmpty || !faults.isEmpty else { return }
    throw Diagnostic(
      "lists.stale", faults.isEmpty ? "there is no list" : faults.joined(separator: "; "),
      help: "`chokepoint lists update` asks the publishers; `chokepoint lists status` says how each list stands")
  }
}
