import Interchange

/// Reads `Ownership` edges and the parties they join from FollowTheMoney entities, flat or nested.
enum FTMOwnership {
  static func read(_ documents: [JSON]) throws(Diagnostics) -> OwnershipRecords {
    var reader = Reader()
    for document in documents { _ = reader.entity(document) }
    guard reader.errors.isEmpty else { throw Diagnostics(reader.errors) }
    reader.records.completeReferences()
    return reader.records
  }

  private struct Reader {
    var records = OwnershipRecords()
    var errors: [Diagnostic] = []
    private var places: [String: Int] = [:]
    private var edges: Set<String> = []

    /// Reads an entity and all nested in it; gives its id.
    mutating func entity(_ json: JSON) -> String? {
      guard let id = json["id"]?.string, let schema = json["schema"]?.string else {
        errors.append(
          Diagnostic("ftm.missing", "the entity has no `id` or no `schema`", at: json.span, help: "both are needed"))
        return nil
      }
      let properties = json["properties"]?.members ?? []
      if schema == "Ownership" {
        if edges.insert(id).inserted { ownership(json, id) }
        return id
      }
      let names = ["name", "alias", "previousName", "weakAlias", "abbreviation"].flatMap { strings(json, $0) }
      if !names.isEmpty || json["caption"] != nil {
        let captions = [json["caption"]?.string].compactMap { $0 }.filter { !names.contains($0) }
        let country = (strings(json, "jurisdiction") + strings(json, "country")).first.map { $0.uppercased() }
        note(OwnershipParty(id: id, names: captions.isEmpty ? names : captions + names, country: country))
      }
      for property in properties {
        for value in property.value.array ?? [] where value["schema"] != nil { nested(value, in: id, property.key) }
      }
      return id
    }

    /// An ownership nested in a party leaves that party out of its own ends.
    private mutating func nested(_ json: JSON, in id: String, _ property: String) {
      guard json["schema"]?.string == "Ownership", let edge = json["id"]?.string else {
        _ = entity(json)
        return
      }
      if edges.insert(edge).inserted {
        let isOwner = property == "ownershipOwner"
        ownership(json, edge, owner: isOwner ? id : nil, owned: isOwner ? nil : id)
      }
    }

    private mutating func note(_ party: OwnershipParty) {
      if let place = places[party.id] {
        records.parties[place].takeIn(party)
      } else {
        places[party.id] = records.parties.count
        records.parties.append(party)
      }
    }

    private mutating func ownership(_ json: JSON, _ id: String, owner: String? = nil, owned: String? = nil) {
      let owners = ends(json, "owner")
      let assets = ends(json, "asset")
      let (from, to) = (
        owners.isEmpty ? [owner].compactMap { $0 } : owners, assets.isEmpty ? [owned].compactMap { $0 } : assets
      )
      guard !from.isEmpty, !to.isEmpty else {
        errors.append(
          Diagnostic("ftm.ends", "the ownership `\(id)` lacks its `owner` or its `asset`", at: json.span))
        return
      }
      do throws(Diagnostic) {
        var holding = Holding(
          owner: "", owned: "", share: try share(json), from: try day(json, "startDate"),
          asOf: try day(json, "date"), until: try day(json, "endDate"),
          source: (json["datasets"]?.array ?? []).compactMap(\.string).joined(separator: ", "), span: json.span)
        for owner in from {
          for owned in to {
            (holding.owner, holding.owned) = (owner, owned)
            records.holdings.append(holding)
          }
        }
      } catch {
        errors.append(error)
      }
    }

    /// Words that are no percentage leave the share unknown, with a warning: other people's data are full of them.
    private mutating func share(_ json: JSON) throws(Diagnostic) -> ShareRange {
      let values = json["properties"]?["percentage"]?.array ?? []
      var range: ShareRange?
      for value in values {
        let text = ListText.trimmed(value.string ?? "")
        do throws(Diagnostic) {
          let read = try ShareText.range(text, at: value.span)
          range = range?.joined(with: read) ?? read
        } catch {
          guard error.id == "ownership.percent" else { throw error }
          var warning = error
          warning.severity = .warning
          warning.help = "the share is taken as not known"
          records.warnings.append(warning)
          range = .unknown
        }
      }
      return range ?? .unknown
    }

    private mutating func ends(_ json: JSON, _ key: String) -> [String] {
      (json["properties"]?[key]?.array ?? []).compactMap { $0.string ?? ($0["schema"] == nil ? nil : entity($0)) }
    }

    private func day(_ json: JSON, _ key: String) throws(Diagnostic) -> CalendarDay? {
      let value = json["properties"]?[key]?.array?.first
      return try PartialDay.first(value?.string ?? "", at: value?.span)
    }

    private func strings(_ json: JSON, _ key: String) -> [String] {
      (json["properties"]?[key]?.array ?? []).compactMap(\.string).filter { !$0.isEmpty }
    }
  }
}
