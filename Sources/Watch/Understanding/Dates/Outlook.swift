/// Whether what stands before a time looks forward.
enum Outlook {
  private static let forward = WordSet(
    "will won't would next upcoming due scheduled slated plans plan planned planning expects expected expect by until before "
      + "deadline to'll they'll we'll starting beginning aims intends target targets hopes set effective")

  /// Whether the words before a time tell of what has been.
  static func isPast(_ tokens: [Token], before place: Int, from start: Int) -> Bool {
    tokens[max(start, place - 9)..<place].contains { token in
      token.has(.past) || token.is("was") || token.is("were") || token.is("had") || token.is("has") || token.is("since")
    }
  }

  private static let edges = WordSet("the end beginning start middle close of")

  private static func isPerfect(_ tokens: [Token], _ place: Int, _ start: Int) -> Bool {
    tokens[max(start, place - 9)..<place].contains { $0.is("has") || $0.is("have") }
  }

  static func isFuture(_ tokens: [Token], before place: Int, from start: Int) -> Bool {
    var back = place - 1
    if place - 3 >= start, tokens[place - 1].is("as"), tokens[place - 2].is("early") || tokens[place - 2].is("soon") {
      return true
    }
    while back >= start, place - back < 12 {
      if forward.contains(tokens[back]) {
        guard tokens[back].is("by") || tokens[back].is("until") || tokens[back].is("before") else { return true }
        // `made by TechLab … on Monday` sets no limit; `has promised … before October` does.
        if tokens[(back + 1)..<place].allSatisfy({ edges.contains($0) }) {
          return !isPast(tokens, before: back, from: start) || isPerfect(tokens, back, start)
        }
      }
      // `…, the agency reported on Saturday`: when it was said.
      if tokens[back].has(.say), tokens[back].has(.past), !forward.contains(tokens[back]) { return false }
      if tokens[back].is("said") || tokens[back].is("since") { return false }
      back -= 1
    }
    return false
  }
}
