import Interchange

/// Writes the answer of `/match` as it is found, without a tree of the whole.
struct MatchWriter {
  private var bytes = Array("{\"responses\":{".utf8)
  private var count = 0

  mutating func add(_ key: String, _ query: YenteQuery, _ results: [[UInt8]]) {
    if count > 0 { bytes.append(UInt8(ascii: ",")) }
    count += 1
    bytes += JSONWriter.compact(.string(key)).utf8
    bytes += ":{\"status\":200,\"total\":{\"value\":\(results.count),\"relation\":\"eq\"},\"query\":".utf8
    bytes += JSONWriter.compact(query.echo).utf8
    bytes += ",\"results\":[".utf8
    for (place, result) in results.enumerated() {
      if place > 0 { bytes.append(UInt8(ascii: ",")) }
      bytes += result
    }
    bytes += "]}".utf8
  }

  func finished(limit: Int) -> [UInt8] { bytes + Array("},\"limit\":\(limit)}".utf8) }
}
