import Chokepoint
import Controls
import HTTPTypes
import Hummingbird
import Interchange
import Rulebook

/// What deals and answers refer to: regimes, facts and chips.
enum ReferenceEndpoints {
  static func regimes(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let all = snapshot.workspace.regimes.map { regime in
      JSON.object([
        ("name", .string(regime.name)), ("title", .string(regime.title)), ("packs", .strings(regime.program.packs)),
        ("rules_digest", .string(regime.program.digest)),
      ])
    }
    return Reply.json(.object([("regimes", .array(all))])).with(.listVersion, snapshot.version)
  }

  /// The facts of a regime, as `chokepoint facts --format json` has them.
  static func facts(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let (words, regime) = (call.query["q"] ?? "", call.query["regime"])
    return try await call.working {
      let workspace: Workspace
      do throws(Diagnostic) {
        workspace = try snapshot.workspace(under: regime.map { [$0] } ?? [])
      } catch {
        throw Problem(.badRequest, error)
      }
      let readers = workspace.program.readersOfFacts()
      let rows = workspace.program.facts.filter { words.isEmpty || $0.path.contains(words) }.map { fact in
        JSON.object([
          ("fact", .string(fact.path)), ("type", .string(fact.type.description)), ("ask", .string(fact.ask)),
          ("cost", .integer(fact.cost)), ("assumed", .string(fact.assumption?.value.text)),
          ("read_by", .strings(readers[fact.path] ?? [])),
        ])
      }
      return Reply.json(.object([("regime", .string(workspace.regime.name)), ("facts", .array(rows))]))
    }
  }

  static func chips(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    return try await call.working {
      let profiles = snapshot.chipProfiles.map(\.json)
      return Reply.json(.object([("chips", .array(profiles))])).with(.listVersion, snapshot.version)
    }
  }

  /// The chips that a name may mean.
  static func chip(_ call: Call) async throws -> Reply {
    let snapshot = try call.snapshot()
    let name = call.value("name")
    return try await call.working {
      let found: [ChipTable.Chip]
      do throws(Diagnostic) {
        found = try snapshot.standard.chips.named(name)
      } catch {
        throw Problem(.notFound, error)
      }
      return Reply.json(.object([("chips", .array(found.map { snapshot.standard.profile(of: $0).json }))]))
        .with(.listVersion, snapshot.version)
    }
  }
}
