import Chokepoint
import Controls
import Interchange
import Rulebook

/// A question about a deal, as a field of a form.
struct QuestionField {
  let question: Interview.Question
  let number: Int
  /// What was answered and not taken, and why.
  var trouble: (text: String, why: String)?

  var json: JSON {
    let missing = question.missing
    var members: [(String, JSON)] = [
      ("name", .string("answer:\(missing.place)")), ("id", .string("question-\(number)")),
      ("ask", .string(missing.ask)),
      ("place", .string(missing.place)), ("decides", .string(missing.decides.joined(separator: ", "))),
      ("always", .bool(missing.always)), ("can_answer", .bool(question.canBeAnswered)),
      ("given", .string(trouble?.text)), ("trouble", .string(trouble?.why)),
    ]
    switch question.fact?.type {
    case .truth?: members.append(("is_truth", .bool(true)))
    case .number(let unit)?:
      members += [("is_number", .bool(true)), ("unit", .string(unit == .none ? nil : unit.description))]
    case .word(let words)?:
      let choices = words.filter { $0 != "not_stated" }.map { word in
        JSON.object([("value", .string(word)), ("label", .string(word.replacing("_", with: " ")))])
      }
      members += [("is_word", .bool(true)), ("choices", .array(choices))]
    case .country?: members.append(("is_country", .bool(true)))
    case .day?: members.append(("is_day", .bool(true)))
    default: members.append(("is_text", .bool(true)))
    }
    return .object(members)
  }
}
