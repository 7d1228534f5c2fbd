/// Words that stand in very many names: alone they never make a match.
enum GenericWords {
  /// Words that say nothing.
  static let fillers: Set<String> = WordTable.words(
    """
    the of and for a an de la le les du des el al der die das und et en y e i o di da do in on at to by von van den group
    groupe gruppe grupo gruppo holding hldg intergroup overseas worldwide global
    com www http https mr mrs ms dr sheikh haji shri attn messr messrs formerly aka fka nka account behalf obo care department dept purchasing procurement holdings gurupu geulub gruppa branch office head messrs jituan youxian gongsi
    gufen zeren
    """)

  /// What kind of body a name is of, or what it does.
  static let table: Set<String> = WordTable.words(kindWords)

  /// What is no trade of listed firms, and yet often bears a name like theirs.
  static let elsewhere = WordTable.words(
    """
    hospital clinic school kindergarten restaurant temple monastery museum hotel library cinema theatre bakery church
    supermarket catering cafe teahouse wedding barbershop gym village community courier record dentist nursery hostel zoo
    """)

  /// Where it is.
  static let places: Set<String> = WordTable.words(placeWords)

  private static let kindWords = """
    academy acoustic additive applied advanced aero aeronautical aeronautics aerospace agency agricultural agriculture air aircraft
    airline airway alliance alloy aluminum analytical apparatus appliance application architecture art asset associate
    association atomic audio auto automation automobile automotive aviation bank battery bearing big bio biological biology
    biomedical biotech biotechnology bio branch brother building bureau business cable capital car carbon cargo
    catering cell center central century ceramic certification chain chamber chemical chemistry chip circuit city
    civil clean cloud club coal coast college commerce commercial committee commodity communication component
    composite computer concept concrete construction consultant consultancy consulting consumer container contract contracting
    control cooperation cooperative copper core corporate cosmetic council craft creation creative crystal data database
    dealer decoration defence defense design designer device digital diagnostic diamond direct display distribution
    distributor division dynamics east eastern ecological economic education educational electric electrical electricity
    electro electrode electronics element elite energy engine engineering enterprise entertainment environment
    environmental equipment equity estate event exchange exhibition experimental explorer export express fabrication
    facility factory family farm fashion fast fiber fibre film finance financial first fiscal fishery fluid food foreign forest
    forwarding foundation foundry fresh freight fuel fund furniture future game garment gas general glass gold golden good
    government great green guard hardware health healthcare heavy high hightech home hospital hospitality host hotel house
    hydraulic imaging import importer incubator independent industry information infrastructure innovation innovative
    inspection institute institution instrument instrumentation insurance integrated integration intelligent interactive
    interior international internet invest investment investor iron joint key laboratory land laser learning leasing legal
    life light lighting line link liquid logistics machinery magnetic magnet main maintenance management manufacturing marine
    maritime market marketing master material max measurement measuring mechanical mechatronics mechanic media medical
    medicine metal metallurgical metallurgy meter metro micro microelectronics microsystem military mill mine mineral
    mining ministry mobile model modern module mold motor motors music nano national natural nature navigation net
    network networking new news night north northern nuclear object ocean office offshore oil online operation
    operator optic optical optoelectronics optronics organisation organization orient oriental original pacific packaging
    paint paper park part partner partnership party people performance petrochemical petroleum pharma pharmaceutical
    pharmacy photo photonics physics pipe plant plastic platform plus point polymer polytechnic port power precision premier
    premium press prime printing pro process processing procurement prod product production professional professor program
    progress project promotion property protection public publishing pump purchasing quality quantum radio rail railway real
    red regional renewable rental repair research resource restaurant retail robot robotics royal rubber safety sale sales
    sanitary satellite school science sea second sector security semiconductor sensor server service services ship
    shipbuilding shipping shipyard shop silicon silver smart social society soft software solar solution solutions sound
    source south southern space special specialty spectrum sport standard star state station steel store storage
    strategic stream street structure studio sun super supplier supply support surface sustainable system tank
    team technic technical technique technology telecommunication telephone television test testing textile
    thermal tool tooling top total touch tour tourism town toy track trader trading training trans transformer transit
    transmission transport transportation travel treatment trust tube turbine union united universal university urban
    vacuum valve vehicle venture vessel video village vision visual warehouse water wave wealth web west western
    white wholesale wind wire wireless women wood work workshop world yacht youth zone integrator
    """

  private static let placeWords = """
    africa african america american asia asian europe european eurasia middle gulf mediterranean baltic
    afghanistan argentina armenia australia austria azerbaijan bahrain bangladesh belarus belgium brazil bulgaria burma
    cambodia canada chile china chinese colombia cuba cyprus czech denmark egypt emirates england estonia finland
    france french georgia germany german greece hong kong hongkong hk hungary india indian indonesia iran iranian iraq iraqi
    ireland israel italy italian japan japanese jordan kazakhstan kenya korea korean kuwait kyrgyzstan laos latvia lebanon
    libya lithuania luxembourg macau macao malaysia malta mexico moldova mongolia morocco myanmar nepal netherlands
    nigeria norway oman pakistan palestine panama peru philippine poland polish portugal prc qatar romania rus russia
    russian saudi arabia scotland serbia singapore slovakia slovenia spain sudan sweden swiss switzerland syria
    syrian taiwan tajikistan thailand tunisia turkey turkish turkiye turkmenistan uae uk ukraine ukrainian usa uzbekistan
    venezuela vietnam yemen zimbabwe
    anhui beijing changchun changsha changzhou chengdu chongqing dalian dongguan foshan fujian fuzhou gansu guangdong
    guangxi guangzhou guiyang guizhou hainan hangzhou harbin hebei hefei heilongjiang henan hubei huizhou hunan
    jiangsu jiangxi jiaxing jilin jinan kunming kunshan lanzhou liaoning nanchang nanjing nanning nantong ningbo
    ningxia peking qingdao qinghai quanzhou shaanxi shandong shanghai shanxi shaoxing shenyang shenzhen shijiazhuang sichuan
    suzhou sz taipei taiyuan tianjin tibet urumqi wenzhou wuhan wuxi xiamen xian xinjiang yantai yunnan zhejiang
    zhengzhou zhongguo zhongguancun zhuhai hsinchu kowloon
    ankara athens baghdad baku bangkok beirut berlin damascus delhi dhabi doha dubai dusseldorf frankfurt hamburg
    istanbul isfahan islamabad jakarta kabul karachi kiev kyiv kuala lumpur lahore london madrid manila minsk moscow mumbai
    munich novosibirsk osaka paris petersburg riga rome samara seoul sharjah shiraz sofia tabriz tallinn tashkent tehran
    tel aviv tokyo tomsk ulaanbaatar vienna vilnius vladivostok warsaw yerevan zurich
    """
}
