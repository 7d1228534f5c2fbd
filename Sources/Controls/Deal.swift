public import Interchange
public import Parties
public import Rulebook

/// One transaction to be judged: the document of design §5, read and typed.
///
///     let deal = try DealReader(program: program, countries: countries).read(bytes, file: "deal.json")
///     judge.determine(deal, screening: screenings, known: today).outcome     // .licenceRequired
///
/// What the rules may ask is in `facts`; the other members are what screening and the answer need by name.
public struct Deal: Sendable {
  /// A company, person or institute of the deal.
  public struct Party: Sendable {
    /// Its part in the deal, `exporter` included.
    public var role: String
    public var name: String?
    public var country: String?
    /// Address and numbers, by which the party is looked for beside its name.
    public var stated = StatedFacts()
    /// Listed parties that the user says this one is (true) or is not (false), by `list:id` or id.
    public var sameAs: [String: Bool]
    /// Where the party stands in the document: `parties[0]`, `parties[0].owners[1]`.
    public var label: String
    /// For an owner: the share it holds, 0 to 100.
    public var percent: Exact?
  }

  public struct Item: Sendable {
    public var name: String?
    public var eccn: CodePath?
  }

  public var id: String?
  public var day: CalendarDay
  public var items: [Item]
  /// The exporter, if named, then the parties in the document's order, each followed by its owners.
  public var parties: [Party]
  public var licences: [String]
  public var facts: FactSet
  /// What was filled in for the user, to be said with the answer.
  public var assumptions: [String] = []
  public var warnings: [String] = []
}
