import ArgumentParser
import Interchange
import Ledger

/// What touches licences and cases; all that is given has to fit.
struct TouchOption: ParsableArguments {
  @Option(help: ArgumentHelp("A party of the licence, or of a case, by its name.", valueName: "name"))
  var party: String?

  @Option(help: ArgumentHelp("A programme of the applicant, or one under which a party is listed.", valueName: "name"))
  var programme: String?

  @Option(help: ArgumentHelp("The country of a party abroad.", valueName: "country"))
  var country: String?

  @Option(help: ArgumentHelp("A classification with all that lies under it.", valueName: "eccn"))
  var eccn: String?

  var touch: LicenceTouch { LicenceTouch(party: party, programme: programme, country: country, eccn: eccn) }

  static func text(_ found: LicenceTouched, on day: CalendarDay) -> String {
    let licences = found.licences.map { LicenceText.line($0, on: day) }
    let cases = found.cases.map(CaseText.line)
    let deals = found.deals.map { "deal \($0)\n" }
    let all = licences + cases + deals
    return all.isEmpty ? "no licence, open case or deal is touched\n" : all.joined()
  }
}
