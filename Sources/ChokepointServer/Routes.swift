import HTTPTypes
import Hummingbird

/// Every route of the server.
enum Routes {
  static let all: [Route] = yente + operation

  private static let yente: [Route] = [
    Route(
      .post, "/match/{dataset}", .yente, role: .viewer, body: .whole(8 << 20),
      "up to 100 examples, each with the parties it may mean", MatchEndpoint.answer),
    Route(
      .get, "/search/{dataset}", .yente, role: .viewer, "parties by text, filtered, sorted and counted",
      SearchEndpoint.answer),
    Route(
      .get, "/entities/{id}", .yente, role: .viewer, "one party; an id of another edition answers 308",
      EntityEndpoints.entity),
    Route(
      .get, "/entities/{id}/adjacent", .yente, role: .viewer, "what adjoins a party: its listings",
      EntityEndpoints.adjacent),
    Route(
      .get, "/entities/{id}/adjacent/{property}", .yente, role: .viewer, "the same by one property",
      EntityEndpoints.adjacentProperty),
    Route(.get, "/catalog", .yente, role: .viewer, "the lists, with ETag", ServiceEndpoints.catalog),
    Route(.get, "/manifest", .yente, role: .viewer, "another name of /catalog", ServiceEndpoints.catalog),
    Route(.get, "/algorithms", .yente, role: .viewer, "how matches are scored", ServiceEndpoints.algorithms),
    Route(.get, "/healthz", .yente, role: nil, "whether the server lives", ServiceEndpoints.health),
    Route(.get, "/readyz", .yente, role: nil, "whether the lists are read", ServiceEndpoints.ready),
    Route(
      .post, "/updatez", .yente, role: nil, body: .whole(1 << 16), "reads the lists anew: `token`, `sync`",
      ServiceEndpoints.update),
  ]

  private static let operation: [Route] = [
    Route(
      .post, "/v1/reload", .own, role: .admin, body: .whole(1 << 16), "reads lists and changed rules anew",
      ReloadEndpoint.answer),
    Route(.get, "/metrics", .operation, role: .admin, "counts and times for Prometheus") { call in
      .text(call.service.metrics.text(call.service), type: "text/plain; version=0.0.4; charset=utf-8")
    },
  ]
}
