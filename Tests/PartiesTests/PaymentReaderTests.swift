import Interchange
import Parties
import Testing

/// Reads a text and gives its transactions and warnings.
func readPayments(_ text: String) throws -> (transactions: [PaymentTransaction], warnings: [Diagnostic]) {
  var transactions: [PaymentTransaction] = []
  let warnings = try PaymentReader.read(Array(text.utf8), file: "p") { transactions.append($0) }
  return (transactions, warnings)
}

extension PaymentTransaction {
  /// `role kind text` of each element.
  var shown: [String] { elements.map { "\($0.role.rawValue) \($0.kind.rawValue) \($0.text)" } }
}

/// What is no payment, or a broken one, is refused whole, with a place.
@Suite struct PaymentReaderTests {
  private static let bomb =
    "<!DOCTYPE a [<!ENTITY b \"x\"><!ENTITY c \"&b;&b;\">]><Document><FIToFICstmrCdtTrf>&c;</FIToFICstmrCdtTrf></Document>"
  private static let external =
    "<!DOCTYPE a SYSTEM \"file:///etc/passwd\"><Document><FIToFICstmrCdtTrf/></Document>"

  @Test(arguments: [
    ("", "payment.empty"), (" \r\n ", "payment.empty"), ("$", "payment.empty"), ("hello", "payment.unknown"),
    (":20:X\n:32A:240101EUR1,\n", "payment.unknown"), ("\u{0}\u{1}", "payment.encoding"),
    ("<a><b></a>", "xml.malformed"), ("<Document><FIToFICstmrCdtTrf><CdtTrfTxInf>", "xml.malformed"),
    (bomb, "xml.entity"), (external, "xml.entity"), ("<html/>", "payment.root"),
    ("<Document><FIToFIPmtStsRpt/></Document>", "payment.root"),
    ("<?xml version='1.0' encoding='UTF-7'?><Document/>", "payment.encoding"),
    ("<Document><FIToFICstmrCdtTrf><GrpHdr/></FIToFICstmrCdtTrf></Document>", "payment.no-transactions"),
    (
      "<Document><FIToFICstmrCdtTrf><CdtTrfTxInf><Cdtr><Nm>A\u{1}B</Nm></Cdtr></CdtTrfTxInf></FIToFICstmrCdtTrf></Document>",
      "xml.malformed"
    ),
    ("{1:F01EXAMDEFFAXXX0000000000}", "payment.block"), ("{", "payment.block"), ("{1:F01", "payment.block"),
    ("{1:F01EXAMDEFFAXXX0000000000}{2:I103EXAMSGSGXXXXN}", "payment.no-text-block"),
    ("{1:F01EXAMDEFFAXXX0000000000}{2:I103EXAMSGSGXXXXN}{4:\n:20:X\n", "payment.block"),
    ("{1:F01EXAMDEFFAXXX0000000000}{2:I940EXAMSGSGXXXXN}{4:\n:20:X\n-}", "payment.kind"),
    ("{1:F01EXAMDEFFAXXX0000000000}{2:I103EXAMSGSGXXXXN}{4:\n:20:X\n-}hello", "payment.block"),
    ("{1:F21EXAMDEFFAXXX0000000000}{4:{177:2406170930}{451:0}}", "payment.no-transactions"),
  ])
  func refusals(_ text: String, _ id: String) {
    let error = #expect(throws: Diagnostic.self) { _ = try readPayments(text) }
    #expect(error?.id == id)
    #expect(error?.span != nil)
  }

  @Test func theWrongRootIsNamed() {
    let error = #expect(throws: Diagnostic.self) {
      _ = try readPayments("<Document>\n<FIToFIPmtStsRpt/></Document>")
    }
    #expect(error?.message.contains("`/Document/FIToFIPmtStsRpt`") == true)
    #expect(error?.span?.line == 2)
  }

  @Test func aBinaryMessageInUTF16IsRefused() {
    let bytes = "<Document/>".utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }
    let error = #expect(throws: Diagnostic.self) {
      _ = try PaymentReader.read([0xFF, 0xFE] + bytes, file: "p") { _ in }
    }
    #expect(error?.id == "payment.encoding")
  }

  @Test func oneTransactionAtATime() throws {
    let one = "<CdtTrfTxInf><PmtId><EndToEndId>E</EndToEndId></PmtId><Cdtr><Nm>A</Nm></Cdtr></CdtTrfTxInf>"
    let text =
      "<Document><FIToFICstmrCdtTrf><GrpHdr><NbOfTxs>3</NbOfTxs></GrpHdr>\(String(repeating: one, count: 2000))</FIToFICstmrCdtTrf></Document>"
    var last = 0
    let warnings = try PaymentReader.read(Array(text.utf8), file: "p") { transaction in
      #expect(transaction.number == last + 1)
      #expect(transaction.elements.count == 1)
      last = transaction.number
    }
    #expect(last == 2000)
    #expect(warnings.map(\.id) == ["payment.count"])
  }
}
