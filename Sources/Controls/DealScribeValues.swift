import Interchange
import Rulebook

/// Values of a deal: typed by the facts that the rules declare.
extension DealScribe {
  /// A country that the item passes through.
  mutating func leg(_ value: JSON, _ index: Int) -> FactSet.Record {
    var record = FactSet.Record(
      label: DealWords.label(.via, index), paths: ["country": DealWords.label(.via, index)])
    read(value, as: "leg", "country", into: &record)
    return record
  }

  /// A transfer is one within a country.
  mutating func checkTransfer(_ document: JSON, _ deal: FactSet.Record) {
    guard deal.values["activity"] == .word("transfer"), let from = deal.values["from"], let to = deal.values["to"],
      from != to
    else { return }
    errors.append(
      Diagnostic(
        "deal.transfer", "a transfer is within one country, not from \(from.text) to \(to.text)",
        at: document["activity"]?.span, help: "between countries it is an `export` or a `reexport`"))
  }

  /// Refuses keys that mean nothing, naming the nearest that does.
  mutating func allow(_ keys: [String], in value: JSON) {
    guard let members = value.members else {
      errors.append(Diagnostic("deal.object", "expected an object, this is \(value.kind)", at: value.span))
      return
    }
    for member in members where !keys.contains(member.key) {
      let near = nearestName(to: member.key, among: keys).map { "did you mean `\($0)`? " } ?? ""
      errors.append(
        Diagnostic(
          "deal.unknown-key", "unknown key `\(member.key)`", at: member.keySpan,
          help: "\(near)the keys here are \(keys.joined(separator: ", "))"))
    }
  }

  mutating func string(_ value: JSON?) -> String? {
    guard let value else { return nil }
    guard let text = value.string else {
      errors.append(Diagnostic("deal.string", "expected a string, this is \(value.kind)", at: value.span))
      return nil
    }
    return text
  }

  mutating func array(_ value: JSON?, _ name: String) -> [JSON] {
    guard let value else { return [] }
    guard let elements = value.array else {
      errors.append(Diagnostic("deal.array", "`\(name)` is an array, this is \(value.kind)", at: value.span))
      return []
    }
    guard elements.count <= DealReader.mostItems else {
      errors.append(
        Diagnostic(
          "deal.too-many", "`\(name)` has \(elements.count) elements, more than \(DealReader.mostItems)",
          at: value.span,
          help: "put them into several deals"))
      return []
    }
    return elements
  }

  mutating func day(_ value: JSON?) -> CalendarDay? {
    guard let value, let text = string(value) else { return nil }
    guard let day = CalendarDay(text) else {
      errors.append(
        Diagnostic(
          "deal.date", "`\(text)` is not a date", at: value.span,
          help: "dates are written 2023-11-20, and the day must exist"))
      return nil
    }
    return day
  }

  /// Reads one value as that fact of a kind of record.
  mutating func read(_ value: JSON?, as subject: String, _ name: String, into record: inout FactSet.Record) {
    guard let value, let entry = words.facts(of: subject)[name] else { return }
    read(value, as: entry, into: &record)
  }

  private mutating func read(_ value: JSON, as entry: DealWords.Entry, into record: inout FactSet.Record) {
    let fact = entry.fact
    do throws(Diagnostic) { record.values[fact.name] = try typed(value, fact) } catch { errors.append(error) }
    if !entry.isRead { unread.append(record.place(of: fact.name)) }
  }

  /// The members of a `facts` object.
  mutating func facts(
    _ value: JSON?, of subject: String, except direct: Set<String>, into record: inout FactSet.Record
  ) {
    guard let value else { return }
    guard let members = value.members else {
      errors.append(Diagnostic("deal.object", "`facts` is an object, this is \(value.kind)", at: value.span))
      return
    }
    let known = words.facts(of: subject)
    for member in members {
      guard let entry = known[member.key], !direct.contains(member.key) else {
        let path = "\(subject).\(member.key)"
        let isRead = read.contains(path)
        if !direct.contains(member.key), isRead || isKnownElsewhere(path) {
          if !isRead { unread.append("\(record.label).facts.\(member.key)") }
          continue
        }
        let names = program.facts.filter { $0.subject == subject && !direct.contains($0.name) }.map(\.name)
        let near = nearestName(to: member.key, among: names).map { "did you mean `\($0)`? " } ?? ""
        errors.append(
          Diagnostic(
            "deal.unknown-fact", "unknown fact `\(member.key)`", at: member.keySpan,
            help: "\(near)`chokepoint facts` lists every fact with its unit"))
        continue
      }
      read(member.value, as: entry, into: &record)
    }
  }

  func typed(_ value: JSON, _ fact: Fact) throws(Diagnostic) -> Value {
    switch (fact.type, value.content) {
    case (.truth, .bool(let flag)): return .truth(flag)
    case (.truth, .string("yes")): return .truth(true)
    case (.truth, .string("no")): return .truth(false)
    case (.number, .number(let text)), (.number, .string(let text)):
      return .number(try number(text, fact, at: value.span))
    case (.country, .string(let text)):
      guard let code = countries.code(for: text) else {
        throw Diagnostic(
          "deal.country", "`\(text)` is not a country", at: value.span, help: countries.suggestion(for: text))
      }
      return .country(code)
    case (.code, .string(let text)):
      guard let path = CodePath(text) else {
        throw Diagnostic(
          "deal.eccn", "`\(text)` is not an ECCN", at: value.span, help: "an ECCN is written 3A090.a, 5A992.c or EAR99")
      }
      return .code(path)
    case (.word(let words), .string(let text)):
      guard words.contains(text) else {
        let near = nearestName(to: text, among: words).map { "did you mean `\($0)`? " } ?? ""
        throw Diagnostic(
          "deal.word", "`\(text)` is not a value of `\(fact.name)`", at: value.span,
          help: "\(near)the values are \(words.joined(separator: ", "))")
      }
      return .word(text)
    case (.text, .string(let text)): return .text(text)
    case (.day, .string(let text)):
      guard let day = CalendarDay(text) else {
        throw Diagnostic("deal.date", "`\(text)` is not a date", at: value.span, help: "dates are written 2023-11-20")
      }
      return .day(day)
    default:
      throw Diagnostic("deal.type", "`\(fact.name)` is \(fact.type), this is \(value.kind)", at: value.span)
    }
  }

  private func number(_ text: String, _ fact: Fact, at span: SourceSpan?) throws(Diagnostic) -> Exact {
    guard let number = Exact(text) else {
      throw Diagnostic(
        "deal.number", "`\(text)` is not a number", at: span,
        help: "write the number alone, as \"4992\" or 5.92; `\(fact.name)` is \(fact.type)")
    }
    guard number >= .zero else {
      throw Diagnostic(
        "deal.negative", "`\(fact.name)` is negative: \(text)", at: span,
        help: "`\(fact.name)` is \(fact.type), zero or more")
    }
    return number
  }

  // MARK: What no rule reads yet

  /// Keys whose law is not in the packs yet are checked, so that a typing error does not wait.
  mutating func checkUnread(_ document: JSON) {
    let deal = words.facts(of: "deal")
    unread += ["us_person", "knowledge"].filter { document[$0] != nil && deal[$0] == nil }
    if let person = document["us_person"], person.bool == nil, deal["us_person"] == nil {
      errors.append(Diagnostic("deal.type", "`us_person` is true or false, this is \(person.kind)", at: person.span))
    }
    if let knowledge = document["knowledge"], let text = string(knowledge) {
      let words = ["known", "reason_to_know", "none_after_diligence"]
      if !words.contains(text) {
        errors.append(
          Diagnostic(
            "deal.word", "`\(text)` is not a value of `knowledge`", at: knowledge.span,
            help: "the values are \(words.joined(separator: ", "))"))
      }
    }
  }

  /// Numbers of a party by their kind.
  mutating func identifiers(_ value: JSON?) -> [(kind: String, value: String)] {
    if let value, value.members == nil {
      errors.append(Diagnostic("deal.object", "`identifiers` is an object, this is \(value.kind)", at: value.span))
    }
    var stated: [(kind: String, value: String)] = []
    for member in value?.members ?? [] {
      if let text = string(member.value) { stated.append((member.key, text)) }
    }
    return stated
  }

  /// The technology, plants and components that stand behind an item. A list that is stated is the whole list: the fact
  /// `inputs_listed` says so.
  mutating func madeWith(_ value: JSON?, of item: Int, into record: inout FactSet.Record) {
    guard let value else { return }
    if words.facts(of: "item")["inputs_listed"] != nil { record.values["inputs_listed"] = .truth(true) }
    for (index, element) in array(value, "made_with").enumerated() {
      let keys = words.inputs
      // A law that asks nothing of what stands behind an item leaves the list to those that do.
      guard !keys.isEmpty || !isKnownElsewhere("input.via") else { continue }
      allow(keys, in: element)
      var input = FactSet.Record(label: "items[\(item)].made_with[\(index)]", owner: item)
      for key in keys { read(element[key], as: "input", key, into: &input) }
      inputs.append(input)
    }
  }

  /// The owners of a party, to be screened like it.
  mutating func owners(_ value: JSON?, of label: String) -> [Deal.Party] {
    var total = Exact.zero
    let owners = array(value, "owners").enumerated().map { index, element in
      allow(["name", "percent", "same_as"], in: element)
      let percent = percent(element["percent"])
      total = percent.flatMap { total.adding($0) } ?? total
      return Deal.Party(
        role: "owner", name: string(element["name"]), sameAs: sameAs(element["same_as"]),
        label: "\(label).owners[\(index)]", percent: percent)
    }
    if total > Exact(100) {
      errors.append(
        Diagnostic(
          "deal.percent", "the owners hold \(total) percent together", at: value?.span,
          help: "shares add up to 100 at most"))
    }
    return owners
  }

  private mutating func percent(_ value: JSON?) -> Exact? {
    guard let value else { return nil }
    let text: String
    switch value.content {
    case .string(let string): text = string
    case .number(let digits): text = digits
    default: text = ""
    }
    guard let percent = Exact(text), percent >= .zero, percent <= Exact(100) else {
      errors.append(Diagnostic("deal.percent", "a share is a number from 0 to 100", at: value.span))
      return nil
    }
    return percent
  }

  mutating func licences(_ value: JSON?) -> [String] {
    array(value, "authorisations").compactMap { element in
      allow(["licence"], in: element)
      if element.members != nil, element["licence"] == nil {
        errors.append(Diagnostic("deal.missing-key", "the authorisation has no `licence`", at: element.span))
      }
      return string(element["licence"])
    }
  }

  mutating func sameAs(_ value: JSON?) -> [String: Bool] {
    guard let value else { return [:] }
    var result: [String: Bool] = [:]
    for member in value.members ?? [] {
      guard let flag = member.value.bool else {
        errors.append(
          Diagnostic(
            "deal.type", "`same_as` says true or false of a listed party, this is \(member.value.kind)",
            at: member.value.span))
        continue
      }
      result[member.key] = flag
    }
    if value.members == nil {
      errors.append(Diagnostic("deal.object", "`same_as` is an object, this is \(value.kind)", at: value.span))
    }
    return result
  }
}
