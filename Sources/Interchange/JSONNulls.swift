extension JSON {
  /// The document without the members whose value is null, at any depth: for readers to whom null means "not stated".
  public var withoutNulls: JSON {
    switch content {
    case .array(let elements): JSON(.array(elements.map(\.withoutNulls)), span: span)
    case .object(let members):
      JSON(
        .object(
          members.compactMap { member in
            if case .null = member.value.content { return nil }
            return Member(member.key, member.value.withoutNulls, keySpan: member.keySpan)
          }), span: span)
    default: self
    }
  }
}
