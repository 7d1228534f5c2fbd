import Interchange

/// Makes blocks of text out of the events of an HTML page.
final class HTMLBlockBuilder {
  private struct Open {
    var name: String
    var kind: TextBlock.Kind?
    var container: Int
    var isUnread: Bool
  }

  /// An element with a role; roles that hold the whole page are taken away at the end.
  private struct Container {
    var role: TextBlock.Role
    var parent: Int
    var prose = 0
  }

  private var page = HTMLPage()
  private var metadata = HTMLMetadata()
  private var open: [Open] = []
  private var unread = 0
  private var containers: [Container] = []
  /// For each block the innermost container, or -1.
  private var places: [Int] = []
  private var buffer: [UInt8] = []
  private var linkBytes = 0
  private var linkDepth = 0
  private var endedLink = false

  /// Whether nothing more is read.
  var isFull: Bool { page.isCut }

  func start(_ name: String, _ attributes: [(name: String, value: String)]) {
    metadata.start(name, attributes)
    if HTMLElement.void.contains(name) { return voidElement(name) }
    let isInline = HTMLElement.inline.contains(name)
    let parent = open.last?.container ?? -1
    let container = container(name, attributes, parent)
    // A date or name in a span of its own is not part of what stands beside it.
    if !isInline || (container != parent && (name == "span" || name == "time")) { flush() }
    if name == "a" {
      if endedLink { buffer.append(0x20) }
      linkDepth += 1
    }
    let isUnread = HTMLElement.unread.contains(name) || HTMLElement.isHidden(attributes)
    if isUnread { unread += 1 }
    let kind = isInline ? open.last?.kind : HTMLElement.kind(name) ?? (open.last?.kind).flatMap(Self.inherited)
    open.append(
      Open(name: name, kind: kind, container: container, isUnread: isUnread))
  }

  /// A list item or cell passes its kind on to the plain elements inside.
  private static func inherited(_ kind: TextBlock.Kind) -> TextBlock.Kind? {
    kind == .other ? nil : kind
  }

  private func voidElement(_ name: String) {
    if name == "br" || name == "hr" {
      if open.last?.kind == .preformatted { buffer.append(0x0A) } else { flush() }
    }
    guard name == "hr" else { return }
    page.blocks.append(TextBlock(page.text.count..<page.text.count, kind: .rule))
    places.append(-1)
  }

  private func container(_ name: String, _ attributes: [(name: String, value: String)], _ parent: Int) -> Int {
    guard !["html", "body", "main", "article"].contains(name) else { return parent }
    var role = HTMLElement.role(name)
    for attribute in attributes where role == nil {
      switch attribute.name {
      case "class", "id", "role", "data-component", "itemprop": role = ClassWords.role(attribute.value)
      default: break
      }
    }
    guard let role else { return parent }
    containers.append(Container(role: role, parent: parent))
    return containers.count - 1
  }

  func end(_ name: String) {
    metadata.end(name)
    guard let place = open.lastIndex(where: { $0.name == name }) else { return }
    let isApart = open[place].container != (place > 0 ? open[place - 1].container : -1)
    if !HTMLElement.inline.contains(name) || (isApart && (name == "span" || name == "time")) { flush() }
    for element in open[place...] where element.isUnread { unread -= 1 }
    if name == "a" {
      linkDepth = max(0, linkDepth - 1)
      endedLink = true
    }
    open.removeSubrange(place...)
  }

  func characters(_ signs: UnsafeBufferPointer<UInt8>) {
    metadata.characters(signs)
    guard unread == 0, !metadata.isInHead, !page.isCut else { return }
    if linkDepth > 0 { linkBytes += signs.count }
    if !signs.isEmpty { endedLink = false }
    buffer.append(contentsOf: signs)
    if page.text.count + buffer.count > HTMLPage.maximumText {
      flush()
      page.isCut = true
    }
  }

  private func flush() {
    endedLink = false
    defer {
      buffer.removeAll(keepingCapacity: true)
      linkBytes = 0
    }
    guard !buffer.isEmpty else { return }
    let element = open.last
    let isPreformatted = element?.kind == .preformatted
    let (text, hidden) = PageText.tidied(buffer, keepsLines: isPreformatted)
    page.hiddenSigns += hidden
    guard !text.isEmpty else { return }
    if !page.text.isEmpty { page.text += [0x0A, 0x0A] }
    let start = page.text.count
    page.text += text
    let share = min(1, Double(linkBytes) / Double(buffer.count))
    page.blocks.append(TextBlock(start..<page.text.count, kind: element?.kind ?? .other, linkShare: share))
    places.append(element?.container ?? -1)
  }

  /// The whole page, after the last event.
  func finish() -> HTMLPage {
    flush()
    weigh()
    let prose = page.blocks.reduce(0) { $0 + Self.prose($1) }
    for (place, container) in places.enumerated() {
      page.blocks[place].roles = roles(from: container, prose: prose)
    }
    metadata.complete(&page)
    return page
  }

  private static func prose(_ block: TextBlock) -> Int {
    block.range.count > 80 && block.linkShare < 0.5 ? block.range.count : 0
  }

  /// How much prose each container holds.
  private func weigh() {
    for (place, container) in places.enumerated() where container >= 0 {
      containers[container].prose += Self.prose(page.blocks[place])
    }
    for container in containers.indices.reversed() where containers[container].parent >= 0 {
      containers[containers[container].parent].prose += containers[container].prose
    }
  }

  /// The roles of a container and those around it. One that holds all but a little of the page's prose is a frame: its
  /// class says nothing about what is in it.
  private func roles(from container: Int, prose: Int) -> [TextBlock.Role] {
    var roles: [TextBlock.Role] = []
    var (next, steps) = (container, 0)
    while next >= 0, steps < 32 {
      let outside = prose - containers[next].prose
      if containers[next].prose == 0 || outside >= max(200, prose / 10) { roles.append(containers[next].role) }
      next = containers[next].parent
      steps += 1
    }
    return roles
  }
}
