import ArgumentParser
import Foundation
import Interchange
import Parties

/// `chokepoint screen --entities`: names against a plain file of names, in the shape of public matching benchmarks. Opens
/// neither rules nor lists.
struct ScreenEntities {
  let entities: String
  let batch: String
  let jobs: Int?
  let evidence: Bool
  let limit: Int
  let threshold: Double

  func run(data: String) throws {
    let knowledge = try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try ScreeningKnowledge(inFolder: "\(data)/screening") })
    let reader = try BatchRun.reader(batch)
    let start = Date()
    let list = try CommandFailure.mapping(
      .input,
      one: { () throws(Diagnostic) in
        try EntityLines.read(try InputFile.read(entities), file: entities, edition: .distantFuture)
      })
    let index = ScreeningIndex([list], knowledge: knowledge)
    // Kept to the end of the process, as the lists of a workspace are.
    _ = Unmanaged.passRetained(index)
    let seconds = FixedDecimal.text(-start.timeIntervalSinceNow, places: 3)
    Console.error("index: built in \(seconds) s, \(index.size.bytes) bytes")
    let screener = EntityBatch(index, limit: limit, threshold: threshold, withEvidence: evidence)
    var run = BatchRun()
    try run.run(reader, jobs: jobs) { block, record, output in
      do throws(Diagnostic) {
        output.text += try screener.line(block, record)
      } catch {
        output.fail(record.row, error, at: block.span(of: record))
      }
    }
    if run.errors > 0 { throw ExitCode(2) }
  }
}
