/// What a name names.
public enum NameType: String, Sendable, CaseIterable {
  case company = "Company"
  case person = "Person"
  case publicBody = "PublicBody"
  case organization = "Organization"
  case media = "Media"
  case place = "Place"
  case product = "Product"
  case instrument = "Instrument"
  case facility = "Facility"
  case project = "Project"
  case event = "Event"

  /// Whether it can say and do things: everything but products, instruments, facilities, projects and events.
  public var isActor: Bool {
    switch self {
    case .company, .person, .publicBody, .organization, .media, .place: true
    default: false
    }
  }

  /// Companies, bodies, organisations and media.
  public var isBody: Bool {
    switch self {
    case .company, .publicBody, .organization, .media: true
    default: false
    }
  }
}
