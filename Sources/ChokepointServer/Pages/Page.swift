import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange

/// A page before it is drawn: its data, which is what `.json` gives, and what only the drawing needs.
struct Page {
  let title: String
  let template: String
  /// Which entry of the navigation it belongs to.
  let section: String
  let data: JSON
  var view: JSON = .object([(String, JSON)]())

  /// As HTML, or as JSON where that is asked.
  func reply(_ call: Call) -> Reply {
    guard !call.wantsJSON else { return .json(data) }
    return .html(html(call.service.pages, call.service, call.caller))
  }

  func html(_ pages: PageBook, _ service: ServiceState, _ caller: Caller) -> String {
    var values = (TemplateValues.of(data) as? [String: Any]) ?? [:]
    values.merge((TemplateValues.of(view) as? [String: Any]) ?? [:]) { _, view in view }
    let body = pages.render(template, values.merging(["form_token": caller.formToken]) { _, token in token })
    var frame: [String: Any] = [
      "page_title": title, "content": body, "form_token": caller.formToken, "version": pages.version,
      "is_open": service.isOpen, "nav": Self.navigation(section, hasLedger: service.desk.isThere),
    ]
    if case .session = caller.means { frame["signed_in"] = ["name": caller.name, "role": caller.role?.rawValue ?? ""] }
    if let snapshot = try? service.lists.snapshot() {
      frame["list_version"] = snapshot.version
      frame["newest"] = snapshot.datasets.map(\.edition).max()?.description ?? ""
      let old = snapshot.workspace.staleLists()
      frame["has_old"] = !old.isEmpty
      frame["old"] = old.map { ["id": $0.id, "why": VisibleText.of($0.why)] }
    }
    if let staleness = service.lists.staleness { frame["stale"] = VisibleText.of(staleness.message) }
    return pages.render("frame", frame)
  }

  private static func navigation(_ section: String, hasLedger: Bool) -> [[String: Any]] {
    let kept = [
      ("/cases", "Cases", "cases"), ("/licences", "Licences", "licences"), ("/records", "Records", "records"),
      ("/watch", "Watch", "watch"),
    ]
    let entries =
      [
        ("/", "Search", "search"), ("/check", "Check a deal", "check"),
      ] + (hasLedger ? kept : []) + [
        ("/lists", "Lists", "lists"),
        ("/rules", "Rules", "rules"), ("/chips", "Chips", "chips"),
      ]
    return entries.map { address, label, name in
      ["address": address, "label": label, "current": name == section] as [String: Any]
    }
  }
}
