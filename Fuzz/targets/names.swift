import Names

private let listed = NameForm("Semiconductor Manufacturing International Corporation (SMIC) 中芯国际")

/// A name in any script: its form, its other readings, its comparison with itself and with a listed one.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>, _ count: Int) -> CInt {
  let text = String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self)
  let form = NameForm(text)
  for reading in [form] + form.otherReadings {
    for other in [form, listed] {
      if let likeness = NameComparison.compare(reading, other) { precondition(0...1000 ~= likeness.thousandths) }
    }
  }
  return 0
}
