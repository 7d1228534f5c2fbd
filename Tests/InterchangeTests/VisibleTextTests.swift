import Interchange
import Testing

@Suite struct VisibleTextTests {
  @Test(arguments: [
    ("華為 Ltd. é", "華為 Ltd. é"), ("a\u{1B}[2Jb", "a\\u{1B}[2Jb"), ("a\nb", "a\\u{A}b"), ("a\u{202E}b", "a\\u{202E}b"),
    ("a\u{9B}b", "a\\u{9B}b"), ("", ""),
  ])
  func whatSteersATerminalIsWrittenOut(_ text: String, _ shown: String) {
    #expect(VisibleText.of(text) == shown)
  }

  @Test func linesMayStay() { #expect(VisibleText.of("a\nb\u{7}", keepsLines: true) == "a\nb\\u{7}") }
}
