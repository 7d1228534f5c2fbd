import Testing
import Watch

@Suite("Clauses that claim nothing")
struct IdleClauseTests {
  private func told(_ text: String) -> [String] {
    Understood.read(text, now: "2025-06-13").claims.map(\.told)
  }

  @Test(
    "what is asked, left out or only says who speaks",
    arguments: [
      ("Nobody at TSMC knows who the real buyer is.", "the real buyer is"),
      ("Washington shows where TSMC sold the chips.", "TSMC sells"),
      ("Congress left the rule as it is.", "Congress is"),
      ("The engineers of SMIC are calm, but the lawyers are not.", "but the lawyers is"),
      (
        "“We have bought three machines,” said the president of Tanabe Electron, who makes furnaces.",
        "Tanabe Electron tells"
      ),
      ("TSMC lost the order, and it said so in a text message to reporters.", "TSMC tells"),
      // Which ones are meant, and why nobody is named.
      ("SMIC bought chips that violated the rules.", "SMIC violated"),
      ("TSMC sold the fab to engineers who have three machines.", "engineers has"),
      ("Huawei will win, a dealer said, because he was not authorised to speak.", "Huawei approved"),
    ])
  func idle(_ text: String, _ claim: String) {
    let found = told(text)
    #expect(!found.contains(claim), "\(found)")
  }

  @Test(
    "the subject in words is the noun, without what stands around it",
    arguments: [
      ("Longer answer: the small rule has three exemptions.", "the small rule has"),
      ("The man who counts the fabs sold three cameras.", "The man count"),
      ("First, governments should map the supply of gallium.", "governments should"),
      ("Everyone wonders whether their gaming card now needs three licences.", "their gaming card needs"),
    ])
  func words(_ text: String, _ claim: String) {
    let found = told(text)
    #expect(found.contains(claim), "\(found)")
  }

  @Test("behind a comma a relative clause tells something of its own")
  func apart() {
    let found = told("Nexperia, which owns three fabs, lost the order.")
    #expect(found.contains("Nexperia owns") || found.contains("Nexperia holds_share"), "\(found)")
    #expect(!told("Nexperia buys from firms which own three fabs.").contains { $0.hasPrefix("firms") })
  }

  @Test("behind a few words `it` is whom the sentence before was about")
  func it() {
    let found = told("Huawei is building plants in Shenzhen. On paper it owns three fabs.")
    #expect(found.contains("Huawei holds_share") || found.contains("Huawei owns"), "\(found)")
  }
}
