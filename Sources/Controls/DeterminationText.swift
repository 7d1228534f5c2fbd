import Interchange
public import Parties
import Rulebook

/// A determination for a person at a terminal: outcome first, then the grounds, then what is open, then what it rests
/// on. At most 80 columns, except where one word is longer.
public struct DeterminationText {
  private let answer: Determination
  private let title: String
  private var lines: [String] = []
  /// Paints the outcome; the identity where there is no colour.
  private let paint: (String, Determination.Outcome) -> String

  /// - Parameters:
  ///   - title: one line that names the deal, for instance `A800, US to CN on 2023-12-01`.
  ///   - paint: colours the outcome line.
  public static func render(
    _ answer: Determination, title: String, paint: (String, Determination.Outcome) -> String = { text, _ in text }
  ) -> String {
    withoutActuallyEscaping(paint) { paint in
      var text = DeterminationText(answer: answer, title: title, paint: paint)
      text.write()
      return text.lines.joined(separator: "\n") + "\n"
    }
  }

  private init(answer: Determination, title: String, paint: @escaping (String, Determination.Outcome) -> String) {
    self.answer = answer
    self.title = VisibleText.of(title)
    self.paint = paint
  }

  private mutating func write() {
    let head = paint(headline, answer.outcome)
    if headline.count + 3 + title.count <= TextWrap.columns {
      lines.append("\(head)   \(title)")
    } else {
      lines.append(head)
      add(title, indent: 2)
    }
    if let review = answer.review { add("review: \(review.words)", indent: 2) }
    section("Licence under which it may go", answer.authorisedBy.map(\.paragraph))
    grounds()
    items()
    notRequired()
    exceptions()
    missing()
    section("What would change it", answer.wouldChange.map(\.paragraph))
    screening()
    section("Assumptions", answer.assumptions.map { [$0] })
    section("Warnings", (answer.stale.map(\.why) + answer.warnings).map { [$0] })
    lookedUp()
  }

  private var headline: String {
    switch answer.outcome {
    case .notSubject: "NOT SUBJECT TO \(answer.law.uppercased())"
    case .noLicenceRequired: "NO LICENCE REQUIRED under these rules"
    case .exceptionAvailable:
      "LICENCE EXCEPTION AVAILABLE: \(answer.exceptions.filter { $0.available == .yes }.map(\.clause.id).uniqued().joined(separator: ", "))"
    case .licenceRequired: "LICENCE REQUIRED"
    case .prohibited: "PROHIBITED"
    case .needsFacts: "NEEDS FACTS"
    }
  }

  // MARK: Sections

  private mutating func grounds() {
    section("Grounds", grouped(answer.requirements).map(paragraph))
    section("Prohibited by", answer.prohibitions.map(paragraph))
    section(
      "Red flags: look into them before going on",
      answer.redFlags.map { paragraph($0) + $0.clause.resolutions.map { "  to resolve: \($0)" } })
    section("Printed, but not applied", grouped(answer.notEnforced).map(paragraph))
    section("Not judged: law that bears on the deal and is not in these packs", answer.notJudged.map(paragraph))
  }

  /// Entries of a list that ask for the same under the same policy stand together.
  private func grouped(_ requirements: [Determination.Requirement]) -> [[Determination.Requirement]] {
    var groups: [[Determination.Requirement]] = []
    for requirement in requirements {
      let place = groups.firstIndex { group in
        guard let first = group.first, first.listing != nil, requirement.listing != nil else { return false }
        return (first.item, first.clause.id, first.review, first.reviewText)
          == (requirement.item, requirement.clause.id, requirement.review, requirement.reviewText)
      }
      if let place { groups[place].append(requirement) } else { groups.append([requirement]) }
    }
    return groups
  }

  private func paragraph(_ group: [Determination.Requirement]) -> [String] {
    guard let requirement = group.first else { return [] }
    let clause = requirement.clause
    let item = answer.items.count > 1 ? " [item \(requirement.item)]" : ""
    var text = ["\(clause.id)\(item)  \(clause.title ?? "")"]
    let entries = group.compactMap(\.listing)
    if !entries.isEmpty {
      text.append("  \(entries.count == 1 ? "entry" : "entries"): \(entries.joined(separator: "; "))")
    }
    text.append("  \(clause.cites.joined(separator: "; "))")
    text.append("  in force \(period(clause, requirement.end))")
    text += requirement.because.map { "  - \($0.text)" }
    if let why = requirement.notApplied { text.append("  not applied: \(why)") }
    if requirement.notApplied == nil {
      let words = requirement.review?.words ?? requirement.reviewText ?? "not stated"
      let cites = requirement.reviewCites.isEmpty ? "" : " (\(requirement.reviewCites.joined(separator: "; ")))"
      text.append("  review: \(words)\(cites)")
      if requirement.review != nil, let prose = requirement.reviewText, prose.lowercased() != requirement.review?.words
      {
        text.append("  entry says: \(prose)")
      }
    }
    return text
  }

  private func paragraph(_ found: Determination.NotJudged) -> [String] {
    ["\(found.clause.id)  \(found.clause.title ?? "")", "  \(found.clause.cites.joined(separator: "; "))"]
      + found.because.map { "  - \($0.text)" }
  }

  private func period(_ clause: Clause, _ end: CalendarDay?) -> String {
    guard let from = clause.period?.from else { return "at all times" }
    return end.flatMap(\.previous).map { "from \(from) to \($0)" } ?? "from \(from)"
  }

  private mutating func items() {
    section(
      "Classification",
      answer.items.enumerated().map { index, item in
        var text = ["items[\(index)] \(item.name ?? "")".trimmingSpace()]
        for found in item.classification {
          text.append("  \(found.clause.id): \(found.because.map(\.text).joined(separator: "; "))")
        }
        for found in item.excluded {
          text.append("  not \(found.clause.id): \(found.because.map(\.text).joined(separator: "; "))")
        }
        if let stated = item.statedECCN {
          text.append(
            "  stated as \(stated): \(item.agrees == false ? "does not agree with the facts given" : "nothing given contradicts it")"
          )
        }
        switch item.subject {
        case .yes:
          let paths = item.subjectPath.compactMap(\.title).joined(separator: "; ")
          text.append("  subject to \(answer.law): yes, \(paths)")
        case .no: text.append("  subject to \(answer.law): no")
        case .unknown: text.append("  subject to \(answer.law): not shown; judged as subject")
        }
        return text
      })
  }

  private mutating func notRequired() {
    section(
      "Not required: the law itself makes an exception",
      answer.notRequired.map { cut in
        let item = answer.items.count > 1 ? " [item \(cut.item)]" : ""
        return ["\(cut.clause.id)\(item)  \(cut.clause.title ?? "")", "  \(cut.clause.cites.joined(separator: "; "))"]
          + cut.words.map { "  \($0)" } + cut.because.map { "  - \($0.text)" }
      })
  }

  private mutating func exceptions() {
    let alike = answer.exceptions.filter { $0.loneFact != nil }
    var paragraphs = grouped(answer.exceptions.filter { $0.loneFact == nil }).map(paragraph)
    for fact in alike.compactMap(\.loneFact).uniqued() {
      let group = alike.filter { $0.loneFact == fact }
      let isStated = group.contains { $0.because.contains(where: \.assumed.isEmpty) }
      paragraphs.append([
        "\(group.map(\.clause.id).uniqued().joined(separator: ", ")): not available",
        "  - by \(answer.place(of: fact))\(isStated ? "" : ", which is not stated")",
      ])
    }
    section("Exceptions", paragraphs)
  }

  /// Exceptions that are not available for the same reasons stand together.
  private func grouped(_ exceptions: [Determination.Exception]) -> [[Determination.Exception]] {
    var groups: [[Determination.Exception]] = []
    for exception in exceptions {
      let place = groups.firstIndex { group in
        guard let first = group.first, first.available == .no, exception.available == .no else { return false }
        return first.item == exception.item && first.because.map(\.text) == exception.because.map(\.text)
      }
      if let place { groups[place].append(exception) } else { groups.append([exception]) }
    }
    return groups
  }

  private func paragraph(_ group: [Determination.Exception]) -> [String] {
    guard let exception = group.first else { return [] }
    let words =
      switch exception.available {
      case .yes: "available, on the conditions below"
      case .no: "not available"
      case .unknown: "needs facts"
      }
    var text: [String] = []
    for one in group {
      let item = answer.items.count > 1 ? " [item \(one.item)]" : ""
      text.append("\(one.clause.id)\(item)  \(one.clause.title ?? ""): \(words)")
      text.append("  \(one.clause.cites.joined(separator: "; "))")
    }
    let shown = exception.available == .no ? 4 : exception.because.count
    text += exception.because.prefix(shown).map { "  - \($0.text)" }
    if exception.because.count > shown { text.append("  - and \(exception.because.count - shown) more") }
    if exception.available == .yes { text += exception.clause.conditions.map { "  condition: \($0)" } }
    return text
  }

  private mutating func missing() {
    let deciding = answer.missing.filter { !$0.always }
    section(
      "Missing: facts that decide",
      deciding.map { ["\($0.place)  \($0.ask)", "  decides \($0.decides.joined(separator: ", "))"] })
    section("Always to be asked", answer.missing.filter(\.always).map { ["\($0.place)  \($0.ask)"] })
  }

  private mutating func screening() {
    guard answer.screened else { return }
    let editions = answer.lists.map { "\($0.title), \($0.edition)" }.joined(separator: "; ")
    section(
      "Screening",
      answer.screening.map { found in
        guard !found.matches.isEmpty else {
          return ["\(found.role) \"\(found.query)\": no match in \(editions) as of \(answer.day)"]
        }
        let shown = found.matches.prefix(3).flatMap { match in MatchText.lines(match).map { "  \($0)" } }
        let more = found.matches.count - 3
        return ["\(found.role) \"\(found.query)\":"] + shown
          + (more > 0 ? ["  and \(more) more of like names; `chokepoint screen` shows them"] : [])
      })
  }

  private mutating func lookedUp() {
    var text = [
      "rules \(answer.packs.joined(separator: ", ")) \(answer.rulesDigest)",
      "law of \(answer.day), as known on \(answer.known)",
    ]
    text += answer.lists.map { "list \($0.title), edition \($0.edition) (\($0.coverage))" }
    section("Looked up", [text])
  }

  // MARK: Lines

  private mutating func section(_ name: String, _ paragraphs: [[String]]) {
    guard !paragraphs.isEmpty else { return }
    lines.append("")
    lines.append(name)
    for paragraph in paragraphs {
      for line in paragraph { add(line, indent: 2) }
    }
  }

  private mutating func add(_ line: String, indent: Int) {
    lines += TextWrap.wrap(VisibleText.of(line), indent: indent)
  }
}

/// A match for a person at a terminal.
public enum MatchText {
  public static func lines(_ match: PartyMatch) -> [String] {
    let listing = match.listing
    var lines = ["\(PartyMatch.thousandths(match.score)) \(match.level.rawValue)  \(match.party.name)  [\(match.key)]"]
    if match.matchedName != match.party.name {
      let note = match.matchedNameNote.map { " (\($0))" } ?? ""
      lines.append("  matched name: \(match.matchedName)\(note)")
    }
    if let address = match.matchedAddress { lines.append("  matched address: \(address)") }
    lines.append("  why: \(match.reasons.joined(separator: "; "))")
    let status = listing.fromStatus.map { " (\($0))" } ?? ""
    lines.append("  list: \(match.list.title), edition \(match.list.edition); listed on \(match.listedOn)\(status)")
    if !listing.footnotes.isEmpty { lines.append("  footnotes: \(listing.footnotes.joined(separator: ", "))") }
    if !listing.programs.isEmpty { lines.append("  programmes: \(listing.programs.joined(separator: ", "))") }
    if !listing.requirement.isEmpty { lines.append("  requirement: \(listing.requirement)") }
    if !listing.policy.isEmpty { lines.append("  review policy: \(listing.policy)") }
    lines += match.warnings.map { "  warning: \($0)" }
    return lines
  }
}

extension Determination.Exception {
  /// The one fact by which it is not available: most are for a situation that is not stated.
  fileprivate var loneFact: FactReference? {
    guard available == .no else { return nil }
    let facts = because.flatMap(\.facts).uniqued()
    return facts.count == 1 ? facts.first : nil
  }
}

extension String {
  fileprivate func trimmingSpace() -> String { hasSuffix(" ") ? String(dropLast()) : self }
}
