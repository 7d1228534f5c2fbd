/// Chinese words that stand in very many names, with their usual English, in simplified characters.
enum HanLexicon {
  struct Entry {
    let word: [UInt16]
    let kind: NameToken.Kind
    /// The English word in the spelling of `Lexicon`, or the pinyin of a place.
    let text: [UInt8]
  }

  /// The longest word that begins at `index`.
  static func entry(_ characters: ArraySlice<UInt16>, at index: Int) -> Entry? {
    table[characters[index]]?.first { entry in
      index + entry.word.count <= characters.endIndex
        && (0..<entry.word.count).allSatisfy { characters[index + $0] == entry.word[$0] }
    }
  }

  /// By first character, the longest word first.
  private static let table: [UInt16: [Entry]] = {
    var table: [UInt16: [Entry]] = [:]
    func add(_ list: String, _ kind: NameToken.Kind) {
      for line in list.split(whereSeparator: \.isNewline) {
        let parts = line.split(separator: " ")
        guard let english = parts.first else { continue }
        for word in parts.dropFirst() {
          let characters = Array(word.utf16)
          let text = english == "=" ? characters.flatMap { Array(HanTable.pinyin($0).utf8) } : Array(english.utf8)
          table[characters[0], default: []].append(Entry(word: characters, kind: kind, text: text))
        }
      }
    }
    add(legal, .legal)
    add(generic, .generic)
    add("group 集团", .filler)
    add(places, .place)
    return table.mapValues { $0.sorted { $0.word.count > $1.word.count } }
  }()

  private static let legal = """
    ltd 股份有限公司 有限责任公司 有限公司 株式会社 合同会社 有限会社 有限合伙
    co 公司 股份公司 责任公司 股份 合伙企业 总公司
    """

  private static let generic = """
    technology 科技 技术
    electronics 电子
    information 信息
    industry 产业 工业 实业
    enterprise 企业
    international 国际
    semiconductor 半导体
    integratedcircuit 集成电路 积体电路
    circuit 电路
    manufacturing 制造
    microelectronics 微电子
    optoelectronics 光电子 光电
    equipment 装备 设备 器材
    instrument 仪器 仪表
    machinery 机械 机电
    innovation 创新
    intelligent 智能
    digital 数字 数码
    data 数据
    network 网络
    communication 通信 通讯
    telecommunication 电信
    computer 计算机 电脑
    software 软件
    system 系统
    service 服务
    trading 贸易 商贸
    importandexport 进出口
    logistics 物流
    investment 投资
    capital 资本
    finance 金融
    development 发展 开发
    engineering 工程
    construction 建设 建筑
    design 设计
    institute 研究所 研究院
    research 研究
    center 中心
    laboratory 实验室
    university 大学
    college 学院
    school 学校
    aviation 航空
    aerospace 航天
    shipbuilding 造船
    ship 船舶
    shipping 航运 海运
    marine 海事
    automobile 汽车
    energy 能源
    power 电力
    electric 电气 电器
    chemical 化工 化学
    petrochemical 石化
    petroleum 石油
    material 材料
    newmaterial 新材料
    biological 生物
    biotechnology 生物科技 生物技术
    pharmaceutical 医药 制药 药业
    medical 医疗
    agriculture 农业
    environmental 环保
    culture 文化
    media 传媒
    education 教育
    consulting 咨询
    management 管理
    holding 控股
    branch 分公司
    subsidiary 子公司
    office 办事处
    factory 工厂 厂
    store 店
    division 部
    bank 银行
    insurance 保险
    security 安全
    publicsecuritybureau 公安局
    bureau 局
    precision 精密
    metal 金属
    steel 钢铁
    mining 矿业
    storage 存储
    supplychain 供应链
    cloud 云
    hospital 医院 卫生院 诊所
    school 小学 中学 学堂
    kindergarten 幼儿园 托儿所
    restaurant 餐厅 饭店 餐馆 酒楼 酒家 小吃 火锅
    hotel 酒店 宾馆 旅馆 客栈
    temple 寺 庙
    museum 博物馆 纪念馆
    library 图书馆 书店
    cinema 影院 电影院 剧院
    supermarket 超市
    courier 快递
    record 唱片
    cafe 咖啡 茶馆 奶茶
    wedding 婚庆 婚纱
    barbershop 理发
    gym 健身
    village 村
    community 社区 小区
    new 新
    """

  private static let places = """
    china 中国 中华
    asia 亚洲
    hongkong 香港
    macau 澳门
    taiwan 台湾
    taipei 台北
    tibet 西藏
    japan 日本
    = 北京 上海 天津 重庆 深圳 广州 广东 江苏 南京 苏州 无锡 浙江 杭州 宁波 福建 福州 厦门 泉州 山东 济南 青岛 烟台 河南 郑州 湖北 武汉 \
    湖南 长沙 四川 成都 陕西 西安 安徽 合肥 江西 南昌 河北 石家庄 山西 太原 辽宁 沈阳 大连 吉林 长春 黑龙江 哈尔滨 云南 昆明 贵州 贵阳 \
    广西 南宁 海南 海口 甘肃 兰州 青海 宁夏 新疆 内蒙古 新竹 东莞 佛山 珠海 惠州 中山 常州 南通 昆山 嘉兴 绍兴 温州 横琴 义乌 潍坊 扬州
    province 省
    city 市
    county 县
    district 区
    national 全国 国家
    global 环球 全球 世界
    east 华东
    south 华南
    north 华北
    central 华中
    """
}
