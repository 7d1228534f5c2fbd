public import Controls
public import Interchange
public import Rulebook

/// A chip with its figures and what the law made of it from date to date.
public struct ChipProfile: Sendable {
  public struct Stage: Sendable {
    public let from: CalendarDay
    /// The first day of the next stage.
    public let until: CalendarDay?
    /// The classes that describe the chip, by id.
    public let classes: [String]
    /// Classes that facts not published would decide.
    public let undecided: [String]
    /// The figures that decided.
    public let because: [String]
  }

  public let chip: ChipTable.Chip
  /// Performance density, where die area and TPP are published.
  public let density: Exact?
  public let stages: [Stage]
}

extension Workspace {
  /// What the class rules of the packs make of a chip since they began, a stage for every change.
  public func profile(of chip: ChipTable.Chip) -> ChipProfile { profiles(of: [chip])[0] }

  /// The same of several chips; the law of each day is put together once.
  public func profiles(of chips: [ChipTable.Chip]) -> [ChipProfile] {
    let days = classDays
    let laws = days.map { program.law(on: $0, known: .distantFuture) }
    return chips.map { profile(of: $0, laws) }
  }

  /// The days on which a class, or a definition that classes may read, begins.
  private var classDays: [CalendarDay] {
    Set(
      program.versions.values.flatMap { $0 }.filter { $0.kind == .class || $0.kind == .define }
        .compactMap(\.period?.from)
    ).sorted()
  }

  private func profile(of chip: ChipTable.Chip, _ laws: [Law]) -> ChipProfile {
    let ids = program.ids.filter { program.versions[$0]?.first?.kind == .class }
    // Before the first class there is nothing to say of a chip.
    let first = ids.flatMap { program.versions[$0] ?? [] }.compactMap(\.period?.from).min()
    var facts = FactSet()
    facts.add("item", FactSet.Record(label: "chip", values: chip.facts))
    var stages: [ChipProfile.Stage] = []
    for law in laws {
      let day = law.day
      let evaluation = Evaluation(law: law, facts: facts)
      // Of most classes it is no and no figure says so: those need no proof.
      let asked = ids.compactMap { id -> (id: String, proof: Proof, fails: Bool)? in
        guard let clause = law.clause(id) else { return nil }
        let truth = evaluation.truth(of: clause, for: ["item": 0])
        let fails = evaluation.failsByFigures(clause, for: ["item": 0])
        return truth == .no && !fails ? nil : (id, evaluation.holds(clause, for: ["item": 0]), fails)
      }
      let classes = asked.filter { $0.proof.truth == .yes }.map(\.id)
      let undecided = asked.filter { $0.proof.truth == .unknown && !Self.asksForClass($0.proof) }.map(\.id)
      let because = asked.compactMap { Self.sentence($0.id, $0.proof, failsByFigures: $0.fails) }
      if let last = stages.last, last.because == because { continue }
      close(&stages, before: day)
      stages.append(ChipProfile.Stage(from: day, until: nil, classes: classes, undecided: undecided, because: because))
    }
    let told = stages.filter { stage in first.map { $0 <= stage.from } ?? false }
    return ChipProfile(chip: chip, density: density(of: chip), stages: told)
  }

  /// Whether the class waits for a stated ECCN, which is the maker's to give and no figure of the chip.
  private static func asksForClass(_ proof: Proof) -> Bool { proof.missing.contains { $0.name == "eccn" } }

  /// `3A090.a: tpp 4992 >= 4800 TPP`, `not 3A090.b: ...`; nil where no figure of the chip bears on the class.
  private static func sentence(_ id: String, _ proof: Proof, failsByFigures: Bool) -> String? {
    guard proof.truth != .no || failsByFigures, !asksForClass(proof) else { return nil }
    let reasons = proof.reasons.filter { $0.threshold || proof.truth == .unknown }.map(\.text)
    let lead = proof.truth == .no ? "not \(id)" : proof.truth == .unknown ? "\(id) undecided" : id
    return reasons.isEmpty ? nil : "\(lead): \(reasons.joined(separator: "; "))"
  }

  private func close(_ stages: inout [ChipProfile.Stage], before day: CalendarDay) {
    guard let last = stages.popLast() else { return }
    stages.append(
      ChipProfile.Stage(
        from: last.from, until: day, classes: last.classes, undecided: last.undecided, because: last.because))
  }

  private func density(of chip: ChipTable.Chip) -> Exact? {
    guard let tpp = chip("tpp").flatMap({ Exact($0) }), let area = chip("die_area_mm2").flatMap({ Exact($0) }) else {
      return nil
    }
    return tpp.divided(by: area)
  }
}

extension ChipProfile {
  /// One line for a list of chips.
  public var line: String {
    let now =
      stages.last.map { $0.classes.isEmpty ? "no class of the packs" : $0.classes.joined(separator: ", ") } ?? ""
    return "\(chip.vendor) \(chip.name): TPP \(chip("tpp") ?? "not published"), \(now)"
  }

  /// A page for one chip.
  public var text: String {
    var lines = ["\(chip.vendor) \(chip.name)"]
    if let (value, column) = chip.computedTPP {
      let stated = chip("tpp").flatMap { Exact($0) }
      let agrees =
        stated == value ? "" : "; the table states \(chip("tpp") ?? "none") (\(chip("tpp_basis") ?? "no basis"))"
      lines.append("  TPP \(value) TPP, from \(column)\(agrees)")
    } else {
      lines.append("  TPP: the rates are not published; the table states \(chip("tpp") ?? "none")")
    }
    if let density {
      lines.append(
        "  performance density \(density.decimal(places: 3)?.text ?? density.description) TPP/mm2, over \(chip("die_area_mm2") ?? "") mm2"
      )
    } else {
      lines.append("  performance density: not known, die area or TPP is not published")
    }
    for (column, name) in [
      ("dram_bandwidth_gbs", "DRAM bandwidth, GB/s"),
      ("io_bidirectional_gbs", "transfer rate of all inputs and outputs, GB/s"),
      ("datacenter", "designed or marketed for data centres"), ("confidence", "confidence"),
    ] {
      let status =
        column == "io_bidirectional_gbs" && chip(column) != nil ? chip("io_status").map { " (\($0))" } ?? "" : ""
      lines.append("  \(name): \(chip(column) ?? "not published")\(status)")
    }
    lines.append("  class:")
    for stage in stages {
      let until = stage.until.flatMap(\.previous).map { "to \($0)" } ?? "on"
      let classes = stage.classes.isEmpty ? "none of the packs" : stage.classes.joined(separator: ", ")
      let open = stage.undecided.isEmpty ? "" : "; undecided: \(stage.undecided.joined(separator: ", "))"
      lines.append("    from \(stage.from) \(until): \(classes)\(open)")
      lines += stage.because.map { "      \($0)" }
    }
    if let note = chip("note") { lines.append("  note: \(note)") }
    lines.append("  source: \(chip("source") ?? "")")
    return lines.joined(separator: "\n") + "\n"
  }

  public var json: JSON {
    .object([
      ("name", .string(chip.name)), ("vendor", .string(chip.vendor)), ("tpp", .string(chip("tpp"))),
      ("computed_tpp", .string(chip.computedTPP?.value.description)),
      ("computed_from", .string(chip.computedTPP?.column)),
      ("performance_density", .string(density?.decimal(places: 4)?.text)),
      ("die_area_mm2", .string(chip("die_area_mm2"))),
      ("dram_bandwidth_gbs", .string(chip("dram_bandwidth_gbs"))),
      ("io_bidirectional_gbs", .string(chip("io_bidirectional_gbs"))), ("datacenter", .string(chip("datacenter"))),
      ("confidence", .string(chip("confidence"))), ("source", .string(chip("source"))), ("note", .string(chip("note"))),
      (
        "classes",
        .array(
          stages.map { stage in
            .object([
              ("in_force", .array([.string(stage.from.description), .string(stage.until?.description)])),
              ("classes", .strings(stage.classes)), ("undecided", .strings(stage.undecided)),
              ("because", .strings(stage.because)),
            ])
          })
      ),
    ])
  }
}
