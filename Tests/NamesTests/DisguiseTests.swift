import Names
import Testing

@Suite struct DisguiseTests {
  private func readings(_ name: String) -> [String] {
    NameForm(name).otherReadings.map { $0.words.joined(separator: " ") }
  }

  @Test(arguments: [
    ("ディージェイアイ", "dji"), ("エスエムアイシー", "smic"), ("와이엠티씨", "ymtc"), ("ㄏㄨㄚˊㄨㄟˊ", "huawei"),
    ("Blue Harbour Trading obo JHICC", "jhicc"), ("Example Ltd on behalf of Example Chips", "example chip"),
    ("buyer@qalverosecurity.com", "qalvero security"), ("Bire nTechnology", "biren technology"),
    ("Birent Echnology", "biren technology"),
  ])
  func takesADisguiseOff(_ name: String, _ reading: String) {
    #expect(readings(name).contains(reading))
  }

  @Test(arguments: ["トヨタ", "삼성전자", "Oboe Players", "Example Technology", "シャープ"])
  func leavesOthersAlone(_ name: String) {
    #expect(readings(name).isEmpty)
  }

  @Test func wordsWithoutVowelsAreWrittenOut() {
    let form = NameForm("Smcndctr Mnfctrng Intrntnl Crprtn")
    #expect(form.words == ["semiconductor", "manufacturing", "international", "corp"])
    #expect(form.folds == [.vowels])
    #expect(NameForm("Hkvsn Dgtl Tchnlgy C., Ltd.").words == ["hkvsn", "digital", "technology", "co", "ltd"])
    // Without a known word among them these are initials.
    #expect(NameForm("KLM").folds.isEmpty)
  }

  @Test func digitsInGenericWordsAreRead() {
    let form = NameForm("Huawei T3chnol0gy C0., Ltd.")
    #expect(form.words.starts(with: ["huawei", "technology"]))
    #expect(form.folds == [.digits])
    #expect(NameForm("4Paradigm").words == ["4paradigm"])
  }
}
