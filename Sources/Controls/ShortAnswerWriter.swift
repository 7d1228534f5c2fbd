import Interchange
import Rulebook

/// Writes short answers as lines of JSON, byte for byte as `Determination.compactJSON` gives them.
struct ShortAnswerWriter {
  private let facts: [Fact]

  init(_ program: RuleProgram) { facts = program.facts }

  /// - Parameters:
  ///   - found: what was found for its parties; nil where nobody looked.
  ///   - id: the deal's, as it stands in its document without the quotes; nil for none.
  ///   - place: where a fact stands, or would stand, in the document.
  func write(
    _ answer: ShortAnswer, _ found: FoundParties?, id: some Collection<UInt8>, hasID: Bool, into text: inout [UInt8],
    place: (Hearing.Wanted) -> String
  ) {
    text.add("{\"deal\":")
    if hasID {
      text.append(0x22)
      text.append(contentsOf: id)
      text.append(0x22)
    } else {
      text.add("null")
    }
    text.add(",\"outcome\":")
    JSONWriter.quote(answer.outcome.rawValue, into: &text)
    text.add(",\"review\":")
    if let review = answer.review { JSONWriter.quote(review.rawValue, into: &text) } else { text.add("null") }
    list("requirements", answer.requirements.map(\.on), into: &text)
    list("exceptions", answer.exceptions.filter { $0.available == .yes }.map(\.on), into: &text)
    list("prohibitions", answer.prohibitions, into: &text)
    list("not_judged", answer.notJudged, into: &text)
    list("red_flags", answer.redFlags, into: &text)
    list("missing", answer.missing, into: &text, place)
    list("matches", Determination.matchWords(found?.screening ?? []), into: &text)
    text.add(found == nil ? ",\"screened\":false" : ",\"screened\":true")
    if let found, !found.stale.isEmpty { list("stale", found.stale.map(\.id), into: &text) }
    text.add("}\n")
  }

  private func list(_ key: StaticString, _ words: [String], into text: inout [UInt8]) {
    begin(key, into: &text)
    for word in words {
      text.separate()
      JSONWriter.quote(word, into: &text)
    }
    text.append(0x5D)
  }

  /// `["0:RS.3A090.a"]`, each once.
  private func list(_ key: StaticString, _ clauses: [ShortAnswer.OnItem], into text: inout [UInt8]) {
    begin(key, into: &text)
    for (place, on) in clauses.enumerated() {
      if clauses[..<place].contains(where: { $0.item == on.item && $0.clause === on.clause }) { continue }
      text.separate()
      JSONWriter.quote("\(on.item):\(on.clause.id)", into: &text)
    }
    text.append(0x5D)
  }

  private func list(_ key: StaticString, _ clauses: [Clause], into text: inout [UInt8]) {
    begin(key, into: &text)
    for clause in clauses {
      text.separate()
      JSONWriter.quote(clause.id, into: &text)
    }
    text.append(0x5D)
  }

  /// The places of the facts to ask for, the cheapest to find out first.
  private func list(
    _ key: StaticString, _ wanted: [Hearing.Wanted], into text: inout [UInt8], _ place: (Hearing.Wanted) -> String
  ) {
    begin(key, into: &text)
    var named: [(cost: Int, place: String)] = []
    for fact in wanted { named.append((facts[Int(fact.fact)].cost, place(fact))) }
    if named.count > 1 { named.sort { ($0.cost, $0.place) < ($1.cost, $1.place) } }
    for fact in named {
      text.separate()
      JSONWriter.quote(fact.place, into: &text)
    }
    text.append(0x5D)
  }

  private func begin(_ key: StaticString, into text: inout [UInt8]) {
    text.add(",\"")
    text.add(key)
    text.add("\":[")
  }
}

extension [UInt8] {
  fileprivate mutating func add(_ sign: StaticString) {
    append(contentsOf: UnsafeBufferPointer(start: sign.utf8Start, count: sign.utf8CodeUnitCount))
  }

  /// A comma, but after the opening of a list.
  fileprivate mutating func separate() {
    if last != 0x5B { append(0x2C) }
  }
}
