import ArgumentParser
import Chokepoint
import Controls
import Interchange
import Rulebook

/// `chokepoint facts`: what a deal may state, in which unit, and which rules read it.
struct FactsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "facts",
    abstract: "List every fact a deal may state: type, unit, question, and the rules that read it.")

  @Argument(help: "Show only facts whose path contains this.")
  var filter: String?

  @Option(help: "text, json, or ndjson (one line a fact).")
  var format: OutputFormat = .text

  @OptionGroup var regimes: RegimeOption

  @OptionGroup var shared: SharedOptions

  func run() throws {
    let workspace = try shared.open(under: regimes)
    guard workspace.regimes.count == 1 else { throw ValidationError("--regime: facts are those of one regime") }
    let program = workspace.program
    let readers = program.readersOfFacts()
    let facts = program.facts.filter { fact in filter.map { fact.path.contains($0) } ?? true }
    if let filter, facts.isEmpty {
      throw CommandFailure(
        .input,
        [
          Diagnostic(
            "facts.none", "no fact of this regime has `\(filter)` in its name",
            help: "another may: `chokepoint facts --regime cn \(filter)`")
        ])
    }
    let rows = facts.map { fact in
      JSON.object([
        ("fact", .string(fact.path)), ("type", .string(fact.type.description)), ("ask", .string(fact.ask)),
        ("cost", .integer(fact.cost)), ("assumed", .string(fact.assumption?.value.text)),
        ("read_by", .strings(readers[fact.path] ?? [])),
      ])
    }
    switch format {
    case .json: Console.out(JSONWriter.pretty(.array(rows)))
    case .ndjson: for row in rows { Console.out(JSONWriter.compact(row) + "\n") }
    case .text:
      for fact in facts {
        Console.show("\(fact.path): \(fact.type)\n")
        if let ask = fact.ask { Console.show("  \(ask)\n") }
        if fact.ask == nil, fact.derivation != nil { Console.show("  follows from other facts, and is not stated\n") }
        if let assumption = fact.assumption {
          Console.show("  if not stated: \(assumption.text ?? assumption.value.text)\n")
        }
        let names = readers[fact.path] ?? []
        Console.show(names.isEmpty ? "  read by no rule yet\n" : "  read by \(names.joined(separator: ", "))\n")
      }
    }
  }
}
