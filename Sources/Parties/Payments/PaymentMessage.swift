/// One payment message of a file: what kind it is and the number it goes by. Its transactions come one by one.
///
///     try PaymentReader.read(bytes, file: "batch.xml") { transaction in
///       transaction.message.kind                       // .pacs008
///       transaction.elements.first?.role               // .ultimateCreditor
///     }
///
/// A message does not hold its transactions: a bulk file has fifty thousand, and one at a time is in memory.
public struct PaymentMessage: Hashable, Sendable {
  public enum Kind: String, Sendable, CaseIterable {
    case pacs008 = "pacs.008"
    case pacs009 = "pacs.009"
    case pain001 = "pain.001"
    case mt103 = "MT103"
    case mt202 = "MT202"
    case mt202cov = "MT202COV"
    case mt205 = "MT205"
    case mt205cov = "MT205COV"
  }

  public var kind: Kind
  /// `pacs.008.001.08`, from the namespace; nil where there is none, and for MT.
  public var version: String?
  /// `MsgId`, or field 20 of an MT.
  public var id: String?
  public var file: String
  /// Which message of the file, from 1.
  public var number: Int
  /// Where it begins.
  public var line: Int

  init(kind: Kind, version: String? = nil, id: String? = nil, file: String, number: Int, line: Int) {
    self.kind = kind
    self.version = version
    self.id = id
    self.file = file
    self.number = number
    self.line = line
  }
}
