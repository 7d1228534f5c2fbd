import Interchange
import Parties
import Testing

@Suite struct PaymentISOTests {
  private func customer(_ inside: String, header: String = "") throws -> PaymentTransaction {
    let text =
      "<Document><FIToFICstmrCdtTrf><GrpHdr>\(header)</GrpHdr><CdtTrfTxInf>\(inside)</CdtTrfTxInf></FIToFICstmrCdtTrf></Document>"
    return try #require(try readPayments(text).transactions.first)
  }

  /// Each place in which a party can stand, and what comes of it.
  @Test(arguments: [
    ("<Dbtr><Nm>A</Nm></Dbtr>", "debtor name A"), ("<UltmtDbtr><Nm>A</Nm></UltmtDbtr>", "ultimate_debtor name A"),
    ("<UltmtCdtr><Nm>A</Nm></UltmtCdtr>", "ultimate_creditor name A"),
    ("<InitgPty><Nm>A</Nm></InitgPty>", "initiating_party name A"),
    ("<Cdtr><CtctDtls><Nm>A</Nm></CtctDtls></Cdtr>", "creditor name A"),
    ("<Cdtr><Id><OrgId><AnyBIC>EXAMDEFF</AnyBIC></OrgId></Id></Cdtr>", "creditor bic EXAMDEFF"),
    ("<Cdtr><Id><OrgId><LEI>L</LEI></OrgId></Id></Cdtr>", "creditor lei L"),
    ("<Cdtr><Id><OrgId><Othr><Id>77</Id></Othr></OrgId></Id></Cdtr>", "creditor identifier 77"),
    (
      "<Cdtr><Id><PrvtId><DtAndPlcOfBirth><BirthDt>1970-01-01</BirthDt></DtAndPlcOfBirth></PrvtId></Id></Cdtr>",
      "creditor birth 1970-01-01"
    ),
    ("<Cdtr><CtryOfRes>CN</CtryOfRes></Cdtr>", "creditor country CN"),
    ("<CdtrAcct><Id><IBAN>DE1</IBAN></Id></CdtrAcct>", "creditor account DE1"),
    ("<CdtrAcct><Nm>A</Nm></CdtrAcct>", "creditor name A"),
    ("<DbtrAcct><Id><Othr><Id>5</Id></Othr></Id></DbtrAcct>", "debtor account 5"),
    ("<IntrmyAgt2><FinInstnId><BICFI>EXAMDEFF</BICFI></FinInstnId></IntrmyAgt2>", "intermediary_agent_2 bic EXAMDEFF"),
    ("<PrvsInstgAgt1><FinInstnId><Nm>A</Nm></FinInstnId></PrvsInstgAgt1>", "previous_instructing_agent_1 name A"),
    ("<CdtrAgt><BrnchId><Nm>A</Nm></BrnchId></CdtrAgt>", "creditor_agent name A"),
    (
      "<CdtrAgt><FinInstnId><ClrSysMmbId><ClrSysId><Cd>RUCBC</Cd></ClrSysId></ClrSysMmbId></FinInstnId></CdtrAgt>",
      "creditor_agent system RUCBC"
    ),
    ("<ChrgsInf><Agt><FinInstnId><BICFI>B</BICFI></FinInstnId></Agt></ChrgsInf>", "charges_agent bic B"),
    ("<RmtInf><Ustrd>x y</Ustrd></RmtInf>", "remittance free_text x y"),
    ("<RmtInf><Strd><AddtlRmtInf>x</AddtlRmtInf></Strd></RmtInf>", "remittance free_text x"),
    ("<RmtInf><Strd><Invcr><Nm>A</Nm></Invcr></Strd></RmtInf>", "invoicer name A"),
    ("<InstrForCdtrAgt><InstrInf>x</InstrInf></InstrForCdtrAgt>", "instruction free_text x"),
    ("<RgltryRptg><Dtls><Inf>x</Inf></Dtls></RgltryRptg>", "regulatory free_text x"),
    ("<Purp><Prtry>x</Prtry></Purp>", "purpose free_text x"),
    ("<RltdRmtInf><RmtLctnDtls><PstlAdr><Nm>A</Nm></PstlAdr></RmtLctnDtls></RltdRmtInf>", "related_remittance name A"),
    ("<SplmtryData><Envlp><Whatever>A Ltd</Whatever></Envlp></SplmtryData>", "supplementary free_text A Ltd"),
    ("<NobodyThoughtOfThis>A Ltd</NobodyThoughtOfThis>", "other free_text A Ltd"),
    ("<x:Cdtr xmlns:x=\"u\"><x:Nm>A</x:Nm></x:Cdtr>", "creditor name A"),
    ("<Cdtr>A Ltd<Nm>B</Nm></Cdtr>", "creditor free_text A Ltd"),
    ("<Cdtr><Nm>A &amp; B\n  <![CDATA[C]]></Nm></Cdtr>", "creditor name A & B C"),
  ])
  func places(_ xml: String, _ element: String) throws {
    let shown = try customer(xml).shown
    #expect(shown.contains(element), "\(shown)")
  }

  @Test func numbersAndCodesNameNobody() throws {
    let transaction = try customer(
      """
      <PmtId><EndToEndId>E</EndToEndId><UETR>U</UETR></PmtId><IntrBkSttlmAmt Ccy="EUR">1.50</IntrBkSttlmAmt>
      <InstdAmt Ccy="USD">2</InstdAmt><ChrgBr>SHAR</ChrgBr><Purp><Cd>GDDS</Cd></Purp><XchgRate>1.1</XchgRate>
      """)
    #expect(transaction.elements.isEmpty, "\(transaction.shown)")
    #expect(transaction.references.map { "\($0.kind) \($0.text)" } == ["end_to_end_id E", "uetr U"])
    #expect(transaction.amount?.text == "1.50" && transaction.amount?.currency == "EUR")
    #expect(transaction.instructed?.currency == "USD")
  }

  @Test func anAddressIsOneTextAndALongNameGoesOnInIt() throws {
    let party =
      "<Cdtr><Nm>Huawei Techno</Nm><PstlAdr><TwnNm>Town</TwnNm><Ctry>CN</Ctry><AdrLine>logies</AdrLine></PstlAdr></Cdtr>"
    let elements = try customer(party).elements
    #expect(elements.first { $0.kind == .address }?.text == "Town, CN, logies")
    let readings = elements.first { $0.kind == .name }?.readings.map(\.text)
    #expect(readings == ["Huawei Techno logies", "Huawei Technologies"])
    #expect(elements.first { $0.kind == .country }?.text == "CN")
  }

  @Test func repeatedTextsAreOneElementWithLines() throws {
    let element = try customer("<RmtInf><Ustrd>a b</Ustrd><Ustrd>c</Ustrd></RmtInf>").elements.first
    #expect(element?.lines == ["a b", "c"])
    #expect(element?.field == "/Document/FIToFICstmrCdtTrf/CdtTrfTxInf[1]/RmtInf/Ustrd")
  }

  @Test func headerAndPaymentInformationApplyToEach() throws {
    let text = """
      <w:Envelope xmlns:w="urn:w"><AppHdr><Fr><FIId><FinInstnId><BICFI>EXAMDEFF</BICFI></FinInstnId></FIId></Fr></AppHdr>
      <d:Document xmlns:d="urn:iso:std:iso:20022:tech:xsd:pain.001.001.13"><d:CstmrCdtTrfInitn>
      <d:GrpHdr><d:MsgId>M</d:MsgId><d:InitgPty><d:Nm>I</d:Nm></d:InitgPty></d:GrpHdr>
      <d:PmtInf><d:Dbtr><d:Nm>A</d:Nm></d:Dbtr><d:CdtTrfTxInf><d:Cdtr><d:Nm>B</d:Nm></d:Cdtr></d:CdtTrfTxInf></d:PmtInf>
      <d:PmtInf><d:Dbtr><d:Nm>C</d:Nm></d:Dbtr>
      <d:CdtTrfTxInf><d:Cdtr><d:Nm>D</d:Nm></d:Cdtr></d:CdtTrfTxInf>
      <d:CdtTrfTxInf><d:Cdtr><d:Nm>E</d:Nm></d:Cdtr></d:CdtTrfTxInf></d:PmtInf>
      </d:CstmrCdtTrfInitn></d:Document></w:Envelope>
      """
    let transactions = try readPayments(text).transactions
    let names = transactions.map { $0.elements.filter { $0.kind == .name }.map(\.text) }
    #expect(names == [["B", "A", "I"], ["D", "C", "I"], ["E", "C", "I"]])
    #expect(transactions.allSatisfy { $0.shown.contains("sender bic EXAMDEFF") })
    #expect(transactions[2].elements[0].field == "/Document/CstmrCdtTrfInitn/PmtInf[2]/CdtTrfTxInf[2]/Cdtr/Nm")
    #expect(transactions[2].elements[0].line == 7)
    #expect(transactions[0].message.version == "pain.001.001.13")
    #expect(transactions[0].message.id == "M")
  }

  @Test func theCustomerTransferUnderACoverIsRead() throws {
    let text =
      "<Document><FICdtTrf><CdtTrfTxInf><Dbtr><FinInstnId><BICFI>EXAMDEFF</BICFI></FinInstnId></Dbtr><UndrlygCstmrCdtTrf><Cdtr><Nm>A</Nm></Cdtr></UndrlygCstmrCdtTrf></CdtTrfTxInf></FICdtTrf></Document>"
    let transaction = try #require(try readPayments(text).transactions.first)
    #expect(transaction.message.kind == .pacs009)
    #expect(transaction.shown == ["debtor bic EXAMDEFF", "creditor name A"])
    #expect(transaction.elements[1].field.hasSuffix("/UndrlygCstmrCdtTrf/Cdtr/Nm"))
  }

  @Test func anotherKindInTheNamespaceIsSaid() throws {
    let text =
      "<Document xmlns=\"urn:iso:std:iso:20022:tech:xsd:pacs.003.001.08\"><FIToFICstmrCdtTrf><CdtTrfTxInf/></FIToFICstmrCdtTrf></Document>"
    #expect(try readPayments(text).warnings.map(\.id) == ["payment.version"])
  }

  @Test func whatStandsOutsideTheTransactionsIsSaid() throws {
    let text =
      "<Document><FIToFICstmrCdtTrf><CdtTrfTxInf/><SplmtryData><X>A Ltd</X></SplmtryData></FIToFICstmrCdtTrf></Document>"
    let warnings = try readPayments(text).warnings
    #expect(warnings.map(\.id) == ["payment.outside"])
    #expect(warnings.first?.message.contains("`SplmtryData`") == true)
  }
}
