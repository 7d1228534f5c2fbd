import Chokepoint
import Interchange
import TestSupport
import Testing

@Suite("Feeds of a workspace")
struct WatchFeedsTests {
  @Test("without the file of feeds it is told how to write one")
  func missing() {
    let error = #expect(throws: Diagnostic.self) { try WatchFeeds(inFolder: "/nowhere") }
    #expect(error?.id == "watch.no-feeds")
    #expect(error?.help?.contains("name,address") == true)
  }
}
