public import ArgumentParser
import Chokepoint
public import ChokepointServer
import Interchange

/// `chokepoint keys add`: makes a key and shows it once.
struct KeysAddCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "add", abstract: "Make a key and show it once; only its digest is kept.")

  @Argument(help: "Whose key it is.")
  var name: String

  @Option(help: "What it may do: viewer, analyst, approver or admin.")
  var role: Role = .viewer

  @OptionGroup var shared: SharedOptions

  func validate() throws {
    guard (1...200).contains(name.count) else { throw ValidationError("give a name of at most 200 characters") }
  }

  func run() throws {
    let file = KeyFile(workspace: try shared.locations().workspace)
    let token = try CommandFailure.mapping(
      .data, one: { () throws(Diagnostic) in try file.add(name: name, role: role) })
    Console.out(token + "\n")
    Console.error("the key of \(name), \(role.rawValue): it cannot be shown again")
  }
}

extension Role: ExpressibleByArgument {}
