extension JSON {
  /// The document without the members whose value is null, at any depth: for readers to whom null means "not stated".
  public var withoutNulls: JSON { hasNulls ? strippedOfNulls : self }

  private var hasNulls: Bool {
    switch content {
    case .null: true
    case .array(let elements): elements.contains(where: \.hasNulls)
    case .object(let members): members.contains(where: \.value.hasNulls)
    case .bool, .number, .string: false
    }
  }

  private var strippedOfNulls: JSON {
    switch content {
    case .array(let elements): JSON(.array(elements.map(\.strippedOfNulls)), span: span)
    case .object(let members):
      JSON(
        .object(
          members.compactMap { member in
            if case .null = member.value.content { return nil }
            return Member(member.key, member.value.strippedOfNulls, keySpan: member.keySpan)
          }), span: span)
    default: self
    }
  }
}
