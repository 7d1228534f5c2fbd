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
    let now = try LedgerOption.asking { () throws(Diagnostic) in
      guard let licence else {
        return try book.change(touching: touch.touch, to: state, on: day, reason: reason, actor: actor)
      }
      try book.change(licence, to: state, on: day, reason: reason, actor: actor)
      return try book.touched(by: try book.licence(licence))
    }
    ledger.show([now.json(on: day)], isList: false) { TouchOption.text(now, on: day) }
  }
}
