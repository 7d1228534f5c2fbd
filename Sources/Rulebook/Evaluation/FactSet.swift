/// What is stated about one deal: records by kind, each with its facts. A fact that is absent is not stated.
///
///     var facts = FactSet()
///     facts.add("item", FactSet.Record(label: "items[0]", values: ["tpp": .number(Exact(4992))]))
public struct FactSet: Sendable {
  /// One record, for instance one item.
  public struct Record: Sendable {
    /// How the record is called in answers: `items[0]`.
    public var label: String
    public var values: [String: Value]
    /// Where a fact of that name stands in the user's document, if its place does not follow from the label.
    public var paths: [String: String]
    /// For a record whose facts stand in a member `facts`: those that stand beside it.
    public var beside: Set<String>?
    /// For a record that belongs to another: which of those; nil for all of them.
    public var owner: Int?

    public init(
      label: String, values: [String: Value] = [:], paths: [String: String] = [:], beside: Set<String>? = nil,
      owner: Int? = nil
    ) {
      self.label = label
      self.values = values
      self.paths = paths
      self.beside = beside
      self.owner = owner
    }

    /// Where a fact stands in the user's document.
    public func place(of fact: String) -> String {
      if let path = paths[fact] { return path }
      return beside.map { !$0.contains(fact) } ?? false ? "\(label).facts.\(fact)" : "\(label).\(fact)"
    }
  }

  private var records: [String: [Record]] = [:]
  /// How the document calls the list in which records of a kind stand: `parties` for `party`.
  private var collections: [String: String] = [:]

  public init() {}

  public mutating func add(_ subject: String, _ record: Record) { records[subject, default: []].append(record) }

  /// Says how the document calls the list of a kind's records, for the places of records that are not there yet.
  public mutating func name(_ subject: String, as collection: String) { collections[subject] = collection }

  public func count(_ subject: String) -> Int { records[subject]?.count ?? 0 }

  func records(of subject: String) -> [Record] { records[subject] ?? [] }

  public func record(_ subject: String, _ index: Int) -> Record? {
    guard let list = records[subject], list.indices.contains(index) else { return nil }
    return list[index]
  }

  /// The record of that kind with this label.
  public func record(_ subject: String, labelled label: String) -> Record? {
    records[subject]?.first { $0.label == label }
  }

  /// Fills in facts of a record where they are not stated.
  public mutating func supply(_ values: [String: Value], to subject: String, _ index: Int) {
    guard records[subject]?.indices.contains(index) == true else { return }
    records[subject]?[index].values.merge(values) { stated, _ in stated }
  }

  /// States a fact of a record that is there, or takes a statement back.
  public mutating func set(_ fact: FactReference, to value: Value?) {
    guard records[fact.subject]?.indices.contains(fact.index) == true else { return }
    records[fact.subject]?[fact.index].values[fact.name] = value
  }

  /// Where a fact stands, or would stand, in the user's document: `items[0].facts.tpp`.
  public func place(of reference: FactReference) -> String {
    guard let record = record(reference.subject, reference.index) else {
      let collection = collections[reference.subject] ?? reference.subject
      return "\(collection)[\(reference.index)].\(reference.name)"
    }
    return record.place(of: reference.name)
  }
}

/// One fact of one record.
public struct FactReference: Hashable, Sendable {
  public let subject: String
  public let index: Int
  public let name: String

  public init(subject: String, index: Int, name: String) {
    self.subject = subject
    self.index = index
    self.name = name
  }

  /// The fact's path as declared: `item.tpp`.
  public var path: String { "\(subject).\(name)" }
}
