import Chokepoint
import Controls
import Interchange
import Parties
import Rulebook
import TestSupport
import Testing

/// Owners that a deal states, or the shipped data know, bear on it by what listed ones hold together.
@Suite struct DealOwnersTests {
  private static let known = CalendarDay("2026-11-20")!

  private func answer(
    _ owners: String, name: String = "Lanternfish Trading", country: String = "SG", on day: String = "2025-10-15"
  ) throws -> Determination {
    let workspace = try Copy.shipped.get()
    let text = """
      {"date": "\(day)", "activity": "export", "from": "US", "to": "SG", "items": [{"kind": "equipment", "eccn": "EAR99"}],
       "end_use": {"kind": "commercial"},
       "parties": [{"role": "end_user", "name": "\(name)", "country": "\(country)", "owners": [\(owners)]}]}
      """
    return try workspace.check(workspace.deal(Array(text.utf8), file: "deal.json"), known: Self.known)
  }

  private func owner(_ name: String, _ percent: String?, _ more: String = "") -> String {
    let share = percent.map { ", \"percent\": \"\($0)\"" } ?? ""
    return "{\"name\": \"\(name)\"\(share)\(more)}"
  }

  private let huawei = "Huawei Technologies Co., Ltd."
  private let ymtc = "Yangtze Memory Technologies Co., Ltd."

  @Test(arguments: [("49", "25", "needs_facts"), ("50", "25", "licence_required"), ("51", "25", "licence_required")])
  func oneListedOwner(_ percent: String, _ other: String, _ outcome: String) throws {
    let answer = try answer([owner(huawei, percent), owner("Quiet Dairy", other)].joined(separator: ", "))
    // Below half the red flag of a listed owner is left.
    #expect(answer.outcome.rawValue == outcome)
    #expect(answer.redFlags.map(\.clause.id) == ["FLAG.29"])
  }

  @Test func listedOwnersAreAddedUp() throws {
    let answer = try answer([owner(huawei, "30"), owner(ymtc, "20")].joined(separator: ", "))
    #expect(answer.requirements.filter { $0.clause.id == "AFF.744.11" }.count == 2)
    #expect(answer.outcome == .licenceRequired)
  }

  @Test func aShareThatIsNotKnownIsAsked() throws {
    let answer = try answer(owner(huawei, nil))
    #expect(answer.outcome == .needsFacts)
    #expect(answer.missing.contains { $0.place == "parties[0].owners" && $0.decides.contains("AFF.744.11") })
  }

  @Test func anOwnerWhoIsAnotherCompanyDoesNotCount() throws {
    let answer = try answer(owner(huawei, "60", ", \"same_as\": {\"EL0247\": false}"))
    #expect(!answer.requirements.contains { $0.because.contains { $0.text.contains("EL0247") } })
  }

  @Test func theRuleIsDated() throws {
    let owners = owner(huawei, "60")
    #expect(try answer(owners, on: "2025-09-28").outcome == .noLicenceRequired)
    #expect(try answer(owners, on: "2025-11-09").outcome == .licenceRequired)
    let suspended = try answer(owners, on: "2025-11-10")
    #expect(suspended.outcome == .noLicenceRequired)
    #expect(suspended.warnings.contains { $0.contains("AFF.744.11 is suspended") })
    #expect(try answer(owners, on: "2026-11-10").outcome == .licenceRequired)
  }

  @Test func companiesOfTheUnitedStatesAreLeftOut() throws {
    #expect(try !answer(owner(huawei, "60"), country: "US").requirements.contains { $0.clause.id == "AFF.744.11" })
  }

  @Test func shippedOwnersCount() throws {
    let answer = try answer("", name: "CleanChip Technologies Limited", country: "HK")
    #expect(answer.requirements.map(\.clause.id) == ["AFF.744.11"])
    #expect(answer.requirements.first?.listing == "ACM Research (Shanghai)")
  }

  @Test func aPartyWithoutANameHasOwnersToo() throws {
    let workspace = try Copy.shipped.get()
    let text = """
      {"date": "2025-10-15", "activity": "export", "from": "US", "to": "SG", "items": [{"kind": "equipment", "eccn": "EAR99"}],
       "parties": [{"role": "end_user", "country": "SG", "owners": [\(owner(huawei, "60"))]}]}
      """
    let answer = try workspace.check(workspace.deal(Array(text.utf8), file: "deal.json"), known: Self.known)
    #expect(answer.outcome == .licenceRequired)
  }
}
