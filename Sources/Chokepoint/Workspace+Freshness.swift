public import Controls
public import Interchange
public import Parties

extension Workspace {
  /// Whether the lists in use are the publishers' newest, as far as `lists update` knows; nil where a past set of editions
  /// is asked on purpose.
  ///
  /// - Throws: `Diagnostic` if a list, the configuration or a record of updates cannot be read.
  public func listFreshness() throws(Diagnostic) -> ListFreshness? {
    try freshness?.freshness { () throws(Diagnostic) in try lists().lists }
  }

  /// The lists of which an answer says that they are stale. None where no update was ever tried.
  public func staleLists() -> [Determination.StaleList] {
    do throws(Diagnostic) {
      let stale = try listFreshness()?.stale ?? []
      return stale.isEmpty
        ? [] : stale.compactMap { list in list.sentence.map { Determination.StaleList(id: list.list, why: $0) } }
    } catch {
      // Look-ups stay up: that nothing is known is said, and `--need-fresh` fails.
      let why = "whether the lists are fresh cannot be told: \(error.message) [\(error.id)]"
      return [Determination.StaleList(id: "*", why: why)]
    }
  }
}
