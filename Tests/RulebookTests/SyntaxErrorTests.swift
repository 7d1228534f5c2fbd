import Interchange
import Testing

@testable import Rulebook

/// What the lexer and the parser say of bad text. Line 1 is the fence.
@Suite struct SyntaxErrorTests {
  struct Bad: Sendable, CustomTestStringConvertible {
    var text: String
    var id: String
    var line: Int
    var column: Int
    /// Words that the message or the help must have.
    var says: String
    var testDescription: String { text }
  }

  @Test(arguments: [
    Bad(text: "unit TPP\ndefine x is 4800TPP", id: "rule.number", line: 3, column: 13, says: "put a space"),
    Bad(text: "define x is 2023-13-01", id: "rule.number", line: 2, column: 13, says: "`2023-13-01`"),
    Bad(text: "define x is 2023-02-30", id: "rule.number", line: 2, column: 13, says: "date"),
    Bad(text: "define x \"open", id: "rule.string", line: 2, column: 10, says: "not closed"),
    Bad(
      text: "define x is \(String(repeating: "(", count: 200))", id: "rule.depth", line: 2, column: 64,
      says: "nested more than 50 deep"),
    Bad(
      text: "define x is \(String(repeating: "not ", count: 200))", id: "rule.depth", line: 2, column: 217,
      says: "nested more than 50 deep"),
    Bad(
      text: "define x is 1\(String(repeating: " + 1", count: 60)) > 0", id: "rule.depth", line: 2, column: 217,
      says: "more than 50 operations"),
    Bad(text: "define x is §1", id: "rule.symbol", line: 2, column: 13, says: "unexpected"),
    Bad(text: "define x is 1 ? 2", id: "rule.symbol", line: 2, column: 15, says: "unexpected"),
    Bad(text: "rule 3A090.a", id: "rule.syntax", line: 2, column: 1, says: "require"),
    Bad(text: "3A090.a", id: "rule.syntax", line: 2, column: 1, says: "a declaration"),
    Bad(text: "fact tpp is a number", id: "rule.path", line: 2, column: 1, says: "item.tpp"),
    Bad(text: "fact item.tpp a number", id: "rule.syntax", line: 2, column: 15, says: "`is`"),
    Bad(text: "fact item.tpp is number", id: "rule.syntax", line: 2, column: 18, says: "a number of TPP"),
    Bad(text: "fact item.tpp is a quantity", id: "rule.syntax", line: 2, column: 20, says: "`number`"),
    Bad(text: "fact item.x is yes or no ask 5", id: "rule.syntax", line: 2, column: 30, says: "double quotes"),
    Bad(text: "fact item.x is yes or no cost 1.5", id: "rule.syntax", line: 2, column: 31, says: "whole number"),
    Bad(
      text: "require R.1\n  cites\n  in force from 2023-01-01", id: "rule.cites", line: 3, column: 8, says: "citation"),
    Bad(text: "require R.1\n  in force from 17.11.2023", id: "rule.number", line: 3, column: 17, says: "17.11.2023"),
    Bad(text: "require R.1\n  in force from soon", id: "rule.syntax", line: 3, column: 17, says: "2023-11-17"),
    Bad(text: "require R.1\n  announced 2023-01-01", id: "rule.syntax", line: 3, column: 3, says: "in force from"),
    Bad(
      text: "require R.1\n  in force from 2023-01-01\n  in force from 2024-01-01", id: "rule.period", line: 4,
      column: 3,
      says: "version"),
    Bad(text: "require R.1\n  when yes\n  when no", id: "rule.syntax", line: 4, column: 3, says: "`and`"),
    Bad(text: "require R.1\n  when yes and", id: "rule.syntax", line: 4, column: 1, says: "end of the block"),
    Bad(text: "require R.1\n  when (yes", id: "rule.syntax", line: 4, column: 1, says: "`)`"),
    Bad(text: "require R.1\n  when item.tpp in 5", id: "rule.syntax", line: 3, column: 20, says: "`{`"),
    Bad(text: "require R.1\n  when item.tpp in [1, 2", id: "rule.syntax", line: 4, column: 1, says: "`]`"),
    Bad(text: "require R.1\n  when item.eccn under CN", id: "rule.syntax", line: 3, column: 24, says: "classification"),
    Bad(text: "require R.1\n  when any party has party.x", id: "rule.syntax", line: 3, column: 22, says: "`(`"),
    Bad(text: "review R.1", id: "rule.syntax", line: 2, column: 8, says: "`of`"),
    Bad(text: "review of R.1\n  policy case_by_case", id: "rule.syntax", line: 4, column: 1, says: "`when`"),
    Bad(text: "exception e\n  then stands", id: "rule.syntax", line: 3, column: 8, says: "`holds`"),
    Bad(text: "case \"c\" 2023-01-01", id: "rule.syntax", line: 2, column: 10, says: "`on`"),
    Bad(
      text: "case \"c\" on 2023-01-01 given a.b.c = 1 expect x", id: "rule.path", line: 2, column: 30, says: "item.tpp"),
    Bad(text: "cases \"c\" on 2023-01-01\n | expect |\n", id: "rule.syntax", line: 5, column: 1, says: "a row"),
  ])
  func isSaidWithItsPlace(_ bad: Bad) throws {
    let errors = SmallPack.errors(bad.text)
    let error = try #require(errors.first { $0.id == bad.id }, "\(errors)")
    #expect(error.span?.line == bad.line)
    #expect(error.span?.column == bad.column)
    #expect(error.span?.file == "t.md")
    #expect("\(error.message) \(error.help ?? "")".contains(bad.says), "\(error)")
  }

  @Test func everyBlockIsReadAndEveryErrorReported() {
    let text = "prose\n```rules\nunit\n```\nprose\n```rules\nfact x is text\n```\n"
    let errors = errors(inFile: text)
    #expect(errors.map(\.span?.line) == [4, 7])
  }

  @Test func aFenceThatIsNotClosedIsAnError() {
    #expect(errors(inFile: "a\n```rules\nunit TPP\n").map(\.id) == ["rule.fence"])
    #expect(errors(inFile: "a\n```rules\nunit TPP\n").first?.span?.line == 2)
  }

  @Test func bytesThatAreNotTextAreAnError() {
    let pack = RulePackFiles(name: "p", markdown: [("t.md", [0x60, 0xFF, 0x00])])
    #expect(throws: Diagnostics.self) { try RuleProgram(packs: [pack]) }
  }

  @Test func blocksOfOtherLanguagesAreProse() throws {
    let text = "```sh\nrules check\n```\n```rules\nunit TPP\n```\n```\nunit ??\n```\n"
    #expect(errors(inFile: text).isEmpty)
  }

  @Test func windowsLineEndsReadAlike() {
    let text =
      "```rules\r\nunit TPP\r\nfact item.tpp is a number of TPP\r\nrequire R.1 \"t\"\r\n  cites A; B.\r\n"
      + "  in force from 2023-01-01\r\n  when item.tpp >= 1 TPP\r\n```\r\n"
    #expect(errors(inFile: text).isEmpty)
  }

  private func errors(inFile text: String) -> [Diagnostic] {
    do throws(Diagnostics) {
      _ = try RuleProgram(packs: [RulePackFiles(name: "p", markdown: [("t.md", Array(text.utf8))])])
      return []
    } catch {
      return error.all
    }
  }
}
