import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange
import NIOCore

/// `POST /v1/batch`: deals a line or a row each, answered a line each and in order, while they come. However many there
/// are, only a few are held at once.
enum BatchEndpoint {
  /// How many records are judged before their answers are sent.
  private static let block = 64

  static func answer(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let run = try BatchRunner(call, snapshot)
    guard ["", "identity"].contains(call.headers[.contentEncoding]?.lowercased() ?? "") else {
      throw Problem(
        .unsupportedMediaType, "body.coding", "a batch comes uncompressed, so that it can be answered as it comes")
    }
    let (stream, pool) = (call.stream, call.service.pool)
    let type = run.asTable ? "text/csv; charset=utf-8" : "application/x-ndjson"
    return Reply(streaming: type) { writer in
      if run.asTable { try await writer.write(ByteBuffer(string: run.header)) }
      var (cutter, feed) = (RecordCutter(), BatchFeed(run.kind))
      var records: [RecordCutter.Record] = []
      func send(_ records: [RecordCutter.Record], _ form: BatchFeed.Form) async throws {
        guard !records.isEmpty else { return }
        try await writer.write(ByteBuffer(string: try await run.answers(records, form, pool)))
      }
      do {
        for try await part in stream {
          cutter.add(part.readableBytesView)
          while let record = cutter.next() {
            if try feed.take(record, &cutter) { records.append(record) }
            guard records.count >= block else { continue }
            try await send(records, feed.form)
            records = []
          }
          // A client that sends line by line gets its answers so.
          try await send(records, feed.form)
          records = []
        }
        while let record = cutter.next(isAtEnd: true) {
          if try feed.take(record, &cutter) { records.append(record) }
        }
        try await send(records, feed.form)
      } catch let diagnostic as Diagnostic {
        // The status is sent already: the last line says why there is no more.
        try await writer.write(ByteBuffer(string: run.failure(diagnostic)))
      }
    }.with(.listVersion, snapshot.version)
  }
}
