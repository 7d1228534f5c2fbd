import Parties
import Testing

/// Numbers that their holders publish, and the same with a digit changed.
@Suite struct IdentifierKindTests {
  @Test(arguments: [
    (IdentifierKind.lei, "5493001KJTIIGC8Y1R12"), (.lei, "253400WSS48YWMBUA688"), (.lei, "7ZW8QJWVPR4P1J1KQY45"),
    (.uscc, "91110000710935732K"), (.uscc, "91440300708461136T"),
    (.inn, "7744001497"), (.inn, "7707083893"), (.inn, "183116181362"),
    (.ogrn, "1027700132195"), (.ogrn, "1027700167110"), (.ogrn, "304500116000157"),
    (.imo, "IMO 9074729"), (.imo, "7406784"), (.bic, "DEUTDEFF"), (.bic, "SABRRUMM012"),
    (.iban, "GB29 NWBK 6016 1331 9268 19"), (.iban, "DE89370400440532013000"), (.duns, "15-048-3782"),
  ])
  func publishedNumbersPass(_ kind: IdentifierKind, _ value: String) {
    #expect(kind.isValid(value) == true)
  }

  /// A changed digit is found wherever the number has a check digit.
  @Test(arguments: [
    (IdentifierKind.lei, "5493001KJTIIGC8Y1R12"), (.uscc, "91110000710935732K"), (.inn, "7744001497"),
    (.inn, "183116181362"), (.ogrn, "1027700132195"), (.ogrn, "304500116000157"), (.iban, "DE89370400440532013000"),
  ])
  func oneChangedDigitFails(_ kind: IdentifierKind, _ value: String) {
    for place in value.indices where value[place].isNumber {
      var changed = value
      changed.replaceSubrange(place...place, with: value[place] == "7" ? "8" : "7")
      #expect(kind.isValid(changed) == false, "\(changed)")
    }
  }

  @Test(arguments: [
    (IdentifierKind.lei, ""), (.lei, "5493001KJTIIGC8Y1R1"), (.uscc, "91110000I10935732K"), (.inn, "77440014971"),
    (.ogrn, "102770013219X"), (.imo, "9074728"), (.imo, "907472"), (.bic, "DEUT1EFF"), (.bic, "DEUTDEFFX"),
    (.iban, "DE8937"), (.duns, "12345678"), (.lei, "５493001KJTIIGC8Y1R12"),
  ])
  func otherShapesFail(_ kind: IdentifierKind, _ value: String) {
    #expect(kind.isValid(value) == false)
  }

  @Test func aPassportHasNoRule() {
    #expect(IdentifierKind.passport.isValid("A1234567") == nil)
  }

  @Test(arguments: [
    ("Tax ID No.", "7744001497", "RU", "inn"), ("Tax ID No.", "7744001497", "CO", "tax-id"),
    ("Registration Number", "1027700132195", "RU", "ogrn"),
    ("Registration Number", "02696754", "GB", "registration-number"),
    ("Registration Number", "91110000710935732K", "CN", "uscc"), ("NIT #", "890115794-3", "CO", "tax-id"),
    ("Legal Entity Number", "253400WSS48YWMBUA688", "RU", "lei"),
    ("Legal Entity Number", "253400WSS48YWMBUA689", "RU", "Legal Entity Number"),
    ("Vessel Registration Identification IMO", "7406784", nil, "imo"),
    ("Company Number IMO", "5055293", nil, "imo-company"),
    ("Número de pasaporte", "X1", nil, "passport"), ("swiftBic", "DEUTDEFF", nil, "bic"),
    ("ration card", "7", nil, "ration card"),
  ])
  func kindIsToldFromWordsCountryAndForm(_ label: String, _ value: String, _ country: String?, _ kind: String) {
    #expect(ListedParty.Identifier(label: label, value: value, country: country).kind == kind)
  }

  @Test func fixedFormsAreWrittenAlike() {
    #expect(ListedParty.Identifier(label: "IMO", value: "IMO 907-4729").value == "9074729")
    #expect(ListedParty.Identifier(label: "Passport", value: " OB 0243318 ").value == "OB 0243318")
  }
}
