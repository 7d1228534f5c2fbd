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

  /// `{"id":"q1","matches":[{"entity_id":"P-1","score":0.97}],"us":41}`; `us` is CPU time.
  public func line(id: String, name: String) -> [UInt8] {
    let start = Self.cpu()
    let form = NameForm(name)
    return index.withSearch { line(id: id, form: form, start: start, &$0) }
  }

  private func line(id: String, form: NameForm, start: Int, _ search: inout NameSearch) -> [UInt8] {
    let hits = index.hits(form, day: nil, threshold: threshold, limit: limit, &search)
    var line = Array("{\"id\":\(JSONWriter.compact(.string(id))),\"matches\":[".utf8)
    for (number, hit) in hits.enumerated() {
      let probability = index.knowledge.model.probability(hit.bits)
      line += Array(
        "\(number > 0 ? "," : ""){\"entity_id\":\(JSONWriter.compact(.string(index.id(of: hit.party)))),\"score\":\(Self.decimals(probability))".utf8)
      if withEvidence {
        let evidence = search.evidence(hit.form, name: hit.name)
        let features = MatchFeature.allCases.filter { evidence.features[$0.rawValue] != 0 }
          .map { "\"\($0)\":\(evidence.features[$0.rawValue])" }
        line += Array(
          ",\"bits\":\(hit.bits),\"evidence\":{\(features.joined(separator: ","))}".utf8)
      }
      line.append(UInt8(ascii: "}"))
    }
    line += Array("],\"us\":\((Self.cpu() - start) / 1000)}\n".utf8)
    return line
  }

  /// Five decimals.
  private static func decimals(_ value: Float) -> String {
    let whole = Int((Double(value) * 100_000).rounded())
    let digits = String(whole % 100_000)
    return "\(whole / 100_000)." + String(repeating: "0", count: 5 - digits.utf8.count) + digits
  }

  /// CPU time of this thread in nanoseconds.
  private static func cpu() -> Int {
    var time = timespec()
    clock_gettime(CLOCK_THREAD_CPUTIME_ID, &time)
    return time.tv_sec * 1_000_000_000 + time.tv_nsec
  }
}
