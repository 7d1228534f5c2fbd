/// The words of addresses that say what kind of part they stand in, as written in lists and letters of many countries.
enum AddressWords {
  enum Kind: Equatable {
    /// `road`, `lu`, `ulitsa`; whether its name may stand behind it too.
    case road(isPrefix: Bool)
    /// A post box: a road by the name of `pobox`.
    case box
    case direction(UInt8)
    /// What numbers a house: `no`, `dom`.
    case number
    /// What numbers a part of a house, with the letter of its kind: room, floor or building.
    case unit(Character)
    /// `district`, `city`, `province`: what stands before it names a place.
    case place
    /// Says nothing that tells one address from another: a country, `dept`.
    case filler
  }

  static func kind(_ word: String) -> Kind? { table[word] }

  /// A direction in pinyin, which it only is before a road's word in pinyin.
  static func pinyinDirection(_ word: String) -> UInt8? { pinyinDirections[word] }

  static func isPinyinRoad(_ word: String) -> Bool { pinyinRoads.contains(word) }

  /// The pinyin of each direction, as some write it into the road's name.
  static let pinyin: [(bit: UInt8, text: String)] = [(1, "dong"), (2, "xi"), (4, "nan"), (8, "bei"), (16, "zhong")]

  private static let pinyinDirections = Dictionary(uniqueKeysWithValues: pinyin.map { ($0.text, $0.bit) })
  private static let pinyinRoads: Set<String> = ["lu", "jie", "dajie", "dadao", "malu"]

  private static let table: [String: Kind] = {
    var table: [String: Kind] = [:]
    func add(_ words: String, _ kind: Kind) {
      for word in words.split(whereSeparator: \.isWhitespace) { table[String(word)] = kind }
    }
    add(
      """
      road rd street str st lu jie dajie dadao malu lane ln way drive dr alley passage hutong sokak sok sokagi caddesi cad \
      bulvari bulv mahallesi crescent court ct strasse straat thoroughfare quay strand
      """, .road(isPrefix: false))
    add(
      """
      avenue ave av boulevard blvd highway hwy ulitsa ul ulica prospekt prospect pr pereulok per shosse naberezhnaya nab \
      embankment ploschad ploshchad pl square sq proezd bulvar tupik liniya rue calle via avenida carrera rua plaza jalan jl \
      cours chaussee viale corso strada
      """, .road(isPrefix: true))
    add("pobox", .box)
    add("east e eastern", .direction(1))
    add("west w western", .direction(2))
    add("south s southern", .direction(4))
    add("north n northern", .direction(8))
    add("middle central mid", .direction(16))
    add("no nr num number house dom d h hao", .number)
    add("room rm unit suite ste flat flt apt apartment office ofc shop pom kv komnata", .unit("r"))
    add("floor fl flr f level lvl storey etazh", .unit("f"))
    add("building bldg bld bldng block blk tower twr korpus korp stroenie litera phase", .unit("b"))
    add(
      """
      district dist city province prov county town township village zone park area region oblast republic district raion \
      rayon municipality state new high tech hightech economic technological technology development industrial free trade \
      pilot science center centre base estate community subdistrict
      """, .place)
    add(
      """
      the of and de la el al del di in at c o po box dept department purchasing procurement sales attn attention head main \
      registered mailing address addresses addr china prc people peoples s russia russian federation iran islamic uae united \
      arab emirates pakistan india turkey turkiye syria syrian lebanon iraq belarus ukraine usa us uk kingdom states america \
      germany france italy spain netherlands switzerland austria belgium sweden finland poland japan korea taiwan malaysia \
      indonesia thailand vietnam philippines mexico colombia venezuela panama cuba canada australia brazil israel egypt jordan \
      kazakhstan uzbekistan kyrgyzstan armenia georgia azerbaijan cyprus bulgaria romania serbia latvia lithuania estonia
      """, .filler)
    return table
  }()
}
