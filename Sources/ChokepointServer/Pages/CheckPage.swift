import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange
import Rulebook

/// `/check`: a deal, asked for in as few questions as decide it, and the answer with everything that it rests on.
enum CheckPage {
  /// The empty form, or one with fields that a link fills in.
  static func form(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let form = DealForm(call.query, snapshot.standard)
    return CheckView(snapshot: snapshot, form: form).page.reply(call)
  }

  /// The answer so far, and what is still to be asked.
  static func answer(_ call: Call) async throws -> Reply {
    let items = try FormCheck.check(call)
    let snapshot = try call.snapshot()
    let page = try await call.working { () -> Page in
      var view = CheckView(snapshot: snapshot, form: DealForm(items, snapshot.standard))
      do throws(Diagnostics) {
        try view.judge(regimes: items.values("regime"))
      } catch {
        view.troubles = error.all
      }
      return view.page
    }
    return page.reply(call)
  }
}
