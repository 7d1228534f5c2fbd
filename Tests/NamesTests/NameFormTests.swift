import Foundation
import Names
import Testing

@Suite struct NameFormTests {
  @Test(arguments: [
    ("Huawei Technologies Co., Ltd.", ["huawei", "technology"]), ("S.M.I.C.", ["smic"]), ("ＨＵＡＷＥＩ", ["huawei"]),
    ("H\u{200B}ua\u{FEFF}wei", ["huawei"]), ("H\u{0336}u\u{0336}awei", ["huawei"]),
    ("Łódź Straße", ["lodz", "strasse"]),
    ("Москва", ["moskva"]), ("Xi'an Precision Machinery", ["xian", "precision", "machinery"]), ("𝙷𝚢𝚐𝚘𝚗", ["hygon"]),
    ("Semicond. Mfg. Int’l Corp.", ["semiconductor", "manufacturing", "international"]), ("", []), ("–—…!", []),
  ])
  func words(_ name: String, _ words: [String]) {
    #expect(NameForm(name).words.map(\.text) == words)
  }

  @Test func everyFoldIsNamed() {
    #expect(NameForm("ＨＵＡＷＥＩ").folds == [.width])
    #expect(NameForm("Hua\u{200D}wei").folds == [.invisible])
    #expect(NameForm("華為").folds == [.traditional])
    #expect(NameForm("Huawei").folds.isEmpty)
    #expect(NameForm("Hu\u{0430}wei").folds == [.lookalikes])
    #expect(Set(Fold.allCases.map(\.phrase)).count == Fold.allCases.count)
  }

  @Test func chineseNamesLoseTheirLegalFormAndGenericWords() throws {
    let full = try #require(NameForm("中芯國際集成電路製造有限公司").han)
    #expect(full.text == "中芯国际集成电路制造")
    #expect(full.legalForm == "有限公司")
    #expect(full.wasTraditional)
    #expect(full.core == Array("中芯".utf16))
    #expect(try #require(NameForm("华为").han).sound == "huawei")
  }

  @Test func aPageOfTextIsCut() {
    let form = NameForm(String(repeating: "huawei ", count: 100_000))
    #expect(form.words.count <= NameForm.maximumScalars)
  }

  /// The table is made from ICU once; this tells when a new toolchain reads a character differently.
  @Test(arguments: ["华", "为", "國", "際", "芯", "浪", "潮", "積", "電", "體"]) func tableAgreesWithICU(_ character: String) {
    let simplified = character.applyingTransform(StringTransform("Hant-Hans"), reverse: false)
    let sound = character.applyingTransform(StringTransform("Han-Latin; Latin-ASCII"), reverse: false)
    let form = NameForm(character + character).han
    #expect(form?.text == simplified.map { $0 + $0 })
    #expect(form?.sound == sound.map { $0 + $0 })
  }
}
