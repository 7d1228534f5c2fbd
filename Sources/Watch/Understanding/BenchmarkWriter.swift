import Interchange

/// Writes the parts of a benchmark's line.
struct BenchmarkWriter {
  private let read: ReadDocument
  private let text: WatchText

  init(_ read: ReadDocument) { (self.read, text) = (read, read.document.text) }

  func write(_ line: inout JSONLine) {
    let kept = read.document.segments.filter(\.label.isKept)
    list("keep", kept, &line) { segment, line in line.array { span(segment.range, &$0) } }
    list("stories", kept.filter { $0.story != nil }, &line) { segment, line in
      line.array { line in
        span(segment.range, &line)
        if let story = segment.story { line.string(read.document.stories[story].id) }
      }
    }
    list("mentions", read.mentions, &line) { mention, line in line.object { self.mention(mention, &$0) } }
    list("quantities", read.quantities, &line) { quantity, line in
      line.object { line in
        place(quantity.range, &line)
        value(quantity, &line)
        line.member("rule", quantity.rule)
      }
    }
    list("dates", read.dates, &line) { date, line in
      line.object { line in
        place(date.range, &line)
        period(date, &line)
        line.member("rule", date.rule)
      }
    }
    list("quotations", read.quotations, &line) { quotation, line in
      line.object { line in
        place(quotation.range, &line)
        line.member("speaker") { line in
          let teller = quotation.teller.map { String(decoding: text.bytes[$0], as: UTF8.self) }
          if let speaker = quotation.speaker?.text ?? teller { line.string(speaker) } else { line.null() }
        }
        line.member("rule", quotation.rule)
      }
    }
    list("claims", read.claims, &line) { claim, line in line.object { self.claim(claim, &$0) } }
  }

  // MARK: Parts

  private func list<Element>(
    _ key: StaticString, _ elements: [Element], _ line: inout JSONLine, _ each: (Element, inout JSONLine) -> Void
  ) {
    line.member(key) { line in line.array { line in for element in elements { each(element, &line) } } }
  }

  private func span(_ range: Range<Int>, _ line: inout JSONLine) {
    let points = text.codePoints(range)
    line.integer(points.lowerBound)
    line.integer(points.upperBound)
  }

  private func place(_ range: Range<Int>, _ line: inout JSONLine) {
    let points = text.codePoints(range)
    line.member("start") { $0.integer(points.lowerBound) }
    line.member("end") { $0.integer(points.upperBound) }
  }

  private func mention(_ mention: Mention, _ line: inout JSONLine) {
    let entity = read.entities[mention.entity]
    place(mention.range, &line)
    line.member("type", mention.type.rawValue)
    line.member("id", entity.id ?? entity.name)
    line.member("rule", mention.rule)
  }

  private func value(_ quantity: Quantity, _ line: inout JSONLine) {
    line.member("op", quantity.bound.rawValue)
    if let high = quantity.high {
      line.member("low") { $0.number(WatchBenchmark.decimal(quantity.number)) }
      line.member("high") { $0.number(WatchBenchmark.decimal(high)) }
    } else {
      line.member("number") { $0.number(WatchBenchmark.decimal(quantity.number)) }
    }
    line.member("unit", quantity.unit)
    if let per = quantity.per { line.member("per", per) }
  }

  private func period(_ date: DateMention, _ line: inout JSONLine) {
    if let period = date.period {
      line.member("from", period.lowerBound.description)
      line.member("to", period.upperBound.description)
    }
    if let partial = date.partial { line.member("partial", partial) }
  }

  private func claim(_ claim: Claim, _ line: inout JSONLine) {
    line.member("quote") { line in line.object { place(claim.quote, &$0) } }
    line.member("kind", claim.kind.rawValue)
    line.member("speaker", WatchBenchmark.voice(claim.speaker))
    line.member("subject") { line in
      if claim.subjects.count == 1 { return line.string(claim.subjects[0].text) }
      line.array { line in for subject in claim.subjects { line.string(subject.text) } }
    }
    line.member("predicate", claim.predicate)
    if let object = claim.object { line.member("object", object.text) }
    if let value = claim.value {
      line.member("value") { line in line.object { self.value(read.quantities[value], &$0) } }
    }
    if let date = claim.date ?? claim.saidOn {
      line.member("date") { line in line.object { period(read.dates[date], &$0) } }
    }
    if !claim.sources.isEmpty {
      line.member("sources") { line in
        line.array { line in for source in claim.sources { line.string(WatchBenchmark.voice(source)) } }
      }
    }
    line.member("hedging", claim.hedging.rawValue)
    line.member("polarity", claim.isPositive ? "pos" : "neg")
    line.member("rule", claim.rule)
  }
}
