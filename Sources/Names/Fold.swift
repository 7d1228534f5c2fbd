/// Something in a name that comparison looks past, and that the reasons of a match therefore name.
public enum Fold: Int, Hashable, Sendable, CaseIterable {
  case width, compatibility, invisible, marks, lookalikes, digits, encoding, reversal, spacing, brackets, misspelling,
    address, principal, vowels
  case transliterated, traditional

  /// The fold in words, as it stands after "after folding".
  public var phrase: String {
    switch self {
    case .width: "full-width letters"
    case .compatibility: "styled or compatibility letters"
    case .invisible: "invisible characters"
    case .marks: "accents and combining marks"
    case .lookalikes: "letters of another script that look Latin"
    case .digits: "digits that stand for letters"
    case .encoding: "percent or HTML encoding"
    case .reversal: "text stored backwards"
    case .spacing: "words run together or split"
    case .brackets: "what stands in brackets"
    case .misspelling: "misspelt generic words"
    case .address: "what follows the legal form"
    case .principal: "who acts for the party"
    case .vowels: "words without vowels"
    case .transliterated: "another script to Latin letters"
    case .traditional: "traditional Chinese characters to simplified"
    }
  }
}
