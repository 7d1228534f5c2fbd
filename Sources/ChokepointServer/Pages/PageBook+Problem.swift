import HTTPTypes
import Hummingbird
import Interchange

extension PageBook {
  /// A page that says why there is no other.
  func problem(_ problem: Problem, _ visit: Visit, _ service: ServiceState) -> Reply {
    if (300..<400).contains(problem.status.code) {
      return Reply(problem.status, type: "text/plain; charset=utf-8", [])
    }
    let page = Page(
      title: problem.status.reasonPhrase, template: "problem", section: "",
      data: .object([
        ("status", .integer(problem.status.code)), ("title", .string(problem.status.reasonPhrase)),
        ("detail", .string(problem.detail)), ("help", .string(problem.help)),
      ]))
    return .html(page.html(self, service, visit.caller), status: problem.status)
  }
}
