import ArgumentParser
import Chokepoint
import Interchange
import Ledger

/// Which licences are meant: one by its number, or all that something touches.
struct LicenceChoice: ParsableArguments {
  @Argument(help: "The number of the licence, as D1234567.")
  var licence: String?

  @OptionGroup var touch: TouchOption

  func validate() throws {
    if (licence == nil) == touch.touch.isEmpty {
      throw ValidationError("give a licence, or what touches it: --party, --programme, --country, --eccn")
    }
  }

  /// Suspends, resumes or revokes them, and shows what that touches: the licences, undecided cases and deals.
  func change(
    to state: Licence.State, on day: CalendarDay, reason: String, actor: String, _ ledger: LedgerOption
  ) throws {
    let desk = try ledger.desk()
    let book = desk.licences
    let found = try LedgerOption.asking { () throws(Diagnostic) in
      if let licence { return try book.touched(by: try book.licence(licence)) }
      return try book.touched(by: touch.touch)
    }
    // Of all that something touches, those that are in that state already, or ended, stay as they are.
    let open = found.licences.filter { licence != nil || ![state, .revoked, .expired].contains($0.state(on: day)) }
    try LedgerOption.asking { () throws(Diagnostic) in
      for one in open { try book.change(one.number, to: state, on: day, reason: reason, actor: actor) }
    }
    let now = try LedgerOption.asking { () throws(Diagnostic) in
      LicenceTouched(
        licences: try found.licences.map { one throws(Diagnostic) in try book.licence(one.number) }, cases: found.cases,
        deals: found.deals)
    }
    ledger.show([now.json(on: day)], isList: false) { TouchOption.text(now, on: day) }
  }
}
