import Names

/// A name in any script, as one asked for and as one on a list: its words, units, other readings and keys.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  for form in [NameForm(text), NameForm(text, as: .listed)] + NameForm(text).otherReadings {
    precondition(form.words.count <= NameForm.maximumTokens)
    for unit in form.units {
      precondition(unit.first + unit.count <= form.tokens.count && unit.range.upperBound <= form.letters.count)
      precondition(SoundKey.of(form.letters[unit.range]).count <= unit.range.count)
    }
    _ = (form.identity, form.key, form.core)
  }
  return 0
}
