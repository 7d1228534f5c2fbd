import GRDB
public import Interchange

extension LicenceBook {
  /// All licences, undecided cases and deals that something touches.
  public func touched(by touch: LicenceTouch) throws(Diagnostic) -> LicenceTouched {
    try touched(try list().filter(touch.touches), try CaseBook(store).list().filter(touch.touches))
  }

  /// The licence with the undecided cases about its deals.
  public func touched(by licence: Licence) throws(Diagnostic) -> LicenceTouched {
    let found = try touched([licence], [])
    let cases = try CaseBook(store).list().filter { !Set($0.deals).isDisjoint(with: found.deals) }
    return LicenceTouched(licences: [licence], cases: cases, deals: found.deals)
  }

  private func touched(_ licences: [Licence], _ cases: [CaseFile]) throws(Diagnostic) -> LicenceTouched {
    var deals: [String] = []
    func add(_ deal: String) { if !deals.contains(deal) { deals.append(deal) } }
    for licence in licences {
      for record in try store.records(about: "licence:\(licence.number)") {
        for subject in record.entry.about where subject.hasPrefix("deal:") { add(String(subject.dropFirst(5))) }
      }
    }
    for file in cases { file.deals.forEach(add) }
    return LicenceTouched(licences: licences, cases: cases, deals: deals)
  }
}
