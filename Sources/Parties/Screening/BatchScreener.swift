public import Interchange

/// Screens the rows of a batch against an index: any number of threads may ask at once.
public struct BatchScreener: Sendable {
  private let index: ScreeningIndex
  private let form: BatchForm
  private let day: CalendarDay?
  private let profile: ScreeningProfile
  private let limit: Int

  /// - Parameters:
  ///   - day: the day on which a party must be listed; nil for now.
  ///   - profile: the lowest score to report, and what is assumed of the names.
  ///   - limit: the most matches for one row.
  public init(
    _ index: ScreeningIndex, form: BatchForm, asOf day: CalendarDay? = nil, profile: ScreeningProfile, limit: Int = 10
  ) {
    self.index = index
    self.form = form
    self.day = day
    self.profile = profile
    self.limit = limit
  }

  /// What came of a row: its answer, and the keys of it that nothing reads.
  public func answer(
    _ block: RecordBlock, _ record: RecordBlock.Record
  ) -> (answer: BatchAnswer, unread: [String]) {
    var answer = BatchAnswer(row: record.row)
    var unread: [String] = []
    do throws(Diagnostic) {
      let question = try form.question(block, record)
      answer.id = question.id
      answer.query = question.name
      answer.stated = question.facts
      unread = question.unread
      answer.warnings = question.facts.warnings
      answer.matches = try profile.matches(index, question.name, question.facts, asOf: day, limit: limit).map(\.match)
    } catch {
      answer.error = error
      answer.error?.span = error.span ?? block.span(of: record)
    }
    return (answer, unread)
  }
}
