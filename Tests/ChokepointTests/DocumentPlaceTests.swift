import Chokepoint
import Interchange
import Testing

/// Places of a document, and what is put there.
@Suite struct DocumentPlaceTests {
  @Test(arguments: [
    ("to", #"{}"#, #"{"to":1}"#), ("items[0].facts.tpp", #"{}"#, #"{"items":[{"facts":{"tpp":1}}]}"#),
    (
      "items[0].facts.tpp", #"{"items":[{"name":"x","facts":{"a":2}}],"to":"CN"}"#,
      #"{"items":[{"name":"x","facts":{"a":2,"tpp":1}}],"to":"CN"}"#
    ),
    ("items[1].a", #"{"items":[{}]}"#, #"{"items":[{},{"a":1}]}"#),
    ("a", #"{"a":null,"b":2}"#, #"{"a":1,"b":2}"#), ("a.b", #"{"a":null}"#, #"{"a":{"b":1}}"#),
    (#"parties[0].same_as["us:A.1[x]"]"#, #"{"parties":[{}]}"#, #"{"parties":[{"same_as":{"us:A.1[x]":1}}]}"#),
  ])
  func aValueIsPut(_ place: String, _ before: String, _ after: String) throws {
    let document = try JSONReader.read(Array(before.utf8), file: "t")
    let changed = try #require(DocumentPlace(place)).setting(.integer(1), in: document)
    #expect(changed.map { JSONWriter.compact($0) } == after)
  }

  /// Nothing is overwritten that has no parts, and no list gets a gap.
  @Test(arguments: [("a.b", #"{"a":5}"#), ("a[0]", #"{"a":{}}"#), ("a[2]", #"{"a":[1]}"#), ("a[1]", #"{}"#)])
  func whatStandsInTheWayStays(_ place: String, _ before: String) throws {
    let document = try JSONReader.read(Array(before.utf8), file: "t")
    let changed = try #require(DocumentPlace(place)).setting(.integer(1), in: document)
    #expect(changed.map { JSONWriter.compact($0) } == nil)
  }

  @Test(arguments: ["", ".a", "a..b", "a[", "a[x]", "a[-1]", "a[0]b", #"a["b"#, "a."])
  func whatIsNoPlace(_ text: String) { #expect(DocumentPlace(text) == nil) }
}
