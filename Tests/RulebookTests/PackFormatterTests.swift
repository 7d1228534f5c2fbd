import Foundation
import Interchange
import TestSupport
import Testing

@testable import Rulebook

@Suite struct PackFormatterTests {
  private static func format(_ text: String) throws -> String {
    String(decoding: try PackFormatter.format(Array(text.utf8), name: "t.md"), as: UTF8.self)
  }

  private static func block(_ rules: String) -> String { "Prose  stays.\n\n```rules\n\(rules)\n```\n\tand here\n" }

  /// What the parser makes of a file, without places and layout.
  static func parsed(_ bytes: [UInt8]) throws -> [String] {
    let (declarations, errors) = Parser.declarations(of: try LiterateFile(bytes, name: "t.md"))
    #expect(errors.isEmpty, "\(errors)")
    return declarations.map { declaration in
      var shown: String
      switch declaration {
      case .clause(var clause):
        clause.written = []
        shown = "\(clause)"
      case .fact(var fact):
        fact.written = nil
        shown = "\(fact)"
      default: shown = "\(declaration)"
      }
      shown.replace(#/t\.md:\d+:\d+/#, with: "")
      return shown
    }
  }

  @Test func laysOutWhatStandsAnyhow() throws {
    let messy = """


      unit   TPP
      fact item.tpp is a number  of TPP/mm2 or item.a/item.b   ask "How much?"   cost 1
         assume  - 5 "x"



      class 3A090.a   "circuits"
      cites 15 CFR 774;  88 FR 1
           in force from 2023-11-17
       announced 2023-10-17   published 2023-10-25 when item.tpp>=4800 TPP/mm2 and ( item.kind=chip
              or item.rate in [ 1,2 ) GB/s ) and deal.to in {CN , D:5} except { MO }
      except when item.small because "small"
      cases "a" on 2024-01-01 given deal.to=CN,
        item.kind = chip
      |item.tpp|expect|
      | - 1 |not 3A090.a|
      | |unknown 3A090.a,ask item.tpp|
      """
    let laidOut = """
      unit TPP
      fact item.tpp is a number of TPP/mm2 or item.a / item.b ask "How much?" cost 1
        assume -5 "x"

      class 3A090.a "circuits"
        cites 15 CFR 774;  88 FR 1
        in force from 2023-11-17
        announced 2023-10-17 published 2023-10-25
        when item.tpp >= 4800 TPP/mm2 and (item.kind = chip
            or item.rate in [1, 2) GB/s) and deal.to in {CN, D:5} except {MO}
        except when item.small because "small"
      cases "a" on 2024-01-01
        given deal.to = CN,
          item.kind = chip
        | item.tpp | expect |
        | -1       | not 3A090.a |
        |          | unknown 3A090.a, ask item.tpp |
      """
    #expect(try Self.format(Self.block(messy)) == Self.block(laidOut))
  }

  @Test func theLastColumnIsAsWideAsItsHead() throws {
    let table = """
      cases "a" on 2024-01-01
        | item.tpp | expect          |
        | 1        | R.1             |
        | 100000000 | R.1, R.2, R.3, R.4, R.5 |
      """
    let laidOut = """
      cases "a" on 2024-01-01
        | item.tpp  | expect          |
        | 1         | R.1             |
        | 100000000 | R.1, R.2, R.3, R.4, R.5 |
      """
    #expect(try Self.format(Self.block(table)) == Self.block(laidOut))
  }

  @Test func onlyRulesBlocksAreTouched() throws {
    let text = "a  \n```swift\n  let  x\n```\n```rules\n```\n"
    #expect(try Self.format(text) == text)
    #expect(try Self.format("```rules\r\nunit  A\r\n```\r\n") == "```rules\r\nunit A\r\n```\r\n")
  }

  @Test(arguments: ["```rules\nunit A\n", "```rules\nclass 3A090.a is\n```\n", "```rules\nunit 5\n```\n"])
  func whatDoesNotParseIsRefused(_ text: String) {
    #expect(throws: Diagnostic.self) { try Self.format(text) }
  }

  @Test func shippedPacksMeanTheSameAndStay() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: "\(Place.root)/rules").sorted().flatMap { pack in
      try Place.files(in: "rules/\(pack)").filter { $0.name.hasSuffix(".md") }
    }
    #expect(files.count > 10)
    for (name, bytes) in files {
      let once = try PackFormatter.format(bytes, name: name)
      #expect(try PackFormatter.format(once, name: name) == once, "\(name)")
      #expect(try Self.parsed(once) == Self.parsed(bytes), "\(name)")
    }
  }

  @Test(arguments: 0..<40)
  func generatedClausesMeanTheSame(_ seed: UInt64) throws {
    var text = GeneratedRules(seed: seed)
    let bytes = Array(Self.block(text.declarations(8)).utf8)
    let once = try PackFormatter.format(bytes, name: "t.md")
    #expect(try PackFormatter.format(once, name: "t.md") == once)
    #expect(try Self.parsed(once) == Self.parsed(bytes), "\(String(decoding: bytes, as: UTF8.self))")
  }
}

/// Declarations of every form, laid out at random.
struct GeneratedRules {
  private var random: SplitMix64

  init(seed: UInt64) { random = SplitMix64(seed: seed) }

  mutating func declarations(_ count: Int) -> String {
    (0..<count).map { number in lay([clause(number), cases(), fact(number)][Int.random(in: 0..<3, using: &random)]) }
      .joined(separator: pick(["\n", "\n\n", "\n\n\n\n"]))
  }

  private mutating func pick<Element>(_ all: [Element]) -> Element {
    all[Int.random(in: 0..<all.count, using: &random)]
  }

  /// Words with `~` between them where white space may stand, and `^` where a line has to end.
  private mutating func lay(_ words: String) -> String {
    words.map { character in
      switch character {
      case "~": pick([" ", "  ", "\n", "\n    ", "\t"])
      case "^": "\n"
      default: String(character)
      }
    }.joined()
  }

  private mutating func clause(_ number: Int) -> String {
    let until = pick(["", "~until~2025-01-01", "~until~2025-01-01~known~2024-12-01"])
    let dates = pick(["", "~announced~2023-01-01", "~published~2023-02-01~compliance~from~2024-03-01"])
    let note = pick([
      "", "~unsure~\"perhaps\"", "~suspended~from~2024-01-01~\"stayed\"", "~not~enforced~from~2024-01-01~\"no\"",
    ])
    let head = "in~force~from~2023-01-01\(until)\(dates)\(note)"
    switch Int.random(in: 0..<4, using: &random) {
    case 0: return "define~d_\(number)~\"words\"~is~\(condition(3))"
    case 1:
      return
        "require~R.\(number)~cites  Reg 1;Reg 2.^\(head)~when~\(condition(4))~except~when~\(condition(1))~because~\"b\""
    case 2: return "exception~e-\(number)~to~R.1,~3A090.a~cites Reg 1^\(head)~then~holds~when~\(condition(2))"
    default:
      return "review~of~R.1~cites Reg 1^\(head)~policy~a~when~\(condition(2))~policy~from~x.y~text~x.z~otherwise"
    }
  }

  private mutating func condition(_ depth: Int) -> String {
    let leaf = pick([
      "item.a", "item.a~>=~4.50~TPP/mm2", "not~item.b", "item.c~in~{CN,~D:5}~except~{\"Supp 4\"}",
      "item.x~in~[1,~2)~GB/s",
      "item.e~under~3A090.a,~4A003", "item.t~mentions~\"A\",~\"B\"", "2~*~item.a~-~item.b/item.c~<=~-3",
      "item.d~<~2024-01-01",
      "3A090.a",
    ])
    guard depth > 0 else { return leaf }
    switch Int.random(in: 0..<5, using: &random) {
    case 0: return "\(condition(depth - 1))~and~\(condition(depth - 1))"
    case 1: return "(\(condition(depth - 1))~or~\(leaf))"
    case 2: return "not~(~\(condition(depth - 1)))"
    case 3: return "any~party~has~(\(condition(depth - 1)))"
    default: return leaf
    }
  }

  private mutating func cases() -> String {
    let given = pick(["", "~given~item.a~=~-1,~party.2.b~=~CN"])
    if Bool.random(using: &random) {
      return "case~\"t\"~on~2024-01-01~known~2024-02-01\(given)~expect~R.1,~not~3A090.a"
    }
    return
      "cases~\"t\"~on~2024-01-01\(given)~|item.a|~item.b~|~expect   |~| 1 TPP | | R.1 |~||yes|ask item.a,~outcome~x|"
  }

  private mutating func fact(_ number: Int) -> String {
    let type = pick(["yes~or~no", "a~number~of~TPP/mm2", "a~country", "one~of~a,~b,~c", "text"])
    let more = pick([
      "", "~or~item.a/item.b~else~2*item.c", "~assume~-5~\"x\"", "~states~the~class", "~names~the~addressee",
    ])
    return "fact~item.f\(number)~is~\(type)\(more)~ask~\"q?\"~cost~\(number)"
  }
}
