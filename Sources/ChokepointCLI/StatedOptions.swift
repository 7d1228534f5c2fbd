import ArgumentParser
import Parties

/// What is stated of somebody beside the name, or instead of it.
struct StatedOptions: ParsableArguments {
  @Option(
    help: ArgumentHelp("An address: parties listed there are found by it, with or without a name.", valueName: "text"))
  var address: String?

  @Option(
    help: ArgumentHelp(
      "A number, for instance lei=5493001KJTIIGC8Y1R12; may be given more than once.", valueName: "kind=value"))
  var identifier: [String] = []

  @Option(help: ArgumentHelp("The country, two letters; may be given more than once.", valueName: "code"))
  var country: [String] = []

  @Option(help: ArgumentHelp("The date of birth, or its year.", valueName: "date"))
  var birth: String?

  func validate() throws {
    for text in identifier {
      guard let (kind, value) = Self.parts(text) else {
        throw ValidationError("--identifier is a kind and a number, such as lei=5493001KJTIIGC8Y1R12, not `\(text)`")
      }
      guard let rule = IdentifierKind.stated(kind) else {
        let kinds = IdentifierKind.allCases.map(\.rawValue).joined(separator: ", ")
        throw ValidationError("`\(kind)` is no kind of identifier; there are \(kinds)")
      }
      guard rule.isValid(value) != false else {
        throw ValidationError("`\(value)` is no \(rule.rawValue): its form or check digits are wrong")
      }
    }
    guard country.allSatisfy({ $0.utf8.count == 2 }) else {
      throw ValidationError("--country is two letters, such as CN")
    }
    guard address.map({ !$0.allSatisfy(\.isWhitespace) }) ?? true else { throw ValidationError("--address is empty") }
    guard birth.map({ text in text.contains { $0.isNumber } }) ?? true else {
      throw ValidationError("--birth is a date such as 1972-08-15, or a year")
    }
  }

  var facts: StatedFacts {
    var facts = StatedFacts()
    facts.address = address
    facts.birth = birth
    facts.countries = country.map { $0.uppercased() }
    facts.identifiers = identifier.compactMap(Self.parts)
    return facts
  }

  private static func parts(_ text: String) -> (kind: String, value: String)? {
    guard let sign = text.firstIndex(of: "="), sign > text.startIndex, text.index(after: sign) < text.endIndex else {
      return nil
    }
    return (String(text[..<sign]), String(text[text.index(after: sign)...]))
  }
}
