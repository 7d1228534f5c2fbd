/// Which of the persons of a document are men and which are women, where their titles or first names tell it.
///
/// Nobody is told apart by it alone: where nothing is known, `he` and `she` may be anybody.
struct Genders {
  /// By entity: 1 for `he`, 2 for `she`, as the pronouns have it.
  private var known: [Int: Int32] = [:]

  init(_ text: TokenText, _ mentions: [Mention]) {
    for mention in mentions where mention.type == .person && known[mention.entity] == nil {
      known[mention.entity] = Self.title(text, mention.tokens) ?? Self.name(text.tokens[mention.tokens])
    }
  }

  /// Whether a pronoun can stand for a person.
  func fits(_ entity: Int, pronoun: Token) -> Bool {
    guard pronoun.value == 1 || pronoun.value == 2, let known = known[entity] else { return true }
    return known == pronoun.value
  }

  private static let men = WordSet(
    "chairman spokesman congressman businessman salesman councilman alderman king prince father husband brother")
  private static let women = WordSet(
    "chairwoman spokeswoman congresswoman businesswoman saleswoman councilwoman queen princess mother wife sister daughter"
  )

  /// `Ms Rivera`, `Chairwoman Lee`, `his daughter, …`.
  private static func title(_ text: TokenText, _ tokens: Range<Int>) -> Int32? {
    for place in (max(0, tokens.lowerBound - 2)...tokens.lowerBound).reversed() {
      let token = text.tokens[place]
      if token.has(.honorific), token.value == 1 || token.value == 2 { return token.value }
      if place == tokens.lowerBound { continue }
      if token.mark == Mark.stop { continue }
      if men.contains(token) { return 1 }
      if women.contains(token) { return 2 }
      if !token.has(.title) { return nil }
    }
    return nil
  }

  private static func name(_ tokens: ArraySlice<Token>) -> Int32? {
    guard tokens.count > 1, let first = tokens.first else { return nil }
    if masculine.contains(first) { return 1 }
    return feminine.contains(first) ? 2 : nil
  }

  /// First names that are of men almost everywhere, and those of women.
  private static let masculine = WordSet(
    "james john robert michael william david richard joseph thomas charles christopher daniel matthew anthony mark donald steven "
      + "paul andrew joshua kenneth kevin brian george timothy ronald edward jason jeffrey ryan jacob gary nicholas eric jonathan "
      + "stephen larry justin scott brandon benjamin samuel gregory frank patrick raymond jack dennis jerry peter henry simon "
      + "howard alan glen glenn karl carl klaus jürgen hans otto dieter wolfgang stefan ulrich joachim heinrich lars sven erik "
      + "nils anders björn olaf pieter jan joost willem hendrik sjoerd luca marco giovanni paolo giuseppe antonio josé juan carlos "
      + "luis miguel pedro javier jorge fernando étienne pierre jean jacques michel laurent françois olivier ivan dmitri vladimir "
      + "sergei alexei mikhail nikolai igor boris pavel tomas tomasz piotr marek omar ahmed mohammed muhammad hassan ali ibrahim "
      + "yusuf samir rohit rajesh arjun vikram sanjay kenji hiroshi takeshi yasutoshi kazuo akira satoshi owen graham hugh cormac "
      + "pádraig liam sean keith philip victor oscar felix marcus martin oliver adrian jensen elon tim gavin ivo leon")
  private static let feminine = WordSet(
    "mary patricia jennifer linda elizabeth barbara susan jessica sarah karen lisa nancy betty margaret sandra ashley kimberly "
      + "emily donna michelle carol amanda melissa deborah stephanie rebecca sharon laura cynthia kathleen amy angela anna emma "
      + "olivia sophia catherine katherine christine helen janet maria diane julie joyce victoria kelly christina joan evelyn judith "
      + "megan andrea cheryl hannah jacqueline martha gloria teresa ann anne alice julia rachel ellen abigail gina janet nora noor "
      + "ingrid birgit ulrike ursula petra sabine monika claudia katrin heike anneliese annelies sanne marijke astrid greta freya "
      + "naomi tanja nadia fatima aisha farah zara leila yasmin priya anjali sunita meera lakshmi yuko keiko aya riho mei sakura "
      + "daniela francesca giulia chiara lucia elena irina olga natalia svetlana tatiana marta agnieszka ines lucie camille sophie "
      + "claire isabelle niamh aoife siobhan fiona grace abena zafira joanna birgitta karin marie giselle carmen isabel pilar rosa"
  )
}
