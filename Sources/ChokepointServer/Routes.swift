import Controls
import HTTPTypes
import Hummingbird

/// Every route of the server.
enum Routes {
  static let all: [Route] = yente + own + ledger + watch + operation + pages

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
      .get, "/entities/{id}/adjacent", .yente, role: .viewer, "what adjoins a party: its listings, owners, holdings",
      EntityEndpoints.adjacent),
    Route(
      .get, "/entities/{id}/adjacent/{property}", .yente, role: .viewer, "the same by one property",
      EntityEndpoints.adjacentProperty),
    Route(
      .get, "/statements", .yente, role: .viewer,
      "values of properties, a line each: `canonical_id`, `dataset`, `schema`, `prop`, `value`",
      StatementsEndpoint.answer),
    Route(
      .get, "/reconcile/{dataset}", .yente, role: .viewer, "the manifest of the Reconciliation API 0.2 (OpenRefine)",
      ReconcileEndpoint.get),
    Route(
      .post, "/reconcile/{dataset}", .yente, role: .viewer, body: .whole(8 << 20),
      "the answers to its `queries` or `extend`", ReconcileEndpoint.post),
    Route(
      .get, "/reconcile/{dataset}/suggest/{kind}", .yente, role: .viewer,
      "an entity, type or property by the beginning of its name", ReconcileEndpoint.suggest),
    Route(
      .get, "/reconcile/{dataset}/extend/property", .yente, role: .viewer,
      "the properties that a table can be extended by",
      ReconcileEndpoint.properties),
    Route(.get, "/catalog", .yente, role: .viewer, "the lists, with ETag", ServiceEndpoints.catalog),
    Route(.get, "/manifest", .yente, role: .viewer, "another name of /catalog", ServiceEndpoints.catalog),
    Route(.get, "/algorithms", .yente, role: .viewer, "how matches are scored", ServiceEndpoints.algorithms),
    Route(.get, "/openapi.json", .operation, role: nil, "this API as OpenAPI 3.1", openAPI),
    Route(.get, "/healthz", .yente, role: nil, "whether the server lives", ServiceEndpoints.health),
    Route(.get, "/readyz", .yente, role: nil, "whether the lists are read", ServiceEndpoints.ready),
    Route(
      .post, "/updatez", .yente, role: nil, body: .whole(1 << 16), "reads the lists anew: `token`, `sync`",
      ServiceEndpoints.update),
  ]

  @Sendable private static func openAPI(_ call: Call) async throws -> Reply {
    Reply(type: "application/json", call.service.pages.api.bytes).with(.cacheControl, "public, max-age=300")
  }

  private static let own: [Route] = [
    Route(
      .post, "/v1/check", .own, role: .analyst, body: .whole(DealReader.maximumBytes),
      "one deal, judged: `regime`, `known`, `screening`, `changes`, `record`", CheckEndpoint.answer),
    Route(
      .post, "/v1/batch", .own, role: .analyst, body: .streamed,
      "deals as NDJSON or CSV, answered as they come: `output`, `format`", BatchEndpoint.answer),
    Route(
      .get, "/v1/screen", .own, role: .viewer, "the listed parties that a name may mean", ScreenEndpoint.get),
    Route(
      .post, "/v1/screen", .own, role: .viewer, body: .whole(1 << 20), "the same, asked by a document",
      ScreenEndpoint.post),
    Route(
      .post, "/v1/explain", .own, role: .viewer, body: .whole(DealReader.maximumBytes),
      "why a name matches a party, or a clause bears on a deal", ExplainEndpoint.answer),
    Route(.get, "/v1/rules", .own, role: .viewer, "the clauses: `regime`, `date`, `kind`, `q`", RulesEndpoint.list),
    Route(.get, "/v1/rules/{id}", .own, role: .viewer, "one clause: `date`, `known`, `regime`", RulesEndpoint.one),
    Route(.get, "/v1/openapi.json", .own, role: nil, "another name of /openapi.json", openAPI),
    Route(.get, "/v1/regimes", .own, role: .viewer, "whose law can be asked", ReferenceEndpoints.regimes),
    Route(.get, "/v1/facts", .own, role: .viewer, "what a deal may state: `q`, `regime`", ReferenceEndpoints.facts),
    Route(.get, "/v1/chips", .own, role: .viewer, "chips with their class at each date", ReferenceEndpoints.chips),
    Route(.get, "/v1/chips/{name}", .own, role: .viewer, "one chip", ReferenceEndpoints.chip),
    Route(.get, "/v1/lists", .own, role: .viewer, "the lists that answers rest on", ListsEndpoint.status),
    Route(
      .get, "/v1/lists/{id}/diff", .own, role: .viewer, "what changed between two editions: `from`, `to`",
      ListsEndpoint.diff),
  ]

  private static let ledger: [Route] = [
    Route(
      .get, "/v1/cases", .own, role: .viewer, "the queue of cases: `state`, `assignee`", CaseEndpoints.list),
    Route(.get, "/v1/cases/{number}", .own, role: .viewer, "one case with its history", CaseEndpoints.one),
    Route(
      .post, "/v1/cases/{number}/{step}", .own, role: .analyst, body: .whole(1 << 20),
      "a step of a case: assign, note, propose, decide, reopen", CaseEndpoints.step),
    Route(
      .get, "/v1/licences", .own, role: .viewer, "licences with what is left on them: `date`", LicenceEndpoints.list),
    Route(.get, "/v1/licences/{number}", .own, role: .viewer, "one licence: `date`", LicenceEndpoints.one),
    Route(
      .post, "/v1/licences", .own, role: .approver, body: .whole(1 << 20), "records the grant of a licence",
      LicenceEndpoints.grant),
    Route(
      .post, "/v1/licences/{number}/{step}", .own, role: .approver, body: .whole(1 << 20),
      "amend, suspend, resume or revoke, with a reason", LicenceEndpoints.step),
    Route(
      .post, "/v1/licences/{number}/shipments", .own, role: .analyst, body: .whole(1 << 20),
      "draws a shipment, or says every reason against it", LicenceEndpoints.ship),
    Route(
      .get, "/v1/touching", .own, role: .viewer,
      "licences, open cases and deals that `party`, `programme`, `country` or `eccn` touch", LicenceEndpoints.touching),
    Route(
      .post, "/v1/touching/{step}", .own, role: .approver, body: .whole(1 << 20),
      "suspend, resume or revoke all licences that something touches", LicenceEndpoints.step),
    Route(.get, "/v1/applications", .own, role: .viewer, "applications for licences", LicenceEndpoints.applications),
    Route(.get, "/v1/applications/{control}", .own, role: .viewer, "one application", LicenceEndpoints.application),
    Route(
      .post, "/v1/applications", .own, role: .analyst, body: .whole(1 << 20),
      "records an application (the fields of BIS-748P)", LicenceEndpoints.apply),
    Route(
      .post, "/v1/applications/{control}/progress", .own, role: .analyst, body: .whole(1 << 16),
      "where an application stands with the agency: `state`, `reason`", LicenceEndpoints.progress),
    Route(
      .get, "/v1/ledger/records", .own, role: .viewer, "the records: `kind`, `about`, `by`, `from`, `until`, `before`",
      LedgerEndpoints.records),
    Route(.get, "/v1/ledger/records/{number}", .own, role: .viewer, "one record whole", LedgerEndpoints.record),
    Route(
      .get, "/v1/ledger/records/{number}/proof", .own, role: .viewer, "a record with its proof, to verify anywhere",
      LedgerEndpoints.proof),
    Route(
      .get, "/v1/ledger/checkpoint", .own, role: .viewer, "the newest signed checkpoint of the log",
      LedgerEndpoints.checkpoint),
  ]

  private static let watch: [Route] = [
    Route(
      .get, "/v1/watch/feed", .own, role: .viewer,
      "what is told in kept documents, as JSON Feed: `view`, `about`", NewsEndpoints.feed),
    Route(
      .get, "/v1/watch/documents", .own, role: .viewer, "the documents that are kept: `q`", NewsEndpoints.documents),
    Route(
      .get, "/v1/watch/documents/{id}", .own, role: .viewer, "one document, its parts and what is told in it",
      NewsEndpoints.document),
    Route(.get, "/watch", .page, role: .viewer, "what is told in the documents that are kept", WatchPages.list),
    Route(.get, "/watch/{id}", .page, role: .viewer, "one document", WatchPages.one),
  ]

  private static let pages: [Route] = [
    Route(.get, "/", .page, role: .viewer, "search, with reasons as it is typed", SearchPage.answer),
    Route(.get, "/party/{id}", .page, role: .viewer, "one listed party", PartyPage.answer),
    Route(.get, "/check", .page, role: .analyst, "the form of a deal", CheckPage.form),
    Route(.post, "/check", .page, role: .analyst, body: .whole(1 << 20), "its answer", CheckPage.answer),
    Route(.get, "/lists", .page, role: .viewer, "the lists that answers rest on", ListPages.status),
    Route(.get, "/lists/{id}/diff", .page, role: .viewer, "what changed between two editions", ListPages.diff),
    Route(.get, "/rules", .page, role: .viewer, "the rules of a day", RulePages.list),
    Route(.get, "/rules/{id}", .page, role: .viewer, "one rule", RulePages.one),
    Route(.get, "/chips", .page, role: .viewer, "chips, their class over time drawn", ChipPages.list),
    Route(.get, "/chips/{name}", .page, role: .viewer, "one chip", ChipPages.one),
    Route(.get, "/cases", .page, role: .viewer, "the queue of cases", CasePages.list),
    Route(.get, "/cases/{number}", .page, role: .viewer, "one case", CasePages.one),
    Route(.post, "/cases/{number}", .page, role: .analyst, body: .whole(1 << 18), "a step of it", CasePages.step),
    Route(.get, "/licences", .page, role: .viewer, "the register of licences, with balances", LicencePages.list),
    Route(.get, "/licences/{number}", .page, role: .viewer, "one licence", LicencePages.one),
    Route(.get, "/records", .page, role: .viewer, "what the ledger keeps", RecordPages.list),
    Route(.get, "/records/{number}", .page, role: .viewer, "one record with its proof", RecordPages.one),
    Route(.get, "/login", .page, role: nil, "the form to sign in", SignInPage.form),
    Route(.post, "/login", .page, role: nil, body: .whole(1 << 16), "begins a session", SignInPage.signIn),
    Route(.post, "/logout", .page, role: nil, body: .whole(1 << 16), "ends it", SignInPage.signOut),
    Route(.get, "/static/{file}", .page, role: nil, "styles and scripts", StaticFiles.answer),
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
