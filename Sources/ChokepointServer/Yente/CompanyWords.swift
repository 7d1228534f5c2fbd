/// Tells companies from other organisations by the legal form in the name, where a list does not say.
enum CompanyWords {
  private static let forms: Set<String> = [
    "ltd", "limited", "co", "company", "corp", "corporation", "inc", "incorporated", "llc", "plc", "gmbh", "ag", "sa",
    "srl", "bv", "nv", "oy", "ab", "as", "spa", "pte", "pty", "pvt", "sdn", "bhd", "jsc", "ojsc", "pjsc", "cjsc", "ooo",
    "oao", "zao", "pao", "fze", "fzc", "fzco", "kft", "doo", "sarl", "kk", "lp", "llp",
  ]
  private static let endings = ["公司", "株式会社", "有限会社", "집단", "주식회사"]

  static func isCompany(_ name: String) -> Bool {
    if endings.contains(where: name.contains) { return true }
    let letters = name.lowercased().split { !$0.isLetter && $0 != "." }
    return letters.dropFirst().contains { forms.contains($0.filter { $0 != "." }) }
  }
}
