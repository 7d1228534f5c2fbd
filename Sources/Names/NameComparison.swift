/// Compares a name asked for with a name on a list.
///
///     NameComparison.compare(NameForm("Hua wei Co"), NameForm("Huawei Technologies Co., Ltd."))?.reasons
///     // ["same words, spaced differently", "on the list also: `technology`, legal form `co ltd`"]
///
/// Rare words weigh more than common ones; how rare a word is, the list tells through `rarity`.
public enum NameComparison {
  /// - Parameter rarity: for a telling word, 0 (in every name) to 1000 (in one); a word alone counts as rare.
  /// - Returns: nil if the names have nothing in common that matters.
  public static func compare(
    _ query: NameForm, _ listed: NameForm, rarity: @escaping (String) -> Int = { _ in 1000 }
  ) -> Similarity? {
    let byWords = WordComparison(query, listed, rarity: rarity).result
    let byHan = HanComparison.compare(query, listed)
    let best = [byHan, byWords].compactMap { $0 }.max { $0.thousandths < $1.thousandths }
    guard let best else { return nil }
    return Similarity(best.thousandths, best.level, best.reasons + foldingReasons(query, listed))
  }

  private static func foldingReasons(_ query: NameForm, _ listed: NameForm) -> [String] {
    var reasons: [String] = []
    if !query.folds.isEmpty {
      reasons.append("folded in the query: " + query.folds.map(\.phrase).joined(separator: ", "))
    }
    if !listed.folds.isEmpty {
      reasons.append("folded in the listed name: " + listed.folds.map(\.phrase).joined(separator: ", "))
    }
    return reasons
  }
}
