public import ArgumentParser
import Chokepoint
public import Interchange
public import Parties

/// Options that every command understands.
struct SharedOptions: ParsableArguments {
  @Option(help: ArgumentHelp("The folder of the rule packs.", valueName: "folder"))
  var rules: String?

  @Option(help: ArgumentHelp("The folder of the shipped data.", valueName: "folder"))
  var data: String?

  @Option(help: ArgumentHelp("The folder of imported lists (default ~/.chokepoint).", valueName: "folder"))
  var workspace: String?

  func locations() throws -> Locations {
    try CommandFailure.mapping(
      .data,
      one: { () throws(Diagnostic) in
        try Locations(rules: rules, data: data, workspace: workspace)
      })
  }

  /// The folder of the shipped data alone, for what needs no rules.
  func dataFolder() throws -> String {
    try CommandFailure.mapping(.data, one: { () throws(Diagnostic) in try Locations.data(named: data) })
  }

  /// - Parameters:
  ///   - screening: whether names will be screened, so that the lists may be read meanwhile.
  ///   - option: the regimes that are asked; without it, the standard one.
  func open(screening: Bool = false, under option: RegimeOption? = nil) throws -> Workspace {
    let locations = try locations()
    return try open(locations, try option?.names(in: locations) ?? [], screening: screening)
  }

  /// The same, under no more than one regime.
  ///
  /// - Throws: `ValidationError` where several are named.
  func open(screening: Bool, underOne option: RegimeOption) throws -> Workspace {
    let locations = try locations()
    return try open(locations, try option.only(in: locations).map { [$0] } ?? [], screening: screening)
  }

  /// Opens all regimes that there are.
  func openAll() throws -> Workspace {
    let locations = try locations()
    return try open(locations, RulePacks.regimes(in: locations.rules), screening: false)
  }

  private func open(_ locations: Locations, _ regimes: [String], screening: Bool) throws -> Workspace {
    let workspace = try PackFailure.mapping { () throws(Diagnostics) in
      try Workspace(locations, regimes: regimes, prefetchingLists: screening)
    }
    // Kept to the end of the process: freeing the index name by name would only make the user wait.
    _ = Unmanaged.passRetained(workspace)
    return workspace
  }
}

/// How an answer is printed.
enum OutputFormat: String, ExpressibleByArgument, CaseIterable {
  case text, json, ndjson
}

extension CalendarDay: ExpressibleByArgument {
  public init?(argument: String) { self.init(argument) }
}

extension BatchForm.Kind: ExpressibleByArgument {}

extension UpdateDoubt: ExpressibleByArgument {}
