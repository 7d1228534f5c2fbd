/// Chinese words that stand in very many names, in simplified characters.
enum HanWords {
  static let legalForms = table(
    """
    股份有限公司 有限责任公司 有限公司 股份公司 责任公司 株式会社 合同会社 有限会社 公司 股份 有限合伙 合伙企业 集团
    """)

  static let generic = table(
    """
    控股 科技 技术 电子 信息 产业 工业 实业 企业 国际 半导体 集成电路 积体电路 电路 制造 微电子 光电子 光电 装备 设备
    器材 仪器 仪表 机械 机电 创新 智能 数字 数据 网络 通信 通讯 电信 计算机 电脑 软件 系统 服务 贸易 商贸 进出口 物流 投资
    资本 金融 发展 开发 工程 建设 建筑 设计 研究所 研究院 研究 中心 实验室 大学 学院 航空 航天 船舶 汽车
    能源 电力 电气 电器 化工 化学 材料 新材料 生物 医药 医疗 农业 环保 文化 传媒 教育 咨询 管理 顾问
    分公司 子公司 总公司 办事处 工厂 厂 店 部 省 市 县 区 中国 中华 全国 北京 上海 天津 重庆 深圳 广州 广东 江苏 南京 苏州 无锡
    浙江 杭州 宁波 福建 福州 厦门 泉州 山东 济南 青岛 烟台 河南 郑州 湖北 武汉 湖南 长沙 四川 成都 陕西 西安 安徽 合肥 江西
    南昌 河北 石家庄 山西 太原 辽宁 沈阳 大连 吉林 长春 黑龙江 哈尔滨 云南 昆明 贵州 贵阳 广西 南宁 海南 海口 甘肃 兰州 青海
    宁夏 新疆 西藏 内蒙古 香港 澳门 台湾 台北 新竹 东莞 佛山 珠海 惠州 中山 常州 南通 昆山 嘉兴 绍兴 温州 横琴 亚洲 环球 全球
    世界 东方 华东 华南 华北 华中
    """)

  /// By first character, the longest word first.
  private static func table(_ words: String) -> [UInt16: [[UInt16]]] {
    var table: [UInt16: [[UInt16]]] = [:]
    for word in words.split(whereSeparator: \.isWhitespace) {
      let characters = Array(word.utf16)
      table[characters[0], default: []].append(characters)
    }
    return table.mapValues { $0.sorted { $0.count > $1.count } }
  }
}
