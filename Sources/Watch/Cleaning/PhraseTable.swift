/// What pages say around their stories, in words of their own trade.
///
/// `^` is the beginning of a piece, `$` its end, `#` any number. A phrase counts in pieces of at most as many words as the
/// row says: running text may well speak of cookies and newsletters.
enum PhraseTable {
  struct Row {
    var label: Segment.Label
    var most: Int
    var phrases: String
    /// Whether what follows is of the same kind, as after `Related stories`.
    var opens = false
  }

  static let rows: [Row] = [
    Row(
      label: .relatedLink, most: 7,
      phrases: """
        ^related$; ^related:; ^related stories; ^related articles; ^related news; ^related posts; ^related content; ^related topics;
        ^related links; ^related reading; ^related coverage; ^more stories; ^more news; ^more from; ^more on; ^more about; ^more in;
        ^more like this; ^read next$; ^up next$; ^further reading; ^most popular; ^most read; ^most viewed;
        ^most shared; ^popular now; ^popular posts; ^popular stories; ^trending$; ^trending now; ^trending stories; ^trending topics;
        ^top stories$; ^latest stories; ^latest articles; ^latest$; ^latest in; ^latest from; ^recent posts; ^recent articles; ^recent stories;
        ^recommended; ^recommended for you; ^you may like; ^you might like; ^you may also like; ^more to read; ^see related; ^you might also like; ^you might be interested; ^you may be interested;
        ^editors' picks; ^editor's picks; ^editor’s picks; ^editors’ picks; ^don't miss; ^don’t miss; ^what to read next; ^also in the news;
        ^also on; ^in other news; ^from around the web; ^sponsored stories; ^promoted stories; ^similar articles; ^other news$; ^featured stories; ^featured articles; ^featured news; ^most liked$; ^most commented; ^must reads; ^issue keywords; ^you may have missed;
        ^mehr zum thema; ^lesen sie auch; ^das könnte sie; ^meistgelesen; ^lees ook; ^meer over; ^meest gelezen; ^gerelateerd; ^lire aussi; ^à lire aussi; ^sur le même sujet; ^les plus lus; ^lee también; ^más leídas; ^te puede interesar; ^leggi anche; ^potrebbe interessarti;
        ^相 关 新 闻; ^相 关 阅 读; ^相 关 报 道; ^相 关 文 章; ^推 荐 阅 读; ^延 伸 阅 读; ^热 门; ^最 新 文 章; ^更 多; ^猜 你 喜 欢
        """, opens: true),
    Row(
      label: .promo, most: 9,
      phrases: """
        ^comments$; ^# comments$; ^# comment$; ^comments #$; ^leave a comment; ^leave a reply; ^post a comment; ^add a comment;
        ^join the discussion; ^see all comments; ^view all # comments; ^# comments comment; comment from the forums; ^discussion about this; ^comments restacks; ^show comments; ^all comments; ^reader comments; ^view comments; ^comments policy; ^# responses; ^# replies; ^# thoughts on; ^评 论; ^网 友 评 论
        """, opens: true),
    Row(
      label: .promo, most: 5,
      phrases:
        "^forward-looking statements; ^forward looking statements; ^safe harbor; ^safe harbour; ^cautionary statement",
      opens: true),
    Row(
      label: .kicker, most: 3,
      phrases: """
        ^interview$; ^analysis$; ^opinion$; ^exclusive$; ^explainer$; ^the long read$; ^long read$; ^editorial$; ^feature$; ^special report$;
        ^breaking news$; ^breaking$; ^commentary$; ^comment$; ^profile$; ^investigation$; ^op-ed$; ^column$; ^perspective$; ^in depth$; ^q&a$; ^viewpoint$; ^top story$; ^also today$; ^lead story$
        """),
    Row(
      label: .title, most: 4,
      phrases: """
        ^key takeaways$; ^takeaways$; ^key points$; ^highlights$; ^summary$; ^executive summary$; ^overview$; ^introduction$; ^background$;
        ^at a glance$; ^in brief$; ^conclusion$; ^what happened$; ^why it matters$; ^what's next$; ^what’s next$; ^the details$; ^details$
        """),
    Row(
      label: .contact, most: 5,
      phrases: """
        ^media contact$; ^media contacts$; ^press contact$; ^press contacts$; ^contacts$; ^contact$; ^contact information$; ^media contacts and;
        ^investor contact$; ^investor contacts$; ^investor relations$; ^for media enquiries$; ^for media inquiries$; ^contact us$
        """, opens: true),
    Row(
      label: .relatedLink, most: 30,
      phrases: """
        ^related video; ^video:; ^podcast:; ^in video; ^related videos; ^videos$; ^gallery$; ^in pictures$; ^read more; ^see also; ^also read; ^read also; ^also see; ^read the full; ^read the letter; ^read the report; ^read our; ^read:; ^watch:; ^listen:;
        ^continue reading; ^keep reading; ^see more$; ^more$; ^full story; ^more:; ^go deeper; ^dig deeper; ^click here for more; ^click here to read; ^download the; ^view the full;
        ^for more see; ^must read; ^learn more$; ^find out more; read more$; ^watch now; ^watch the video; ^阅 读 全 文; ^查 看 原 文; ^原 文 链 接; ^点 击 阅 读
        """),
    Row(
      label: .share, most: 14,
      phrases: """
        ^share$; ^share this; ^share on; ^share via; ^share article; ^share:; ^share story; ^share with; ^tweet$; ^tweet this; ^facebook$; ^twitter$; ^linkedin$;
        ^whatsapp$; ^email$; ^email this; ^e-mail$; ^reddit$; ^telegram$; ^pinterest$; ^copy link; ^copy url; ^link copied; ^print$;
        ^teilen$; ^drucken$; ^delen$; ^deel dit; ^partager$; ^imprimer$; ^compartir$; ^condividi$; ^merken$; ^print this; ^print article; ^print email; ^save$; ^save article; ^save for later; ^bookmark; ^follow us; ^follow us on; ^find us on; ^like us on; ^join us on;
        open wechat; scan the qr code; scan qr code; ^wechat$; ^weibo$; ^messenger$; ^instagram$; ^youtube$; ^flipboard$; ^gift this; ^send to a friend;
        ^follow our live coverage; ^click here to follow; ^facebook twitter; ^twitter facebook; ^share facebook; ^share tweet; ^print page; ^listen to this; ^listen$;
        ^listen to article; ^分 享 到; ^分 享; ^打 开 微 信; ^扫 一 扫; ^扫 描 二 维 码; ^转 发; ^收 藏; ^微 博$; ^微 信$
        """),
    Row(
      label: .promo, most: 45,
      phrases: """
        ^advertisement; ^advertising$; ^sponsored; ^presented by; ^brought to you by; ^in partnership with; ^paid for by; ^a message from; ^anzeige$; ^werbung$; ^advertentie$; ^publicité$; ^publicidad$; ^pubblicità$; ^newsletter abonnieren; ^jetzt abonnieren; ^abonnieren; ^schrijf je in; ^meld je aan; ^abonneer; ^abonnez-vous; ^inscrivez-vous; ^suscríbete; ^iscriviti; ^dieser text ist; ^dieser artikel;
        ^ad$; ^ads$; ^promoted; ^article continues; ^story continues; ^continue below; ^continues below;
        ^sign up; sign up here; sign up for; subscribe here; ^signup; ^subscribe; ^subscribe to; ^already a subscriber; ^become a member; ^become a subscriber; ^support our; ^support us; ^donate; ^get the;
        newsletter; ^enjoying; ^enjoyed this; forward it to; ^good morning$; ^good afternoon$; ^good evening$; that's all for; that’s all for; see you tomorrow; see you next; until next time; forwarded to you; need to know$;
        ^why you can trust; ^select voice; ^choose voice; ^tell a friend; ^tell a colleague; ^enjoy unlimited; unlimited access; ^start your free; ^free trial; ^register now; ^register for; ^join our; ^join the conversation;
        ^join the debate; ^download our app; ^get our app; ^buy me a; ^like this post; ^if you enjoyed; ^if you like this; ^if you liked; forwarded this; to your inbox; in your inbox;
        we use cookies; uses cookies; cookie policy; cookie settings; ^cookies; accept all; accept cookies; affiliate commission; ^by submitting; ^by signing up; ^by clicking;
        ^by subscribing; ^by continuing; ^you are receiving; ^you received this; ^you're receiving; ^you’re receiving; ^unsubscribe; update your preferences; manage your preferences;
        ^manage preferences; or unsubscribe; ^thank you for reading; ^thanks for reading; ^thanks for subscribing; ^welcome back; ^log in to; ^sign in to; ^login to; ^please enable; ^enable javascript;
        javascript is disabled; ^to read the full; ^this content is for; ^this article is for subscribers; ^comment from the forums; ^what do you think; ^let us know in the comments;
        ^have a tip; ^got a tip; ^got a story; ^send us a tip; tips to; ^reply$; ^like$; ^report abuse; says:$; comments will be; ^keep comments; ^we welcome comments; ^comments are; ^click here; ^click to; ^tap here; ^view in app; ^open in app;
        ^limited time; ^special offer; ^unlock the; ^takeaways by; ^hide$; ^get alerts; ^add us as; ^contact me with; ^receive email; trusted partners; reader-supported; paid subscriber; ^to receive new posts; support my work; corporate site; media group; digital publisher; preferred source; ^purchase licensing; ^our free; ^stay informed; google news; follow button; ^stay up to date; ^stay ahead; ^don't miss out; ^never miss; ^订 阅; ^下 载 客 户 端; ^下 载 app; ^广 告; ^关 注 我 们; ^欢 迎 关 注
        """),
    Row(
      label: .contact, most: 60,
      phrases: """
        ^contact reporter; ^contact the reporter; ^contact editor; ^contact the author; ^contact the writer; ^contact us; ^contact:; ^contact our; ^media contact; ^media contacts; ^press contact; ^media enquiries;
        ^media inquiries; ^for media; ^press office; ^office of public affairs; ^office of congressional; ^office of communications; ^public affairs$; ^media relations; ^for further information; ^for more information; ^for additional information; ^to contact; ^write to; ^reach the reporter;
        ^email the; ^e-mail the; ^if you have any questions; ^tel$; ^phone #; ^tel #; ^fax #; ^please contact; ^联 系 我 们; ^联 系 电 话; ^投 稿
        """),
    Row(
      label: .byline, most: 40,
      phrases: """
        ^reporting by; ^additional reporting; ^editing by; ^writing by; ^compiled by; ^edited by; ^written by; ^photographs by; ^photography by; ^photos by; ^illustration by; ^illustrations by; ^posted by;
        ^published by; ^story by; ^words by; ^author:; ^authors:; ^author$; ^authors$; ^about the author; ^about the authors; ^reporter:; ^correspondent:; ^news provided by;
        ^the writer is; ^the author is; ^the writers are; ^the authors are; is a fellow; is a senior fellow; is a professor; is a reporter; is a staff; is a senior; is a contributing; is a correspondent; is a freelance; is the author of; is a writer; is an editor; is a journalist; has been covering; has covered;
        is a columnist; is a contributor; staff writer$; staff writers$; staff reporter$; staff reporters$; correspondent$; correspondents$; contributor$; ^special to; ^editor:; ^web editor:; ^editors:;
        ^writer:; ^photographer:; ^translator:; ^editor in charge; ^producer:; contributed reporting; contributed to this; contributed to this report; assisted with; ^with reporting; ^with assistance; ^with contributions; ^with files from; ^责 任 编 辑; ^记 者; ^编 辑; ^作 者; ^来 源; ^撰 文; ^责 编; ^文 \\
        """),
    Row(
      label: .metadata, most: 60,
      phrases: """
        all rights reserved; ^copyright; ^© ; ^tags; ^tagged; ^filed under; ^filed in; ^posted in; ^posted on; ^posted at; ^keywords; ^categories; ^category; ^topics:; ^published; ^updated; ^key events$; ^last updated; ^last modified; ^first published;
        ^modified; ^created; # min read; # minute read; # minutes read; ^reading time; ^estimated reading; ^this article was; ^this article appeared; ^this article appears; ^this article first; ^this story was; ^this story has been; ^this post was; ^this interview has been;
        ^this interview was; ^a version of this; ^originally published; ^source:; ^font size; ^字 号; ^text size; ^views:; ^section:; ^location:; ^place:; ^from:; ^to:; ^cc:; ^subject:; ^sent:; ^reply-to:; ^message-id:; ^date:; ^edition:; ^language:; ^type:; ^format:; ^print edition; ^source #; our standards; ^issue #; ^issn; ^doi; ^billing code; ^docket no; ^announcement no; ^notice no; ^order no; ^circular no; ^decree no; for reference only; ^docket number; ^docket id; ^fr doc; ^document number; ^no part of; ^please consult; ^made possible by; institutional positions; those of the author; those of the authors; receives funding from; receive funding from; professional investors only; analyst certification; important disclosures; ^conflict of interest; ^conflicts of interest; holds no shares; hold no shares; owns no shares; own no shares; no position in any; ^not legal advice; legal advice; ^reprinted with; ^republished; ^reproduced with; ^licensed under;
        is produced by; tax-exempt; nonpartisan; ^for immediate release; ^embargoed; ^press release$; ^news release$; ^dated:; ^editor's note; ^editor’s note; ^translated by; ^views expressed; ^the views expressed; ^opinions expressed; ^the opinions expressed; ^disclaimer; ^disclosure; ^file photo$; ^版 权; ^本 文 来 源; ^原 标 题; ^发 布 时 间; ^更 新 时 间; ^发 布 于; ^未 经; 未 经 许 可
        """),
    Row(
      label: .nav, most: 14,
      phrases: """
        ^startseite$; ^zur startseite; ^zurück zur; ^anmelden$; ^impressum; ^datenschutz; ^kontakt$; ^inloggen$; ^zoeken$; ^menu principal; ^accueil$; ^se connecter$; ^mentions légales; ^inicio$; ^iniciar sesión; ^aviso legal; ^accedi$; ^hashtag; ^slideshow; ^keyword$; ^keywords$; ^home$; ^home page$; ^homepage; ^menu$; ^main menu; ^search; ^skip to; ^jump to; ^go to; ^back to; ^return to; ^log in$; ^login$; ^sign in$; ^log out$; ^register$; ^my account; ^subscribe$; ^about$; ^about us; ^contact$;
        ^archive$; ^archives$; ^rss$; ^next$; ^previous$; ^prev$; ^next page; ^previous page; ^older post; ^newer post; ^older posts; ^newer posts; ^next article; ^previous article; ^next post; ^previous post; ^next story; ^view all; ^see all; ^show more; ^load more; ^view more; ^view in browser; ^view this email; ^view this;
        ^privacy; ^privacy policy; ^terms of use; ^terms of service; ^terms and conditions; ^site map; ^sitemap; ^accessibility; ^careers$; ^advertise; ^advertise with us; ^help$; ^faq$; ^close$; ^open menu; ^open side; navigation menu$; ^toggle; ^breadcrumb; ^footer menu; ^switch to; ^english$; ^language$; ^topics$; ^sections$; ^edition$; ^you are here; ^an official website;
        ^page # of; ^top of page; ^back to top; ^accept$; ^is part of; is part of$; ^当 前 位 置; ^您 的 位 置; ^首 页; ^登 录; ^注 册; ^上 一 篇; ^下 一 篇; ^返 回; ^新 闻$; ^导 航; ^搜 索
        """),
    Row(
      label: .caption, most: 90,
      phrases: """
        image credit; photo credit; ^credit:; photographer:; image source; image by; photo by; photos by; photograph by; photo:; image:; photo illustration; photograph:; getty images; file photo; courtesy of; shutterstock; ^illustration:; ^photo$; ^image$; ^figure #; ^fig #; ^source: getty; handout$; 图 为; 资 料 图; 摄$
        """),
  ]
}
