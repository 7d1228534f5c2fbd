import Controls
public import Interchange
import Parties
import Rulebook

/// Answers an old determination again, with the rules, lists and knowledge of its day.
///
///     let replay = try Replay(of: answer, deal: document, screened: nil, lists: [], rules: folders, at: locations)
///     replay.difference      // nil: the same to the byte
public struct Replay {
  /// Where two documents part.
  public struct Difference: Sendable {
    /// `requirements[0].review`.
    public let place: String
    public let then: JSON?
    public let now: JSON?
  }

  /// The answer that comes out now.
  public let answer: JSON
  /// The first place at which it is otherwise than the old one; nil if there is none.
  public let difference: Difference?
  /// The folder of the rules that were used.
  public let rules: String

  /// - Parameters:
  ///   - old: the determination.
  ///   - deal: the document that it answers.
  ///   - screened: whether parties were looked for; nil to tell by the answer.
  ///   - lists: the list files that were searched; empty where that was not recorded.
  ///   - consultation: what the answer took from the ledger; nil for nothing.
  ///   - ordered: false where the order of members was lost, as in the canonical form of the ledger.
  ///   - rules: folders in which the rules may be, in the order in which they are looked at.
  ///   - locations: the data and the workspace.
  /// - Throws: `Diagnostics`: `replay.answer` for a document that is no determination, `replay.rules`, `replay.list` and
  ///   `replay.list-file` for what is not there any more, and whatever is wrong with the deal.
  public init(
    of old: JSON, deal document: JSON, screened: Bool?, lists: [AnswerRecord.ListFile],
    consultation: LedgerConsultation? = nil, ordered: Bool = true, rules: [String], at locations: Locations
  ) throws(Diagnostics) {
    let asOf = try Diagnostics.gathering { () throws(Diagnostic) in try AsOf(old) }
    let (folder, regime) = try Diagnostics.gathering { () throws(Diagnostic) in
      try Self.folder(of: asOf.rules, among: rules)
    }
    self.rules = folder
    var locations = locations
    locations.rules = self.rules
    locations.editions = asOf.lists
    let workspace = try Workspace(locations, regimes: [regime])
    let consultation = consultation ?? LedgerConsultation()
    let deal = consultation.applied(to: try workspace.deal(document))
    let screens = screened ?? !(old["warnings"]?.array ?? []).contains { $0.string == Judge.notScreened }
    if !asOf.lists.isEmpty { try Self.verify(asOf.lists, lists, workspace) }
    let found = try Diagnostics.gathering { () throws(Diagnostic) in
      try workspace.check(deal, known: asOf.known, screens: screens, seeksChanges: true)
    }
    answer = found.applying(consultation.licences).json
    difference = Self.difference(from: Self.withoutStaleness(old), to: answer, at: "", ordered)
  }

  /// That a list was stale was true of a day, not of the deal.
  private static func withoutStaleness(_ answer: JSON) -> JSON {
    JSON(
      .object(
        (answer.members ?? []).map { member in
          guard member.key == "as_of", let members = member.value.members else { return member }
          return JSON.Member("as_of", JSON(.object(members.filter { $0.key != "stale" })))
        }))
  }

  /// What an answer says that it rests on.
  private struct AsOf {
    let known: CalendarDay
    let rules: String
    let lists: [String: CalendarDay]

    init(_ answer: JSON) throws(Diagnostic) {
      guard let asOf = answer["as_of"], let known = asOf["known"]?.string.flatMap({ CalendarDay($0) }),
        let rules = asOf["rules"]?.string, let members = asOf["lists"]?.members
      else {
        throw Diagnostic(
          "replay.answer", "this is no whole determination: it does not say what it rests on (`as_of`)",
          at: answer.span, help: "give what `check --format json` or `batch --output full` printed")
      }
      self.known = known
      self.rules = rules
      lists = Dictionary(
        members.compactMap { member in member.value.string.flatMap { CalendarDay($0) }.map { (member.key, $0) } },
        uniquingKeysWith: { $1 })
    }
  }

  private static func folder(
    of digest: String, among folders: [String]
  ) throws(Diagnostic) -> (folder: String, regime: String) {
    var seen: [String] = []
    for folder in folders {
      let regimes = RulePacks.regimes(in: folder)
      for regime in regimes {
        let own = RulePackFiles.digest(of: try RulePacks.packs(in: folder, of: regime))
        if own == digest { return (folder, regime) }
        seen.append("`\(folder)` is \(own)\(regimes.count > 1 ? " for \(regime)" : "")")
      }
      if regimes.isEmpty { seen.append("`\(folder)` holds no pack") }
    }
    throw Diagnostic(
      "replay.rules", "the rules \(digest) are not found",
      help: "\(seen.joined(separator: "; ")); give their folder with --rules, or the folder of records with --records")
  }

  /// The lists in use are those of the answer, edition by edition and, where it was recorded, to the byte.
  private static func verify(
    _ editions: [String: CalendarDay], _ files: [AnswerRecord.ListFile], _ workspace: Workspace
  ) throws(Diagnostics) {
    let index = try Diagnostics.gathering { () throws(Diagnostic) in try workspace.lists() }
    var present: [String: CalendarDay] = [:]
    for list in index.lists { present[list.id] = max(list.edition, present[list.id] ?? list.edition) }
    var errors: [Diagnostic] = []
    for (id, edition) in editions.sorted(by: { $0.key < $1.key }) where present[id] != edition {
      let kept = present[id].map { "there is that of \($0)" } ?? "there is none of this list"
      errors.append(
        Diagnostic("replay.list", "the edition \(edition) of `\(id)` is not kept", help: "\(kept) in the workspace"))
    }
    for id in present.keys.sorted() where editions[id] == nil {
      errors.append(
        Diagnostic("replay.list", "the list `\(id)` was not there then", help: "it ships with the product now"))
    }
    if errors.isEmpty, !files.isEmpty {
      let digests = try Diagnostics.gathering { () throws(Diagnostic) in try workspace.store.digests() }
      let now = Dictionary(digests.map { ($0.file, $0.sha256) }, uniquingKeysWith: { $1 })
      for file in files where now[file.file] != file.sha256 {
        errors.append(
          Diagnostic(
            "replay.list-file", "the list file `\(file.file)` is not what it was: sha256 \(file.sha256)",
            help: now[file.file].map { "it is \($0) now" } ?? "it is not there"))
      }
    }
    if !errors.isEmpty { throw Diagnostics(errors) }
  }

  /// The first place at which two documents part, in the order of the older one.
  private static func difference(from old: JSON?, to new: JSON?, at place: String, _ ordered: Bool) -> Difference? {
    guard let old, let new else {
      return old == nil && new == nil ? nil : Difference(place: place, then: old, now: new)
    }
    if let left = old.members, let right = new.members {
      for member in left {
        let inner = place.isEmpty ? member.key : "\(place).\(member.key)"
        if let found = difference(from: member.value, to: new[member.key], at: inner, ordered) { return found }
      }
      for member in right where old[member.key] == nil {
        let inner = place.isEmpty ? member.key : "\(place).\(member.key)"
        return Difference(place: inner, then: nil, now: member.value)
      }
    } else if let left = old.array, let right = new.array {
      for index in 0..<max(left.count, right.count) {
        let (first, second) = (
          left.indices.contains(index) ? left[index] : nil, right.indices.contains(index) ? right[index] : nil
        )
        if let found = difference(from: first, to: second, at: "\(place)[\(index)]", ordered) { return found }
      }
    }
    // Also where only the order of members is another.
    let text = ordered ? JSONWriter.compact : JSONWriter.canonical
    return text(old) == text(new) ? nil : Difference(place: place, then: old, now: new)
  }
}
