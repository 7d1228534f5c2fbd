import Rulebook

extension Deal {
  /// One line that names the deal: `D-1: A800, US to CN on 2023-12-01`.
  public var title: String {
    let items = self.items.map { $0.name ?? $0.eccn?.description ?? "item" }.joined(separator: ", ")
    let route = [facts.record("deal", 0)?.values["from"], facts.record("deal", 0)?.values["to"]]
      .compactMap { $0?.text }.joined(separator: " to ")
    return "\(id.map { "\($0): " } ?? "")\(items), \(route) on \(day)"
  }
}
