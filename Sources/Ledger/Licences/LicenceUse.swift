public import Interchange

/// What is to go under a licence, a deal or a shipment, as the licence is asked about it.
public struct LicenceUse: Sendable {
  /// The parts that a licence names.
  public enum Role: String, Sendable, CaseIterable {
    case exporter, purchaser, intermediate, consignee
    case endUser = "end_user"

    /// `end user`
    public var words: String { self == .endUser ? "end user" : rawValue }
  }

  public struct Party: Sendable {
    public let role: Role
    public let name: String
    public let country: String?

    public init(_ role: Role, _ name: String, country: String?) {
      (self.role, self.name, self.country) = (role, name, country)
    }
  }

  public struct Item: Sendable {
    /// How the refusal speaks of it: `items[0]`.
    public let label: String
    /// Its classification, or several that it meets.
    public let codes: [String]
    public let model: String?
    /// The line that it is said to be of; nil to find one.
    public let line: Int?
    public let quantity: Amount?
    /// Nil where it is not said: then the licence's own.
    public let units: String?
    public let value: Amount?

    public init(
      label: String, codes: [String], model: String? = nil, line: Int? = nil, quantity: Amount?, units: String? = nil,
      value: Amount?
    ) {
      (self.label, self.codes, self.model, self.line) = (label, codes, model, line)
      (self.quantity, self.units, self.value) = (quantity, units, value)
    }
  }

  public var day: CalendarDay
  public var deal: String?
  /// The country to which it goes; nil if that is not said.
  public var destination: String?
  public var parties: [Party]
  public var items: [Item]

  public init(day: CalendarDay, deal: String?, destination: String?, parties: [Party], items: [Item]) {
    (self.day, self.deal, self.destination) = (day, deal, destination)
    (self.parties, self.items) = (parties, items)
  }
}
