import Controls
import HTTPTypes
import Hummingbird
import Interchange

/// `POST /v1/check`: one deal, judged.
enum CheckEndpoint {
  static func answer(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let options = try CheckOptions(call, snapshot, seeksChanges: true)
    return try await call.working {
      let answers = try options.answers(try call.document())
      return Reply.json(options.document(answers.map(\.json))).with(.listVersion, snapshot.version)
    }
  }
}
