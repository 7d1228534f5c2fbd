/// Usual abbreviations in company names, with what they stand for (in the folded spelling of `NameVocabulary`).
enum Abbreviations {
  static let table: [String: [String]] = {
    var table: [String: [String]] = [:]
    for line in list.utf8.split(separator: 0x0A) {
      let words = line.split(separator: 0x20).map { String(Substring($0)) }
      guard let full = words.first else { continue }
      for short in words.dropFirst() { table[short] = full.split(separator: "+").map(String.init) }
    }
    return table
  }()

  private static let list = """
    international guoji intl int internat intern
    technology jishu keji tech techs techn technol tec technological tekunoroji tekunorojizu tekeunolloji tekeu tekhnolodzhi \
    tekhnolodzhis tekhnolodzhiz teknolodzhi teknolodzhiz tekhnologii tekhnologiya tekhnolodzhiks tknwlwjyz tknwlwjya
    manufacturing mfg mfr manuf manufact manufacture manufacturer mfrs
    semiconductor bandoche bandaoti semicond semicon semi semis semiconductors
    electronics erekutoronikusu jeonja dianzi electronic elec electr elect electron
    microelectronics weidianzi microelectronic microelec
    equipment shebei zhuangbei equip eqpt equipments
    integrated+circuit ic ics
    industry ind indus industrial indust indl
    development dev devel develop
    research res rsch
    institute inst
    university univ uni
    science sci scientific sciences
    information info inf
    communication comm comms commun
    telecommunication telecom telecoms telecomm tele
    engineering eng engg engr engrg
    enterprise ent entpr
    laboratory lab labs
    import imp
    export exp
    trading trdg trade trad
    service svc svcs serv
    system sys syst
    chemical chem
    petroleum petro petrol
    aviation avia
    national nat natl
    general gen
    computer comp comput computing
    machinery mach machine
    automation autom
    network netw networking
    digital dig digi
    intelligent intelligence intell
    optical opt optics
    material mat
    precision prec
    and n
    management mgmt mgt
    association assn assoc
    government govt
    construction constr
    center centre ctr
    device devices
    guangdong kwangtung
    beijing peking
    """
}
