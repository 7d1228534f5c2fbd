import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange
import Ledger
import Rulebook

/// `/check`: a deal, asked for in as few questions as decide it, and the answer with everything that it rests on.
enum CheckPage {
  /// The empty form, or one with fields that a link fills in.
  static func form(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let form = DealForm(call.query, snapshot.standard)
    return CheckView(snapshot: snapshot, form: form, desk: call.service.desk).page.reply(call)
  }

  /// The answer so far, and what is still to be asked; with `keep` the ledger gets it.
  static func answer(_ call: Call) async throws -> Reply {
    let items = try FormCheck.check(call)
    let snapshot = try call.snapshot()
    return try await call.working {
      var view = CheckView(snapshot: snapshot, form: DealForm(items, snapshot.standard), desk: call.service.desk)
      do throws(Diagnostics) {
        try view.judge(CheckOptions(call, snapshot, regimes: items.values("regime")))
      } catch {
        view.troubles = error.all
      }
      if items["keep"] != nil, view.troubles.isEmpty, let kept = try view.keep(by: call.caller) {
        return .redirect(to: "/records/\(kept.receipt.seq)")
      }
      return view.page.reply(call)
    }
  }
}
