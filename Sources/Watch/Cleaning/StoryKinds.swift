/// Which of a page's stories is the one that it is about.
enum StoryKinds {
  /// What a teaser may hold, in bytes.
  private static let teaser = 900

  /// - Parameters:
  ///   - sizes: the text of each story, in bytes, in the order of the page.
  ///   - paragraphs: how many pieces of running text each has.
  ///   - signed: how many stories have a byline or date of their own.
  static func kinds(_ sizes: [Int], paragraphs: [Int], signed: Int) -> [Story.Kind] {
    guard sizes.count > 1, let longest = sizes.max() else { return sizes.map { _ in .main } }
    let first = sizes[0]
    let isDigest = sizes.count >= 3 && (signed * 2 <= sizes.count || paragraphs.allSatisfy { $0 <= 1 }) && longest < 2 * teaser && first < 3 * (sizes.reduce(0, +) - first) / (sizes.count - 1)
    if isDigest, sizes.allSatisfy({ $0 < teaser }) { return sizes.map { _ in .item } }
    // The first, unless it is a teaser above something much longer.
    let main = first * 4 < longest && first < teaser ? sizes.firstIndex(of: longest) ?? 0 : 0
    return sizes.indices.map { $0 == main ? .main : sizes[$0] < teaser / 2 && paragraphs[$0] < 3 && signed * 2 <= sizes.count ? .item : .other }
  }
}
