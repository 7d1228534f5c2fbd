/// What a party, an agent or a text does in a payment. ISO 20022 and MT fields share the names.
public enum PaymentRole: String, Sendable, CaseIterable {
  case debtor, creditor
  case ultimateDebtor = "ultimate_debtor"
  case ultimateCreditor = "ultimate_creditor"
  case initiatingParty = "initiating_party"
  case forwardingAgent = "forwarding_agent"
  case debtorAgent = "debtor_agent"
  case creditorAgent = "creditor_agent"
  case instructingAgent = "instructing_agent"
  case instructedAgent = "instructed_agent"
  case previousInstructingAgent1 = "previous_instructing_agent_1"
  case previousInstructingAgent2 = "previous_instructing_agent_2"
  case previousInstructingAgent3 = "previous_instructing_agent_3"
  case intermediaryAgent1 = "intermediary_agent_1"
  case intermediaryAgent2 = "intermediary_agent_2"
  case intermediaryAgent3 = "intermediary_agent_3"
  case instructingReimbursementAgent = "instructing_reimbursement_agent"
  case instructedReimbursementAgent = "instructed_reimbursement_agent"
  case thirdReimbursementAgent = "third_reimbursement_agent"
  case chargesAgent = "charges_agent"
  case settlement
  case sender, receiver
  case sendingInstitution = "sending_institution"
  case invoicer, invoicee, garnishee
  case remittance
  case relatedRemittance = "related_remittance"
  case instruction, regulatory, purpose, tax
  case supplementary
  /// A place that this table does not know; what stands there is screened all the same.
  case other

  /// Whether this is a bank on the way of the money.
  public var isAgent: Bool {
    switch self {
    case .debtorAgent, .creditorAgent, .instructingAgent, .instructedAgent, .previousInstructingAgent1,
      .previousInstructingAgent2, .previousInstructingAgent3, .intermediaryAgent1, .intermediaryAgent2,
      .intermediaryAgent3, .instructingReimbursementAgent, .instructedReimbursementAgent, .thirdReimbursementAgent,
      .chargesAgent, .forwardingAgent, .sendingInstitution, .sender, .receiver:
      true
    default: false
    }
  }

  /// The role that an element of ISO 20022 gives to all that is in it; nil for elements that give none.
  init?(tag: String) {
    guard let role = Self.tags[tag] else { return nil }
    self = role
  }

  /// The role of an MT field by its number; nil where the field names nobody.
  init?(field number: String) {
    guard let role = Self.fields[number] else { return nil }
    self = role
  }

  private static let tags: [String: PaymentRole] = [
    "Dbtr": .debtor, "DbtrAcct": .debtor, "Cdtr": .creditor, "CdtrAcct": .creditor, "UltmtDbtr": .ultimateDebtor,
    "UltmtCdtr": .ultimateCreditor, "InitgPty": .initiatingParty, "FwdgAgt": .forwardingAgent,
    "DbtrAgt": .debtorAgent, "DbtrAgtAcct": .debtorAgent, "CdtrAgt": .creditorAgent, "CdtrAgtAcct": .creditorAgent,
    "InstgAgt": .instructingAgent, "InstdAgt": .instructedAgent, "PrvsInstgAgt": .previousInstructingAgent1,
    "PrvsInstgAgtAcct": .previousInstructingAgent1, "PrvsInstgAgt1": .previousInstructingAgent1,
    "PrvsInstgAgt1Acct": .previousInstructingAgent1, "PrvsInstgAgt2": .previousInstructingAgent2,
    "PrvsInstgAgt2Acct": .previousInstructingAgent2, "PrvsInstgAgt3": .previousInstructingAgent3,
    "PrvsInstgAgt3Acct": .previousInstructingAgent3, "IntrmyAgt1": .intermediaryAgent1,
    "IntrmyAgt1Acct": .intermediaryAgent1, "IntrmyAgt2": .intermediaryAgent2, "IntrmyAgt2Acct": .intermediaryAgent2,
    "IntrmyAgt3": .intermediaryAgent3, "IntrmyAgt3Acct": .intermediaryAgent3,
    "InstgRmbrsmntAgt": .instructingReimbursementAgent, "InstgRmbrsmntAgtAcct": .instructingReimbursementAgent,
    "InstdRmbrsmntAgt": .instructedReimbursementAgent, "InstdRmbrsmntAgtAcct": .instructedReimbursementAgent,
    "ThrdRmbrsmntAgt": .thirdReimbursementAgent, "ThrdRmbrsmntAgtAcct": .thirdReimbursementAgent,
    "ChrgsInf": .chargesAgent, "ChrgsAcct": .debtor, "ChrgsAcctAgt": .chargesAgent, "SttlmInf": .settlement,
    "SttlmAcct": .settlement, "Invcr": .invoicer, "Invcee": .invoicee, "Grnshee": .garnishee,
    "GrnshmtAdmstr": .garnishee, "RmtInf": .remittance, "RltdRmtInf": .relatedRemittance,
    "InstrForCdtrAgt": .instruction, "InstrForNxtAgt": .instruction, "InstrForDbtrAgt": .instruction,
    "RgltryRptg": .regulatory, "Purp": .purpose, "CtgyPurp": .purpose, "Tax": .tax, "SplmtryData": .supplementary,
    "Fr": .sender, "To": .receiver, "ChqInstr": .instruction, "DlvrTo": .instruction,
  ]

  /// As in the mapping of MT to pacs.008 and pacs.009 that banks use.
  private static let fields: [String: PaymentRole] = [
    "50": .debtor, "51": .sendingInstitution, "52": .debtorAgent, "53": .instructingReimbursementAgent,
    "54": .instructedReimbursementAgent, "55": .thirdReimbursementAgent, "56": .intermediaryAgent1,
    "57": .creditorAgent, "58": .creditor, "59": .creditor, "70": .remittance, "72": .instruction, "77": .regulatory,
    "23": .instruction,
  ]
}
