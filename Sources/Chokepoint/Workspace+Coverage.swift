public import Interchange
public import Rulebook

extension Workspace {
  /// What the worked cases of the packs show of their clauses.
  ///
  /// - Parameter today: the day whose knowledge cases have that state none.
  public func coverage(today: CalendarDay) -> Coverage {
    Coverage(of: program, known: today, isAddressee: Addressees(knowledge: knowledge).isAddressee)
  }
}
