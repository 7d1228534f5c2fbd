import Rulebook
import Testing

@Suite struct CodePathTests {
  @Test(arguments: ["3A090", "3A090.a", "3A090.a.1", "5A002.z.1.a", "EAR99", "0A504", "9E003.a.10"])
  func reads(_ text: String) {
    #expect(CodePath(text)?.description == text)
  }

  @Test(arguments: [
    "", "3A09", "3A0900", "4A0035", "3F090", "3a090", "3A090.", "3A090..a", "3A090.A", "EAR99.a", "ear99", "EAR 99",
    "3A090 ", "5E2", "5.0", "3A090.abcd", "3A090.a-1", "NO", "３A090",
  ])
  func refuses(_ text: String) {
    #expect(CodePath(text) == nil)
  }

  @Test(arguments: [
    ("3A090.a", "3A090", true), ("3A090.a.1", "3A090.a", true), ("3A090", "3A090", true), ("3A090", "3A090.a", false),
    ("3A090.a", "3A090.b", false), ("3A090.aa", "3A090.a", false), ("4A003.z", "4A003", true), ("EAR99", "EAR99", true),
    ("EAR99", "3A090", false), ("3A991.p", "3A99", false),
  ])
  func liesUnder(_ path: String, _ other: String, _ under: Bool) {
    guard let outer = CodePath(other) else {
      #expect(!under)
      return
    }
    #expect(CodePath(path)?.isUnder(outer) == under)
  }

  /// As text `4A0035` begins with `4A003`; as a number of a classification it is none.
  @Test func aLongerNumberIsNotUnderAShorterOne() throws {
    #expect(CodePath("4A0035") == nil)
    #expect(try #require(CodePath("4A005")).isUnder(#require(CodePath("4A003"))) == false)
  }
}
