import Interchange

/// One interest of a BODS relationship: its kind and its share.
enum BODSInterest {
  /// Shares held directly or of unknown directness are equity; an indirect share is a total through others; all other
  /// interests say that there is influence, and nothing of shares.
  static func kind(_ interest: JSON) -> Holding.Kind {
    switch interest["type"]?.string {
    case "shareholding": interest["directOrIndirect"]?.string == "indirect" ? .effective : .equity
    case "votingRights": .votes
    default: .control
    }
  }

  /// The share with its bounds; in 0.3 the exclusive bounds were true or false, in 0.4 they are numbers.
  static func share(_ interest: JSON) throws(Diagnostic) -> ShareRange {
    guard let share = interest["share"] else { return .unknown }
    if let exact = try bounds(share, "exact") { return try range(exact.0, exact.1, share) }
    var minimum = try bounds(share, "minimum")?.0 ?? .none
    var maximum = try bounds(share, "maximum")?.1 ?? .whole
    if share["exclusiveMinimum"]?.bool == true { minimum += .least }
    if share["exclusiveMaximum"]?.bool == true { maximum = maximum - .least }
    if let above = try bounds(share, "exclusiveMinimum") { minimum = max(minimum, above.0 + .least) }
    if let below = try bounds(share, "exclusiveMaximum") { maximum = min(maximum, below.1 - .least) }
    return try range(minimum, maximum, share)
  }

  private static func bounds(_ share: JSON, _ key: String) throws(Diagnostic) -> (Share, Share)? {
    switch share[key]?.content {
    case .number(let text), .string(let text): try ShareText.bounds(text, text, share[key]?.span)
    default: nil
    }
  }

  private static func range(_ minimum: Share, _ maximum: Share, _ share: JSON) throws(Diagnostic) -> ShareRange {
    guard let range = ShareRange(minimum, maximum) else {
      throw ShareText.outside("\(minimum) to \(maximum)", share.span)
    }
    return range
  }
}
