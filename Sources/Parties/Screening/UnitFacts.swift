import Names

/// What a search asks of a unit of the index before any name, side by side, so that one look into memory answers.
struct UnitFacts: BitwiseCopyable {
  /// Where its text and its list of names begin, and how long they are.
  let text: UInt32
  let postings: UInt32
  let count: UInt32
  let length: UInt16
  /// How rare it is on the lists and in the world, in eighths of a bit.
  let rarity: UInt8
  let world: UInt8
  /// As `IndexLayout.unitKinds` has them.
  let kinds: UInt8

  init(_ layout: IndexLayout, unit: Int) {
    text = layout.unitOffsets[unit]
    length = UInt16(clamping: layout.unitOffsets[unit + 1] - text)
    postings = layout.postingOffsets[unit]
    count = layout.postingOffsets[unit + 1] - postings
    rarity = layout.unitRarity[unit]
    world = layout.unitWorld[unit]
    kinds = layout.unitKinds[unit]
  }
}
