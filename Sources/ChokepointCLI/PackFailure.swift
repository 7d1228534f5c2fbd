import Interchange

/// What is wrong with a folder named on the command line: that it holds no pack is the user's error (2), that a pack
/// does not load is the pack's (3).
enum PackFailure {
  static func mapping<Result>(_ work: () throws(Diagnostics) -> Result) throws -> Result {
    do throws(Diagnostics) {
      return try work()
    } catch {
      let isInput = error.all.contains { $0.id == "rules.empty" }
      throw CommandFailure(isInput ? .input : .data, error.all)
    }
  }
}
