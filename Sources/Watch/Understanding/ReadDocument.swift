public import Interchange

/// What understanding made of a document. Every thing in it names the rule and the bytes that made it.
public struct ReadDocument: Sendable {
  public var document: CleanDocument
  public var entities: [NamedEntity]
  public var mentions: [Mention]
  public var dates: [DateMention]
  public var quantities: [Quantity]
  public var quotations: [Quotation]
  public var claims: [Claim]
  /// What could not be read or cannot be right, besides the warnings of the document.
  public var warnings: [Diagnostic]
}
