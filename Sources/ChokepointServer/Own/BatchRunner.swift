import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// Answers the records of a batch.
struct BatchRunner: Sendable {
  let options: CheckOptions
  let kind: BatchForm.Kind?
  let asTable: Bool
  private let isFull: Bool
  private let memory = ScreeningMemory()

  /// - Throws: `Problem` 400 and 422.
  init(_ call: Call, _ snapshot: ServedSnapshot) throws {
    options = try CheckOptions(call, snapshot, seeksChanges: false)
    let type = call.headers[.contentType]?.split(separator: ";").first.map(\.trimmed) ?? ""
    kind = ["text/csv": .csv, "application/x-ndjson": .ndjson, "application/jsonl": .ndjson][type]
    let output = call.query["output"] ?? "compact"
    asTable = (call.query["format"] ?? "ndjson") == "csv"
    guard ["compact", "full"].contains(output), ["ndjson", "csv"].contains(call.query["format"] ?? "ndjson") else {
      throw Problem(.badRequest, "batch.output", "`output` is compact or full, `format` ndjson or csv")
    }
    guard !(asTable && output == "full") else {
      throw Problem(.badRequest, "batch.output", "a table holds compact answers only")
    }
    isFull = output == "full"
  }

  private var namesRegimes: Bool { !options.regimes.isEmpty }

  var header: String { CSVWriter.line((namesRegimes ? ["regime"] : []) + Determination.columns + ["error"]) }

  /// The answers in order, worked out by several threads.
  func answers(
    _ records: [RecordCutter.Record], _ form: BatchFeed.Form, _ pool: WorkPool
  ) async throws -> String {
    let half = max(1, (records.count + 1) / 2)
    return try await withThrowingTaskGroup(of: (Int, String).self) { group in
      for start in stride(from: 0, to: records.count, by: half) {
        let part = Array(records[start..<min(records.count, start + half)])
        group.addTask { (start, try await pool.run { part.map { answer($0, form) }.joined() }) }
      }
      var parts: [(Int, String)] = []
      for try await part in group { parts.append(part) }
      return parts.sorted { $0.0 < $1.0 }.map(\.1).joined()
    }
  }

  /// The lines of one record: its answers, or why there is none.
  private func answer(_ record: RecordCutter.Record, _ form: BatchFeed.Form) -> String {
    do throws(Diagnostics) {
      let document = try Diagnostics.gathering { () throws(Diagnostic) in try self.document(record, form) }
      let answers = try options.answers(document, memory: memory, explains: isFull)
      return zip(options.workspace.regimes, answers).map { line($1, record.row, $0.name) }.joined()
    } catch {
      return failure(error.all, row: record.row, line: record.line)
    }
  }

  private func document(_ record: RecordCutter.Record, _ form: BatchFeed.Form) throws(Diagnostic) -> JSON {
    let span = SourceSpan(file: "batch", line: record.line)
    guard !record.isTooLong else {
      throw Diagnostic(
        "batch.too-long", "the record is longer than \(RecordReader.maximumRecord) bytes", at: span,
        help: "a line end or the end of a quote may be missing")
    }
    switch form {
    case .lines: return try JSONReader.read(record.bytes, file: "batch", firstLine: record.line)
    case .table(let table): return try table.document(record.bytes, at: span)
    }
  }

  private func line(_ answer: Determination, _ row: Int, _ regime: String) -> String {
    if asTable { return CSVWriter.guardedLine((namesRegimes ? [regime] : []) + answer.row(row) + [""]) }
    let members = ((isFull ? answer.json : answer.compactJSON).members ?? []).map { ($0.key, $0.value) }
    let before = [("row", JSON.integer(row))] + (namesRegimes ? [("regime", .string(regime))] : [])
    return JSONWriter.compact(.object(before + members)) + "\n"
  }

  private func failure(_ errors: [Diagnostic], row: Int, line: Int) -> String {
    let words = errors.map { "\($0.message) [\($0.id)]" }.joined(separator: "; ")
    if asTable {
      let blanks = Array(repeating: "", count: Determination.columns.count - 1 + (namesRegimes ? 1 : 0))
      return CSVWriter.guardedLine([String(row)] + blanks + [words])
    }
    let all = errors.map { error in
      JSON.object([
        ("id", .string(error.id)), ("message", .string(error.message)),
        ("at", .string(error.span?.description ?? "batch:\(line)")), ("help", .string(error.help)),
      ])
    }
    return JSONWriter.compact(.object([("row", .integer(row)), ("line", .integer(line)), ("errors", .array(all))]))
      + "\n"
  }

  /// The last line of a batch that cannot be read on.
  func failure(_ diagnostic: Diagnostic) -> String { failure([diagnostic], row: 0, line: diagnostic.span?.line ?? 1) }
}
