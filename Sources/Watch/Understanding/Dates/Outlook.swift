/// Whether what stands before a time looks forward.
enum Outlook {
  private static let forward = WordSet(
    "will won't would next upcoming due scheduled slated plans plan planned planning expects expected expect by until before "
      + "deadline to'll they'll we'll starting beginning aims intends target targets hopes set effective")

  static func isFuture(_ tokens: [Token], before place: Int, from start: Int) -> Bool {
    var back = place - 1
    while back >= start, place - back < 12 {
      if forward.contains(tokens[back]) { return true }
      if tokens[back].is("said") || tokens[back].is("since") { return false }
      back -= 1
    }
    return false
  }
}
