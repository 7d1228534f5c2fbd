import Chokepoint
import HTTPTypes
import Hummingbird
import Interchange
import Parties

/// `GET` and `POST /v1/screen`: the listed parties that a name may mean.
enum ScreenEndpoint {
  static func get(_ call: Call) async throws -> Reply {
    try await answer(try ScreenQuestion(call), call)
  }

  static func post(_ call: Call) async throws -> Reply {
    try await answer(try ScreenQuestion(try call.document()), call)
  }

  private static func answer(_ question: ScreenQuestion, _ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    return try await call.working {
      Reply.json(try question.document(snapshot)).with(.listVersion, snapshot.version)
    }
  }
}
