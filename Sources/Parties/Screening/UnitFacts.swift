import Names

/// What a search asks of a unit of the index before any name, side by side, so that one look into memory answers.
struct UnitFacts: BitwiseCopyable {
  /// Where its text begins, and how long it is.
  let text: UInt32
  let length: UInt16
  /// How rare it is on the lists and in the world, in eighths of a bit.
  let rarity: UInt8
  let world: UInt8
  /// For each `UnitRole` the kinds of word that it stands for, as `IndexLayout.partKinds` has them, and where its names
  /// begin; those of the last end at `end`.
  private let kinds: SIMD3<UInt8>
  private let starts: SIMD3<UInt32>
  private let end: UInt32

  init(_ layout: IndexLayout, unit: Int) {
    text = layout.unitOffsets[unit]
    length = UInt16(clamping: layout.unitOffsets[unit + 1] - text)
    rarity = layout.unitRarity[unit]
    world = layout.unitWorld[unit]
    let part = Int(UnitRole.part(UInt32(unit), .plain))
    kinds = SIMD3(layout.partKinds[part], layout.partKinds[part + 1], layout.partKinds[part + 2])
    starts = SIMD3(layout.postingOffsets[part], layout.postingOffsets[part + 1], layout.postingOffsets[part + 2])
    end = layout.postingOffsets[part + 3]
  }

  /// Where its names in a role begin, and how many they are.
  @inline(__always)
  func names(_ role: UnitRole) -> (start: UInt32, count: UInt32) {
    let next = role == .run ? end : starts[role.rawValue + 1]
    return (starts[role.rawValue], next - starts[role.rawValue])
  }

  /// The kinds of word that it stands for in a role.
  @inline(__always)
  func kinds(_ role: UnitRole) -> UInt8 { kinds[role.rawValue] }
}
