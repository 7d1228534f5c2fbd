import Names

/// How much a name can reach by what its summary says, which turns names away and orders those below the floor.
extension NameSearch {
  /// The most that a name can reach, as closely as can be told without its words; -infinity if that is less than `least`.
  func narrowBound(_ state: NameState, _ summary: NameSummary, least: Float) -> Float {
    let kind = state.posting.isPerson ? 0 : 1
    let rest = rest(of: summary, state, kind)
    let mask = state.mask | rest.mask
    let matched = state.rarity + rest.rarity
    let initials = initials(summary, mask, kind)
    let lost = max(
      0, Float(summary.bits) / 8 - matched - initials.rarity,
      summary.lost(state.words) - rest.rarity - initials.rarity)
    var bound = state.bound + rest.sum + missing(kind, costly, mask) + initials.cost
    let isIdentical = summary.identity == identity
    if lost > 0.01, !isIdentical {
      bound += lacking(kind, lost, matched)
    } else {
      bound += lost * model.lostBit[kind] + whole(kind, mask, matched, isIdentical: isIdentical)
    }
    guard bound >= least else { return -.infinity }
    bound += left(summary, state.words, rest.kinds, kind) + leftGeneric(summary, state.words, rest.kinds, kind)
    let generic = NameToken.Kind.generic.rawValue
    if rest.kinds & MatchModel.kindBit(Int(generic)) == 0 {
      let mine = Float((self.generic & ~mask).nonzeroBitCount)
      bound += model.genericContradicted[kind] * min(mine, summary.left(Int(generic), state.words))
    }
    return bound
  }

  /// Of the initials asked for: what those cost that no word of the name begins with, and how rare words may be together
  /// that the others stand for.
  @inline(__always)
  private func initials(_ summary: NameSummary, _ mask: UInt64, _ kind: Int) -> (cost: Float, rarity: Float) {
    guard initials != 0 else { return (0, 0) }
    var (cost, rarity): (Float, Float) = (0, initialRarity)
    var rest = initials
    while rest != 0 {
      let index = rest.trailingZeroBitCount
      rest &= rest - 1
      guard let letter = alignment.asked[index].text.first, summary.tellingLetters & NameSummary.letter(letter) == 0
      else { continue }
      rarity -= 24
      // What an initial adds that stands for a word is counted for each.
      if mask & (1 << UInt64(index)) == 0 { cost += costs[index * 2 + kind] - model.initial[kind] }
    }
    return (cost, rarity)
  }

  /// What a name has as a whole at most, all of whose telling words may agree.
  @inline(__always)
  private func whole(_ kind: Int, _ mask: UInt64, _ rarity: Float, isIdentical: Bool) -> Float {
    guard telling & ~mask == 0 else { return model.part[kind] }
    let whole = model.whole[kind] - (isIdentical ? 0 : model.identity[kind])
    return rarity + initialRarity + Self.rounding >= NameAlignment.enough ? whole + model.same[kind] : whole
  }
}
