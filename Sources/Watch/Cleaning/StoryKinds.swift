/// Which of a page's stories is the one that it is about.
enum StoryKinds {
  /// What a teaser may hold, in bytes.
  private static let teaser = 900

  /// - Parameters:
  ///   - sizes: the text of each story, in bytes, in the order of the page.
  ///   - paragraphs: how many pieces of running text each has.
  ///   - signed: how many stories have a byline or date of their own.
  ///   - isLetter: whether the page is a letter to readers, whose greeting is its main story.
  static func kinds(_ sizes: [Int], paragraphs: [Int], signed: Int, isLetter: Bool) -> [Story.Kind] {
    guard sizes.count > 1, let longest = sizes.max() else { return sizes.map { _ in .main } }
    if isLetter { return sizes.indices.map { $0 == 0 ? .main : .item } }
    let first = sizes[0]
    let isUnsigned = signed * 2 <= sizes.count || paragraphs.allSatisfy { $0 <= 1 }
    let average = (sizes.reduce(0, +) - first) / (sizes.count - 1)
    let isDigest = sizes.count >= 3 && isUnsigned && paragraphs[0] <= 2 && first < 3 * average
    if isDigest, longest < teaser { return sizes.map { _ in .item } }
    // The first, unless it is a teaser above something much longer.
    let main = first * 4 < longest && first < teaser ? sizes.firstIndex(of: longest) ?? 0 : 0
    return sizes.indices.map { $0 == main ? .main : paragraphs[$0] < 2 && isUnsigned ? .item : .other }
  }
}
