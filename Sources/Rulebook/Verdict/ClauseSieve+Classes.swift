/// Classes that an item is stated to be of.
extension ClauseSieve {
  /// Opens the classes that the item bound is stated to be of, or that lie under the stated one.
  func reopen(_ pass: inout VerdictPass, from start: Int) {
    guard let fact = classFact else { return }
    let slot = pass.stated(fact)
    let mask = stated[slot.value] ?? opened(by: pass.frame.code(slot), slot.value, pass.tables, pass.day)
    guard let firm = firmly[slot.value] else { return }
    for word in 0..<width {
      pass.open[start + word] |= masks[mask + word]
      soft[word] |= masks[firm + word]
    }
  }

  private func opened(by code: VerdictProgram.Code, _ number: Int32, _ tables: VerdictTables, _ day: LawTable) -> Int {
    let above = classes.filter { code.isUnder(tables.heads[Int($0)].path, depth: tables.heads[Int($0)].depth) }
    let below = classes.filter { version in
      let lineage = tables.lineages[Int(tables.heads[Int(version)].lineage)]
      return VerdictProgram.Code.holds(lineage, code.word, at: code.depth)
    }
    held[number] = above
    stated[number] = masks.count
    masks += WordSet(above + below).bits(width)
    var reach = SieveReach(tables, day)
    for version in above + below { reach.visit(version) }
    firmly[number] = masks.count
    masks += WordSet(reach.versions).bits(width)
    return masks.count - 2 * width
  }

  /// Whether the item bound is stated to be of a class that its figures keep it out of.
  func isDisputed(_ pass: inout VerdictPass) -> Bool {
    guard let fact = classFact else { return !classes.isEmpty }
    let slot = pass.stated(fact)
    guard slot.kind == .code else { return false }
    return (held[slot.value] ?? []).contains { version in
      pass.asksRecords(Int(version)) || pass.computed(Int(version)).firm == .no
    }
  }
}
