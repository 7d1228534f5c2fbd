extension NameForm {
  /// Whether a name says in brackets where its bearer is, or which branch it is: `Huawei Technologies (Yangon) Co., Ltd.`. The
  /// same name with another place, or with none, is that of another company. What stands at the end, and capitals
  /// alone, are a short name: `Semiconductor Manufacturing International Corporation (SMIC)`.
  package static func hasPlaceInBrackets(_ text: String) -> Bool {
    guard let open = text.firstIndex(where: { $0 == "(" || $0 == "（" }),
      let close = text[open...].firstIndex(where: { $0 == ")" || $0 == "）" })
    else { return false }
    let inside = text[text.index(after: open)..<close]
    let form = NameForm(String(inside), as: .listed)
    // A place alone counts as telling in a form, as it is all that there is.
    let kinds = form.tokens.map { token in
      form.letters[token.range].withUnsafeBufferPointer { Lexicon.kind(of: $0) ?? .telling }
    }
    guard !kinds.isEmpty else { return false }
    if kinds.contains(.place), !kinds.contains(.telling) { return true }
    return kinds.count <= 2 && text[close...].contains(where: \.isLetter) && inside.contains(where: \.isLowercase)
  }
}
