import Foundation
import Names
import Testing

@Suite struct NameFormTests {
  @Test(arguments: [
    ("Huawei Technologies Co., Ltd.", ["huawei", "technology", "co", "ltd"]), ("S.M.I.C.", ["s", "m", "i", "c"]),
    ("ＨＵＡＷＥＩ", ["huawei"]), ("H\u{200B}ua\u{FEFF}wei", ["huawei"]), ("H\u{0336}u\u{0336}awei", ["huawei"]),
    ("Łódź Straße", ["lodz", "strasse"]), ("Москва", ["moskva"]), ("Жуков", ["zhukov"]), ("محمد", ["mhmd"]),
    ("Xi'an Precision Machinery", ["xian", "precision", "machinery"]), ("𝙷𝚢𝚐𝚘𝚗", ["hygon"]),
    ("Semicond. Mfg. Int’l Corp.", ["semiconductor", "manufacturing", "international", "corp"]), ("", []), ("–—…!", []),
    ("KRASOVSKIY, Maksim Borisovich", ["maksim", "borisovich", "krasovskiy"]), ("السيد", ["al", "syd"]),
  ])
  func words(_ name: String, _ words: [String]) {
    #expect(NameForm(name).words == words)
  }

  @Test(arguments: ["АО Микрон", "ПАО «Микрон»", "ТОО Микрон", "ТОВ Микрон", "ФГУП Микрон", "ОАО Микрон"])
  func cyrillicLegalForms(_ name: String) {
    #expect(NameForm(name).core == ["mikron"])
    #expect(NameForm("Ao Mikron").core == ["ao", "mikron"])
  }

  @Test func everyFoldIsNamed() {
    #expect(NameForm("ＨＵＡＷＥＩ").folds == [.width])
    #expect(NameForm("Hua\u{200D}wei").folds == [.invisible])
    #expect(NameForm("華為").folds == [.traditional])
    #expect(NameForm("Huawei").folds.isEmpty)
    #expect(NameForm("Hu\u{0430}wei").folds == [.lookalikes])
    #expect(NameForm("Жуков").folds == [.transliterated])
    #expect(Set(Fold.allCases.map(\.phrase)).count == Fold.allCases.count)
  }

  @Test func chineseWordsAreReadAndTranslated() {
    let form = NameForm("華為技術有限公司")
    let units = form.units.map { "\($0.how) \(form.string($0.range))" }
    #expect(units.contains("reading huawei"))
    #expect(units.contains("translated technology"))
    #expect(units.contains("translated ltd"))
    #expect(form.key == NameForm("华为技术有限公司").key)
  }

  @Test func wordsAreJoinedAndReadOtherwise() {
    func units(_ name: String) -> [String] {
      let form = NameForm(name)
      return form.units.map { "\($0.how) \(form.string($0.range))" }
    }
    #expect(units("Hua wei").contains("joined huawei"))
    #expect(units("S.M.I.C.").contains("joined smic"))
    #expect(units("Huawe1").contains("misread huawei"))
    #expect(units("Lirnited").contains("misread ltd"))
    #expect(units("Hsu-t'ung").contains("romanised xutong"))
    #expect(units("Wong").contains("romanised huang"))
  }

  @Test func aPageOfTextIsCut() {
    let form = NameForm(String(repeating: "huawei ", count: 100_000))
    #expect(form.isCut)
    #expect(form.words.count <= NameForm.maximumTokens)
    #expect(!NameForm("Huawei").isCut)
  }

  /// The article of an Arabic word is a word of its own, which the last place has no room for.
  @Test(arguments: 61...64) func anArticleAtTheEndIsNoWordTooMany(_ before: Int) {
    let form = NameForm(String(repeating: "نور ", count: before) + "البناء")
    #expect(form.words.count <= NameForm.maximumTokens)
    #expect(form.isCut == (before == 64))
  }

  @Test func identityIsOfWordsInAnyOrderWithoutLegalForms() {
    #expect(NameForm("Huawei Technologies Co., Ltd.").identity == NameForm("TECHNOLOGIES HUAWEI").identity)
    #expect(NameForm("Huawei Technologies").identity != NameForm("Huawei Technology Research").identity)
  }

  /// The table is made from ICU once; this tells when a new toolchain reads a character differently.
  @Test(arguments: ["华", "为", "國", "際", "芯", "浪", "潮", "積", "電", "體"]) func hanTableAgreesWithICU(_ character: String) {
    let sound = character.applyingTransform(StringTransform("Han-Latin; Latin-ASCII"), reverse: false) ?? ""
    let form = NameForm(character)
    #expect(form.units.contains { $0.how == .reading && form.string($0.range) == sound })
  }

  /// Arabic, Hebrew and Greek letters are read as ICU reads them, but for signs that it writes for silent letters.
  @Test(arguments: ["محمد", "حسين", "بشير", "طالب", "שלום", "Ελλαδα", "Πετρος"]) func letterTableAgreesWithICU(
    _ word: String
  ) {
    let latin = word.applyingTransform(StringTransform("Any-Latin; Latin-ASCII"), reverse: false)?.lowercased() ?? ""
    #expect(NameForm(word).words.joined() == latin.filter { $0.isLetter })
  }

  /// Cyrillic letters follow the U.S. Board on Geographic Names; only е after vowels and signs differs, which sounds alike.
  @Test(arguments: ["Жуков", "Щукин", "Чемезов", "Хайям", "Юлия", "Цой", "Эдуард", "Сергеевич", "Евгений"])
  func cyrillicSoundsAsICUReadsIt(_ word: String) {
    let latin = word.applyingTransform(StringTransform("Russian-Latin/BGN; Latin-ASCII"), reverse: false) ?? ""
    let mine = SoundKey.of(Array(NameForm(word).words.joined().utf8)[...])
    #expect(mine == SoundKey.of(Array(latin.lowercased().utf8)[...]))
  }
}
