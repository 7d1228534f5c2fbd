/// Legal forms of companies in Latin letters, lower case.
enum LegalForms {
  static let table = WordTable.words(
    """
    ab ag aktiengesellschaft aps as asa bhd bv bvba cjsc co company companies corp corporation corporations cv dba doo dooel
    ead eirl eood eurl fz fzc fzco fze fzllc gesmbh gmbh incorporated inc jsc jscb kda kft kg kgaa kk kommandit kscc lc lda
    limited limitada llc lllp llp lp ltd ltda mbh nv oao oaoo ohg ojsc ood ooo oy oyj pao pjsc plc pllc psc pte pty pvt
    private rt sa saa sab sae sal saoc saog sapi sarl sas scs sdn sicav sl slu snc sociedad societe anonima anonyme soe spa
    spzoo srl srls sro tbk uab ug unipessoal vof wll zao zrt aktsionernoe obshchestvo otvetstvennostyu ogranichennoy ogranichennoi obschestvo sacv
    jusighoesa yuhangongsa anonim sirketi sirket sti tic cooperatief cooperative ua eg ev gbr ges yoxsul
    """)

  /// Legal only where they were written in Cyrillic letters: `АО`, `ТОО`, `ТОВ`, `ФГУП`. In Latin letters `Ao` is a surname.
  static let cyrillic: Set<String> = ["ao", "fgup", "gup", "mup", "nao", "pat", "prat", "too", "tov"]

  /// Legal only in `open joint stock company`, `limited liability company` and their like.
  static let besideJointStock: Set<String> = ["joint", "stock", "liability", "open", "closed", "public", "with"]

  /// One spelling for writings of one form.
  static let canonical: [String: String] = [
    "limited": "ltd", "company": "co", "companies": "co", "corporation": "corp", "corporations": "corp",
    "incorporated": "inc", "private": "pvt",
  ]
}
