import Foundation
public import Interchange
import Names

/// Answers queries against a plain file of entities, one JSON line each: the shape of public matching benchmarks.
public struct EntityBatch: Sendable {
  private let index: ScreeningIndex
  private let limit: Int
  private let threshold: Double
  private let withEvidence: Bool

  public init(_ index: ScreeningIndex, limit: Int, threshold: Double, withEvidence: Bool) {
    self.index = index
    self.limit = limit
    self.threshold = threshold
    self.withEvidence = withEvidence
  }

  /// `{"id":"q1","matches":[{"entity_id":"P-1","score":0.97}],"us":41}`; `us` is CPU time, from the name on.
  ///
  /// - Throws: `Diagnostic` for a record that is not an object with `id` and `name`. Other keys are passed over.
  public func line(_ block: RecordBlock, _ record: RecordBlock.Record) throws(Diagnostic) -> String {
    let document = try JSONReader.read(
      try block.content(of: record), file: block.file, firstLine: record.line)
    guard let id = document["id"]?.string, let name = document["name"]?.string else {
      throw Diagnostic("batch.line", "a query needs `id` and `name`", at: block.span(of: record))
    }
    return line(id: id, name: name)
  }

  func line(id: String, name: String) -> String {
    let start = Self.cpu()
    let form = NameForm(name)
    return index.withSearch { line(id: id, form: form, start: start, &$0) }
  }

  private func line(id: String, form: NameForm, start: Int, _ search: inout NameSearch) -> String {
    let hits = index.hits(form, day: nil, threshold: threshold, limit: limit, &search)
    var line = "{\"id\":\(JSONWriter.compact(.string(id))),\"matches\":["
    for (number, hit) in hits.enumerated() {
      let score = FixedDecimal.text(Double(index.knowledge.model.probability(hit.bits)), places: 5)
      let entity = JSONWriter.compact(.string(index.id(of: hit.party)))
      line += "\(number > 0 ? "," : ""){\"entity_id\":\(entity),\"score\":\(score)"
      if withEvidence {
        let evidence = search.evidence(hit.form, name: hit.name)
        let features = MatchFeature.allCases.filter { evidence.features[$0.rawValue] != 0 }
          .map { "\"\($0)\":\(evidence.features[$0.rawValue])" }
        line += ",\"bits\":\(hit.bits),\"evidence\":{\(features.joined(separator: ","))}"
      }
      line += "}"
    }
    return line + "],\"us\":\((Self.cpu() - start) / 1000)}\n"
  }

  /// CPU time of this thread in nanoseconds.
  private static func cpu() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
