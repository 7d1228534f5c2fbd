import HTTPTypes
import Hummingbird
import Interchange

/// How `/match` scores and cuts.
struct YenteSettings: Sendable {
  let limit: Int
  let threshold: Double
  /// What scores less is not shown.
  let cutoff: Double
  /// The algorithm that was asked for.
  let algorithm: String

  static let algorithms: [(name: String, description: String)] = [
    ("logic-v1", "Chokepoint's probability that the names mean one party, with what is stated beside them."),
    ("logic-v2", "The same."), ("name-based", "The same, as this engine has one model of names."),
    ("name-qualified", "The same."), ("regression-v1", "The same."), ("ofac", "The same."),
  ]
  static let best = "logic-v2"

  /// Settings of other engines' features that clients send; nothing here reads them, and none is an error.
  static let configKeys: Set<String> = [
    "nm_number_mismatch", "nm_extra_query_name", "nm_extra_result_name", "nm_family_name_weight",
    "nm_fuzzy_cutoff_factor",
    "nm_name_property", "nm_min_score", "identifier_weight", "weak_alias_weight",
  ]

  /// - Throws: `Problem` 400 and 422.
  init(_ call: Call) throws {
    limit = try call.integer("limit", default: 5, in: 1...500)
    threshold = try call.share("threshold") ?? Self.threshold
    cutoff = min(try call.share("cutoff") ?? Self.cutoff, threshold)
    algorithm = call.query["algorithm"] ?? "best"
    guard algorithm == "best" || Self.algorithms.contains(where: { $0.name == algorithm }) else {
      throw Problem(.badRequest, "yente.algorithm", "Invalid algorithm: \(algorithm.prefix(60))")
    }
  }

  /// The usual ones.
  init(limit: Int) {
    self.limit = limit
    (threshold, cutoff, algorithm) = (Self.threshold, Self.cutoff, "best")
  }

  private static let threshold = 0.7
  private static let cutoff = 0.5

  /// - Throws: `Problem` 400 for a key of `config` that no engine knows, or weights that are none.
  static func check(_ body: JSON) throws {
    for member in body["config"]?.members ?? [] where !configKeys.contains(member.key) {
      throw Problem(.badRequest, "yente.config", "Unknown config key: \(member.key.prefix(60))")
    }
    for member in body["weights"]?.members ?? [] {
      guard case .number = member.value.content else {
        throw Problem(.badRequest, "yente.weights", "The weight \(member.key.prefix(60)) is no number")
      }
    }
  }
}
