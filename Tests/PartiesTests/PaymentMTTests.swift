import Interchange
import Parties
import Testing

@Suite struct PaymentMTTests {
  private static let start = "{1:F01EXAMDEFFAXXX0000000000}{2:I103EXAMSGSGXXXXN}"

  private func message(_ fields: String, _ head: String = start) throws -> PaymentTransaction {
    try #require(
      try readPayments("\(head){4:\r\n\(fields.replacing("\n", with: "\r\n"))\r\n-}{5:{CHK:0}}").transactions.first)
  }

  @Test(arguments: [
    (":50A:/123\nEXAMDEFF", "debtor bic EXAMDEFF"), (":50A:/123\nEXAMDEFF", "debtor account 123"),
    (":50K:/123\nA LTD\nROAD 1", "debtor name A LTD"), (":50K:A LTD\nROAD 1\nTOWN", "debtor address ROAD 1, TOWN"),
    (":50F:/123\n1/A LTD\n2/ROAD 1\n3/CN/TOWN", "debtor address ROAD 1, TOWN, CN"),
    (":50F:CCPT/CN/AB12\n1/A B\n4/19700101\n5/CN/TOWN", "debtor identifier AB12"),
    (":50F:CCPT/CN/AB12\n1/A B\n4/19700101\n5/CN/TOWN", "debtor birth 19700101"),
    (":59F:/1\n1/A\n3/CN\n7/CN/77", "creditor identifier CN/77"), (":59F:/1\n1/A\n3/CN", "creditor country CN"),
    (":50F:/1\n1/A\n6/CN/ISSUER/12\n8/34 MORE", "debtor free_text 34 MORE"),
    (":51A:/D/12\nEXAMDEFF", "sending_institution bic EXAMDEFF"), (":52D:BANK\nTOWN", "debtor_agent name BANK"),
    (":53B:/C/99\nTOWN", "instructing_reimbursement_agent account 99"),
    (":54A:EXAMDEFF", "instructed_reimbursement_agent bic EXAMDEFF"), (":56C:/99", "intermediary_agent_1 account 99"),
    (":57D://RU044525225\nBANK", "creditor_agent system //RU"), (":57B:TOWN", "creditor_agent free_text TOWN"),
    (":58A:EXAMDEFF", "creditor bic EXAMDEFF"), (":59:/1\nA LTD", "creditor name A LTD"),
    (":59A:EXAMDEFF", "creditor bic EXAMDEFF"), (":70:A\nB", "remittance free_text A B"),
    (":72:/BNF/X", "instruction free_text /BNF/X"), (":77B:/ORDERRES/CN//X", "regulatory free_text /ORDERRES/CN//X"),
    (":77T:X Y", "regulatory free_text X Y"), (":23E:PHOB/MR X", "instruction free_text PHOB/MR X"),
    (":99Z:X Y", "other free_text X Y"), (":20:X", "sender bic EXAMDEFFXXX"), (":20:X", "receiver bic EXAMSGSGXXX"),
  ])
  func fields(_ fields: String, _ element: String) throws {
    let shown = try message(fields).shown
    #expect(shown.contains(element), "\(shown)")
  }

  @Test func idsAndAmounts() throws {
    let head = "\(Self.start){3:{119:STP}{121:8a56}}"
    let transaction = try message(":20:REF\n:21:REL\n:32A:240617USD64000,00\n:33B:EUR1,5\n:71A:SHA", head)
    #expect(
      transaction.references.map { "\($0.kind) \($0.text)" } == ["uetr 8a56", "reference REF", "related_reference REL"])
    #expect(transaction.amount?.text == "64000,00" && transaction.amount?.currency == "USD")
    #expect(transaction.instructed?.text == "1,5" && transaction.instructed?.currency == "EUR")
    #expect(transaction.message.id == "REF")
  }

  @Test func namesAreJoinedAtLineEnds() throws {
    let name = try #require(
      try message(":59:/1\nA HUAWEI TE\nCHNOLOGIES\nTOWN").elements.first { $0.kind == .name })
    #expect(
      name.readings.map(\.text) == [
        "A HUAWEI TE CHNOLOGIES", "A HUAWEI TECHNOLOGIES", "A HUAWEI TE CHNOLOGIES TOWN", "A HUAWEI TECHNOLOGIESTOWN",
      ])
    let numbered = try #require(try message(":50F:/1\n1/HUAWEI TE\n1/CHNOLOGIES").elements.first { $0.kind == .name })
    #expect(numbered.text == "HUAWEI TE CHNOLOGIES")
    #expect(numbered.readings.first?.text == "HUAWEI TECHNOLOGIES")
  }

  @Test func outputMessagesHaveTheSenderInBlockTwo() throws {
    let head = "{1:F01EXAMDEFFAXXX0000000000}{2:O1031200240617EXAMUS33AXXX00000000002406171200N}"
    #expect(try message(":20:X", head).shown == ["receiver bic EXAMDEFFXXX", "sender bic EXAMUS33XXX"])
  }

  @Test func aCoverHasASecondSequence() throws {
    let head = "{1:F01EXAMDEFFAXXX0000000000}{2:I202EXAMSGSGXXXXN}{3:{119:COV}}"
    let transaction = try message(":20:X\n:58A:EXAMSGSG\n:50K:A\n:52A:EXAMDEFF\n:59:B\n:70:C", head)
    #expect(transaction.message.kind == .mt202cov)
    #expect(transaction.elements.dropFirst(2).map(\.field) == [":58A:", "B:50K:", "B:52A:", "B:59:", "B:70:"])
    let plain = try message(":20:X\n:58A:EXAMSGSG", head.replacing("{3:{119:COV}}", with: ""))
    #expect(plain.message.kind == .mt202)
  }

  @Test(arguments: ["\r\n$", "\r\n", "$", "\u{3}\u{1}", ""])
  func severalMessages(_ separator: String) throws {
    let one = "\(Self.start){4:\r\n:20:X\r\n:59:A\r\n-}"
    let transactions = try readPayments(one + separator + one + separator).transactions
    #expect(transactions.map(\.message.number) == [1, 2])
    #expect(transactions.allSatisfy { $0.elements.last?.text == "A" })
  }

  @Test func linesAreCounted() throws {
    let one = "\(Self.start){4:\r\n:20:X\r\n:59:A\r\n-}\r\n$"
    #expect(try readPayments(one + one).transactions.map { $0.elements.last?.line } == [3, 7])
  }

  @Test func oddPartsAreScreenedAndSaid() throws {
    let text = "\(Self.start){7:A LTD}{4:\nB LTD\n:20:X\n:59:C\u{1B}[31m LTD\n-}"
    let (transactions, warnings) = try readPayments(text)
    #expect(warnings.map(\.id) == ["payment.stray-text", "payment.unknown-block", "payment.control-character"])
    let shown = try #require(transactions.first).shown
    #expect(shown.contains("other free_text A LTD"))
    #expect(shown.contains("other free_text B LTD"))
    #expect(shown.contains("creditor name C [31m LTD"))
  }

  @Test func acknowledgementsArePassedOver() throws {
    let text = "{1:F21EXAMDEFFAXXX0000000000}{4:{177:2406170930}{451:0}}\(Self.start){4:\n:59:A\n-}"
    let (transactions, warnings) = try readPayments(text)
    #expect(transactions.count == 1)
    #expect(warnings.map(\.id) == ["payment.service-message"])
  }
}
