public import Controls
public import Interchange
import Rulebook
import Yams

/// A worked example from a file of the schema `chokepoint/determination-examples/1`, as a deal and an expectation.
public struct DeterminationExample: Sendable {
  public let id: String
  public let title: String
  /// The deal's document; nil if the example cannot be put as one without guessing.
  public let deal: JSON?
  /// What is not known of it: parameters, words, countries.
  public let unknown: [String]
  /// `yes`, `no`, `unclear` or `n/a`.
  public let licenceRequired: String
  public let reviewPolicy: String?
  /// The exceptions named, in the example's own words.
  public let exception: String?
  public let basis: [String]
}

/// Reads files of determination examples. Every scalar is read as text, because YAML takes `5E002` for a number and
/// `no` for false.
public enum DeterminationExamples {
  static let schema = "chokepoint/determination-examples/1"

  /// - Throws: `Diagnostics` for a file that is not of the schema.
  public static func read(_ path: String, countries: Countries) throws(Diagnostics) -> [DeterminationExample] {
    let bytes = try Diagnostics.gathering { () throws(Diagnostic) in try InputFile.read(path, limit: 32 << 20) }
    func failure(_ message: String, line: Int = 1, column: Int = 1) -> Diagnostics {
      Diagnostics([
        Diagnostic(
          "examples.shape", message, at: SourceSpan(file: path, line: line, column: column),
          help: "expected a file of the schema \(schema)")
      ])
    }
    guard let text = String(validating: bytes, as: UTF8.self) else { throw failure("the file is not UTF-8 text") }
    let root: Node?
    do {
      root = try Yams.compose(yaml: text)
    } catch let error as YamlError {
      throw failure("the file is not YAML: \(error)")
    } catch {
      throw failure("the file is not YAML")
    }
    guard let root, root["schema"]?.scalar?.string == schema else {
      throw failure("the file does not state `schema: \(schema)`")
    }
    guard let cases = root["cases"]?.sequence else { throw failure("the file has no `cases`") }
    return cases.map { ExampleScribe(countries: countries).example($0) }
  }
}

/// Puts one example as a deal, naming what it does not understand.
struct ExampleScribe {
  private let countries: Countries
  private var unknown: [String] = []

  init(countries: Countries) { self.countries = countries }

  func example(_ node: Node) -> DeterminationExample {
    var scribe = self
    let deal = scribe.deal(node)
    let expected = node["expected"]
    let wanted = expected?["licence_required"]?.scalar?.string ?? ""
    if !["yes", "no", "unclear", "n/a"].contains(wanted) {
      scribe.unknown.append("expected.licence_required `\(wanted)`")
    }
    return DeterminationExample(
      id: node["id"]?.scalar?.string ?? "", title: node["title"]?.scalar?.string ?? "",
      deal: scribe.unknown.isEmpty ? deal : nil, unknown: scribe.unknown, licenceRequired: wanted,
      reviewPolicy: expected?["review_policy"]?.scalar?.string,
      exception: expected?["licence_exception"]?.scalar?.string,
      basis: expected?["basis"]?.sequence?.compactMap { $0.scalar?.string } ?? [])
  }

  private mutating func deal(_ node: Node) -> JSON {
    allow(
      ["id", "title", "date", "item", "transaction", "expected", "sources", "evidence", "confidence", "note"], in: node,
      "")
    var members: [(String, JSON)] = [("date", .string(node["date"]?.scalar?.string ?? ""))]
    if let id = node["id"]?.scalar?.string { members.append(("id", .string(id))) }
    members.append(("items", .array([item(node["item"])])))
    transaction(node["transaction"], into: &members)
    return .object(members)
  }

  // MARK: Item

  /// Parameter names of the reference files, and the facts they are.
  private static let parameters: [String: String] = [
    "die_mm2": "die_area_mm2", "applicable_die_area_mm2": "die_area_mm2", "perf_density": "performance_density",
    "io_bidir_gbs": "io_bidirectional_gbs", "io_total_bidir_gbs_est": "io_bidirectional_gbs",
    "dram_bw_gbs": "dram_bandwidth_gbs", "memory_bw_gbs": "dram_bandwidth_gbs", "marketed_datacenter": "datacenter",
    "designed_or_marketed_for_datacenter": "datacenter", "mem_bw_gbs": "memory_bandwidth_gbs",
    "area_mm2": "package_area_mm2", "density": "memory_bandwidth_density", "na": "numerical_aperture",
    "dco_nm": "overlay_nm", "hbm": "hbm_in_package", "designer_hq": "designer_headquarters",
  ]
  /// Facts that go by the same name there.
  private static let facts: Set<String> = [
    "tpp", "die_area_mm2", "performance_density", "io_bidirectional_gbs", "dram_bandwidth_gbs", "datacenter",
    "memory_bandwidth_gbs", "package_area_mm2", "memory_bandwidth_density", "node_nm", "non_planar", "transistors_bn",
    "wavelength_nm", "numerical_aperture", "overlay_nm", "us_commercially_available", "third_party_test",
    "volume_ratio_to_us", "kyc", "subject_to_ear", "aggregated_transistors_bn", "tops", "hbm_in_package",
  ]
  /// Known, and part of another figure that the rules read.
  private static let unread: Set<String> = ["nvlink_gbs"]

  private mutating func item(_ node: Node?) -> JSON {
    var facts: [(String, JSON)] = []
    var members: [(String, JSON)] = []
    if let name = node?["name"]?.scalar?.string { members.append(("name", .string(name))) }
    for (key, value) in node?["params"]?.mapping ?? [:] {
      guard let name = key.scalar?.string, let text = value.scalar?.string else {
        unknown.append("params `\(key.scalar?.string ?? "?")`")
        continue
      }
      switch Self.parameters[name] ?? name {
      case "designer_headquarters":
        if let code = country(text, name) { facts.append(("designer_headquarters", .string(code))) }
      case "osat_approved": facts.append(("packaged_by", .string(text == "true" ? "approved_osat" : "other")))
      case "aatc":
        guard let billions = Exact(text)?.divided(by: Exact(1_000_000_000)) else {
          unknown.append("params `aatc` of `\(text)`")
          continue
        }
        facts.append(("aggregated_transistors_bn", .string(billions.description)))
      // A share in words, `some, below 25%`, states no number: it stays unknown.
      case "us_content": if Exact(text) != nil { members.append(("us_content_percent", .string(text))) }
      case let fact where Self.facts.contains(fact): facts.append((fact, self.value(text)))
      case let direct where direct == "eccn" || direct == "origin" || direct == "kind":
        members.append((direct, .string(text)))
      case let other where Self.unread.contains(other): continue
      default: unknown.append("params `\(name)`")
      }
    }
    members.append(("facts", .object(facts)))
    return .object(members)
  }

  private func value(_ text: String) -> JSON {
    switch text {
    case "true", "yes": .bool(true)
    case "false", "no": .bool(false)
    default: .string(text)
    }
  }

  // MARK: Transaction

  private mutating func transaction(_ node: Node?, into members: inout [(String, JSON)]) {
    guard let node else {
      unknown.append("no transaction")
      return
    }
    allow(
      [
        "type", "from", "to", "place", "person", "end_user_hq", "ultimate_parent_hq", "end_use", "exporter", "parties",
        "via",
      ],
      in: node, "transaction.")
    func text(_ key: String) -> String? { node[key]?.scalar?.string }
    let type = text("type") ?? ""
    if !["export", "reexport", "transfer", "deemed_export", "service", "use"].contains(type) {
      unknown.append("type `\(type)`")
    }
    members.append(("activity", .string(type)))
    for (key, source) in [("from", text("from") ?? text("place")), ("to", text("to") ?? text("place"))] {
      if let code = country(source, key) { members.append((key, .string(code))) }
    }
    if let person = text("person"), !["U.S. person", "any"].contains(person) { unknown.append("person `\(person)`") }
    if text("person") == "U.S. person" { members.append(("us_person", .bool(true))) }
    if let exporter = text("exporter") { members.append(("exporter", self.exporter(exporter))) }
    if let words = text("end_use") {
      if let kind = EndUseWords.kind(of: words) {
        members.append(("end_use", .object([("kind", .string(kind))])))
      } else {
        unknown.append("end use `\(words)`")
      }
    }
    parties(node, into: &members)
  }

  /// An exporter by name, or by what it does where the example names none.
  private func exporter(_ text: String) -> JSON {
    if ["front-end fabricator", "foundry", "OSAT"].contains(text) {
      return .object([("facts", .object([("foundry_or_osat", .bool(true))]))])
    }
    return .object([("name", .string(text))])
  }

  private mutating func parties(_ node: Node, into members: inout [(String, JSON)]) {
    var party: [(String, JSON)] = [("role", .string("end_user"))]
    for (key, source) in [("headquarters", "end_user_hq"), ("ultimate_parent", "ultimate_parent_hq")] {
      guard let text = node[source]?.scalar?.string, let code = country(text, source) else { continue }
      party.append((key, .string(code)))
    }
    var parties: [JSON] = []
    let names = node["parties"]?.sequence?.compactMap { $0.scalar?.string } ?? []
    for name in names {
      // A remark may follow the name: `YMTC (not yet on Entity List)`, `Chinese maker, not listed`.
      let bare = name.split(separator: "(").first.map(String.init) ?? name
      parties.append(.object(party + [("name", .string(bare.hasSuffix(" ") ? String(bare.dropLast()) : bare))]))
    }
    if names.isEmpty && party.count > 1 { parties.append(.object(party)) }
    members.append(("parties", .array(parties)))
  }

  private mutating func country(_ text: String?, _ key: String) -> String? {
    guard let text else {
      unknown.append("no `\(key)`")
      return nil
    }
    if let code = countries.code(for: text) { return code }
    unknown.append("\(key) `\(text)`")
    return nil
  }

  private mutating func allow(_ keys: [String], in node: Node, _ prefix: String) {
    for (key, _) in node.mapping ?? [:] {
      let name = key.scalar?.string ?? "?"
      if !keys.contains(name) { unknown.append("\(prefix)\(name)") }
    }
  }
}
