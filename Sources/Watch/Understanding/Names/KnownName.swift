/// Something that has a name, as a higher floor or a data file tells it: neutral of lists and tables.
///
///     KnownName("ASML Holding N.V.", .company, aliases: ["ASML"], id: nil)
public struct KnownName: Sendable {
  public var name: String
  public var type: NameType
  /// Other names. One that begins with `!` counts only as it is written, capitals and all.
  public var aliases: [String]
  /// By what a list or table knows it; nil for what only Watch knows.
  public var id: String?
  /// Companies are found without their legal form too, unless this is false.
  public var isShortened: Bool

  public init(
    _ name: String, _ type: NameType, aliases: [String] = [], id: String? = nil, isShortened: Bool = false
  ) {
    self.name = name
    self.type = type
    self.aliases = aliases
    self.id = id
    self.isShortened = isShortened
  }
}
