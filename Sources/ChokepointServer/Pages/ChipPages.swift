import Chokepoint
import Controls
import Foundation
import HTTPTypes
import Hummingbird
import Interchange
import Rulebook

/// `/chips`: chips with their figures, and their class over time drawn.
enum ChipPages {
  private static let first = CalendarDay(year: 2022, month: 7, day: 1)

  static func list(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let words = (call.query["q"] ?? "").lowercased()
    let profiles = try await call.working { () -> [ChipProfile] in
      snapshot.chipProfiles.filter { profile in
        words.isEmpty || "\(profile.chip.vendor) \(profile.chip.name)".lowercased().contains(words)
      }
    }
    let data = JSON.object([("query", .string(words)), ("chips", .array(profiles.map(\.json)))])
    var page = Page(title: "Chips", template: "chips", section: "chips", data: data)
    page.view = .object([
      ("rows", .array(profiles.map(row))), ("axis", timeline([]).json), ("count", .integer(profiles.count)),
      ("words", .string(call.query["q"])),
    ])
    return page.reply(call)
  }

  static func one(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let name = call.value("name")
    let profiles = try await call.working { () -> [ChipProfile] in
      do throws(Diagnostic) {
        return try snapshot.standard.chips.named(name).map { snapshot.standard.profile(of: $0) }
      } catch {
        throw Problem(.notFound, error)
      }
    }
    let data = JSON.object([("query", .string(name)), ("chips", .array(profiles.map(\.json)))])
    var page = Page(
      title: profiles.count == 1 ? profiles[0].chip.name : name, template: "chip", section: "chips", data: data)
    page.view = .object([("shown", .array(profiles.map(whole)))])
    return page.reply(call)
  }

  private static func row(_ profile: ChipProfile) -> JSON {
    let now = profile.stages.last
    return .object([
      ("name", .string(profile.chip.name)), ("vendor", .string(profile.chip.vendor)),
      ("tpp", .string(profile.chip("tpp"))),
      ("density", .string(profile.density?.decimal(places: 2)?.text)),
      ("now", .string(now.map { words($0) } ?? "not judged")),
      ("address", .string("/chips/\(PercentCoding.encode(profile.chip.name))")),
      ("timeline", timeline(profile.stages).json),
    ])
  }

  private static func whole(_ profile: ChipProfile) -> JSON {
    let chip = profile.chip
    let figures = [
      ("TPP", chip("tpp")), ("TPP from its rates", chip.computedTPP.map { "\($0.value), from \($0.column)" }),
      ("Performance density, TPP/mm2", profile.density?.decimal(places: 3)?.text),
      ("Die area, mm2", chip("die_area_mm2")),
      ("DRAM bandwidth, GB/s", chip("dram_bandwidth_gbs")), ("Inputs and outputs, GB/s", chip("io_bidirectional_gbs")),
      ("For data centres", chip("datacenter")), ("Year", chip("year")), ("Process", chip("process_node")),
      ("Confidence", chip("confidence")),
    ]
    let stages = profile.stages.map { stage in
      JSON.object([
        ("from", .string(stage.from.description)), ("to", .string(stage.until?.previous?.description)),
        ("words", .string(words(stage))), ("because", .strings(stage.because)),
      ])
    }
    return .object([
      ("name", .string(chip.name)), ("vendor", .string(chip.vendor)),
      (
        "figures",
        .array(figures.map { .object([("label", .string($0.0)), ("value", .string($0.1 ?? "not published"))]) })
      ),
      ("stages", .array(stages)), ("timeline", timeline(profile.stages).json), ("note", .string(chip("note"))),
      ("sources", .strings((chip("source") ?? "").components(separatedBy: " ; "))),
      ("check", .string("/check?item=\(PercentCoding.encode(chip.name))")),
    ])
  }

  private static func words(_ stage: ChipProfile.Stage) -> String {
    let classes = stage.classes.isEmpty ? "no class of these rules" : stage.classes.joined(separator: ", ")
    return stage.undecided.isEmpty ? classes : "\(classes); undecided: \(stage.undecided.joined(separator: ", "))"
  }

  private static func timeline(_ stages: [ChipProfile.Stage]) -> Timeline {
    let spans = stages.map { stage in
      Timeline.Span(
        from: stage.from, until: stage.until, kind: kind(stage),
        label: stage.classes.isEmpty
          ? (stage.undecided.isEmpty ? "none" : "undecided") : stage.classes.joined(separator: ", "),
        detail: stage.because.joined(separator: "; "))
    }
    return Timeline(from: first ?? .today, until: .today, spans: spans)
  }

  /// How a stage is drawn: by the class that weighs most.
  private static func kind(_ stage: ChipProfile.Stage) -> String {
    if stage.classes.contains(where: { $0.hasSuffix("090.a") }) { return "a" }
    if stage.classes.contains(where: { $0.hasSuffix("090.b") }) { return "b" }
    if !stage.undecided.isEmpty { return "open" }
    return stage.classes.isEmpty ? "none" : "other"
  }
}
