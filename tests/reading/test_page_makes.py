"""The day of publication on pages of many makes: what their systems write into head and body, in many languages."""

# ruff: noqa: E501 - a page stands on one line

from datetime import date

import pytest

from detente.reading import read_report

from ..quality.reading import is_flagged

TITLE = "Crossing at Karsa reopens"
FIRST = (
    "The two governments agreed to reopen the border crossing at Karsa, officials in both capitals said, after a night"
    " of talks that nobody had expected to end well."
)
SECOND = (
    "Lorries had waited at the mill for weeks. The customs house lost its roof in the spring, and the guards have been"
    " sleeping in a school since then, one of them said."
)
PROSE = f"<p>{FIRST}</p><p>{SECOND}</p>"
GERMAN = (
    "<p>Die beiden Regierungen haben sich darauf verständigt, den Übergang bei Karsa wieder zu öffnen, wie Beamte in"
    " beiden Hauptstädten nach einer langen Nacht mitteilten.</p><p>Lastwagen hatten wochenlang an der Mühle gewartet."
    " Das Zollhaus verlor im Frühjahr sein Dach, und die Wachen schlafen seither in einer Schule.</p>"
)
RUSSIAN = (
    "<p>Правительства двух стран договорились вновь открыть пункт пропуска у мельницы, сообщили чиновники в обеих"
    " столицах после долгой ночи переговоров.</p><p>Грузовики неделями ждали на дороге. Таможня весной лишилась крыши,"
    " и охрана с тех пор ночует в школе.</p>"
)
CHINESE = "<p>两国政府同意重新开放边境口岸，两国首都的官员在漫长的夜间会谈之后宣布了这一消息。</p><p>卡车已经在磨坊旁边等候了好几个星期，海关大楼在春天失去了屋顶。</p>"
FRENCH = (
    "<p>Les deux gouvernements sont convenus de rouvrir le passage de Karsa, ont indiqué des responsables des deux"
    " capitales après une longue nuit de pourparlers.</p><p>Les camions attendaient depuis des semaines près du moulin."
    " La douane a perdu son toit au printemps et les gardes dorment depuis dans une école.</p>"
)
SPANISH = (
    "<p>Los dos gobiernos acordaron reabrir el paso de Karsa, dijeron funcionarios de ambas capitales tras una larga"
    " noche de conversaciones.</p><p>Los camiones llevaban semanas esperando junto al molino. La aduana perdió el techo"
    " en primavera y los guardias duermen desde entonces en una escuela.</p>"
)
MAY4 = date(2015, 5, 4)


def ld(text: str) -> str:
    return f'<script type="application/ld+json">{text}</script>'


def page(head: str, body: str, lang: str = "en") -> bytes:
    return (
        f'<!DOCTYPE html><html lang="{lang}"><head><meta charset="utf-8"><title>{TITLE}</title>{head}</head>'
        f"<body>{body}</body></html>"
    ).encode()


def story(above: str = "", below: str = "", prose: str = PROSE) -> str:
    return f"<article>{above}<h1>{TITLE}</h1>{below}{prose}</article>"


DATA = {
    "a graph whose web page is older than its article": ld(
        '{"@graph":[{"@type":"WebPage","datePublished":"2009-01-01T08:00:00Z"},'
        '{"@type":"NewsArticle","headline":"x","datePublished":"2015-05-04T10:00:00+02:00"}]}'
    ),
    "an array of objects": ld('[{"@type":"Organization"},{"@type":"Article","datePublished":"2015-05-04"}]'),
    "types in a list": ld('{"@type":["ReportageNewsArticle","Article"],"datePublished":"May 4, 2015"}'),
    "a comment before the article": ld(
        '[{"@type":"Comment","text":"Well said.","datePublished":"2018-02-03"},'
        '{"@type":"NewsArticle","datePublished":"2015-05-04"}]'
    ),
    "a video beside the article": ld('{"@type":"VideoObject","uploadDate":"2018-02-03","datePublished":"2018-02-03"}')
    + ld('{"@type":"BlogPosting","datePublished":"2015-05-04"}'),
    "a list of other articles after the article": ld('{"@type":"NewsArticle","datePublished":"2015-05-04"}')
    + ld('{"@type":"ItemList","itemListElement":[{"@type":"NewsArticle","datePublished":"2018-02-03"}]}'),
    "broken by a line end inside a string": ld('{"@type":"NewsArticle","headline":"a\nb","datePublished":"2015-05-04"}'),
    "broken by a comma too many": ld('{"@type":"NewsArticle","datePublished":"2015-05-04","author":{"name":"A",},}'),
    "an article inside a page": ld(
        '{"@type":"WebPage","mainEntity":{"@type":"Article","datePublished":"2015-05-04T01:00:00.000Z"}}'
    ),
    "a review with a rated thing of its own date": ld(
        '{"@type":"Article","datePublished":"2015-05-04","about":{"@type":"Event","startDate":"2018-02-03"}}'
    ),
    "only created and modified": ld(
        '{"@type":"NewsArticle","dateCreated":"2015-05-04T09:00:00Z","dateModified":"2018-02-03T09:00:00Z"}'
    ),
}  # fmt: skip

META = [
    '<meta property="article:published_time" content="2015-05-04T10:00:00+02:00">',
    '<meta name="article:published_time" content="2015-05-04 10:00:00">',
    '<meta property="article:published" content="2015-05-04T10:00:00+02:00">',
    '<meta name="parsely-pub-date" content="2015-05-04T08:00:00Z">',
    '<meta name="sailthru.date" content="Mon, 04 May 2015 08:00:00 +0000">',
    '<meta name="DC.date.issued" content="2015-05-04">',
    '<meta name="DC.Date" content="2015-05-04">',
    '<meta name="dcterms.created" content="2015-05-04T08:00:00">',
    '<meta itemprop="datePublished" content="2015-05-04">',
    '<meta name="cXenseParse:recs:publishtime" content="2015-05-04T08:00:00Z">',
    '<meta name="pubdate" content="20150504">',
    '<meta name="publication_date" content="May 4, 2015">',
    '<meta name="publish-date" content="Monday, May 4, 2015 8:00 AM">',
    '<meta name="bt:pubDate" content="2015-05-04">',
    '<meta name="last-modified" content="2018-02-03"><meta name="date" content="2015-05-04">',
    '<meta name="vr:published_time" content="2015-05-04T08:00:00Z">',
    '<meta name="weibo: article:create_at" content="2015-05-04 08:00:00">',
    '<meta property="og:article:published_time" content="2015-05-04">',
    '<meta name="Date" content="04.05.2015">',
    '<meta name="citation_publication_date" content="2015/05/04">',
]

MARKED = [
    '<time pubdate datetime="2015-05-04">4 May</time>',
    '<time class="entry-date published" datetime="2015-05-04T08:00:00+00:00">May 4, 2015</time>'
    '<time class="updated" datetime="2018-02-03T08:00:00+00:00">February 3, 2018</time>',
    '<time class="entry-date published updated" datetime="2015-05-04T08:00:00+00:00">May 4, 2015</time>',
    '<abbr class="published" title="2015-05-04T08:00:00Z">May 4</abbr>',
    '<span class="dtstart"><span class="value-title" title="2015-05-04T08:00:00Z"></span></span>'
    '<div class="post-timestamp">Posted by A at <abbr class="published" itemprop="datePublished"'
    ' title="2015-05-04T08:00:00-07:00">8:00 AM</abbr></div>',
    '<span itemprop="datePublished" content="2015-05-04">last spring</span>',
    '<p class="submitted">Submitted by roe on Mon, 05/04/2015 - 08:00</p>',
    '<div class="date-header">Monday, 4 May 2015</div>',
    '<dd class="published"><span class="icon-calendar"></span> Published: 04 May 2015</dd>'
    '<dd class="hits">Hits: 2018</dd>',
    '<div class="article-meta">Ann Roe · <span data-timestamp="1430726400">4 May 2015</span></div>',
    '<p class="dateline">PUBLISHED : Monday, 04 May, 2015, 8:00am<br>UPDATED : Saturday, 03 February, 2018, 9:00am</p>',
    '<div class="timestamp">First published on Mon 4 May 2015 08.00 BST</div>',
    '<div class="postdate"><div>May</div><div>4</div><div>2015</div></div>',
    '<div class="postdate"><div>04</div><div>May 2015</div></div>',
    '<p class="info">4th of May 2015 | Posted in <a>Border</a> | 2 comments</p>',
]

ADDRESSES = [
    "https://news.example/2015/05/04/crossing",
    "https://news.example/world/2015/may/04/crossing",
    "https://news.example/world/2015-05-04-crossing.html",
    "https://news.example/world/crossing-20150504",
    "https://news.example/news/20150504/crossing.html",
    "https://news.example/2015/0504/c1002-27.html",
    "https://news.example/a/2015-05/04/content_20.htm",
    "https://news.example/crossing_2015_05_04.html",
]

VISIBLE = [
    ("de", GERMAN, "<div>Veröffentlicht am 04.05.2015 um 10:00 Uhr</div>"),
    ("de", GERMAN, "<div>4. Mai 2015, 10:00 Uhr</div>"),
    ("de", GERMAN, "<div>Stand: 03.02.2018, Erstveröffentlichung: 04.05.2015</div>"),
    ("de", GERMAN, "<p>Von Anna Roth, Karsa, den 4. Mai 2015</p>"),
    ("de", GERMAN, "<div>Montag, 04. Mai 2015</div>"),
    ("de", GERMAN, "<div>04.05.15, 10:00</div>"),
    ("fr", FRENCH, "<p>Publié le 4 mai 2015 à 10h00 - Mis à jour le 3 février 2018</p>"),
    ("fr", FRENCH, "<p>Publié le 04/05/2015 à 10:00</p>"),
    ("fr", FRENCH, "<p>Lundi 4 mai 2015</p>"),
    ("es", SPANISH, "<p>Publicado el 4 de mayo de 2015</p>"),
    ("es", SPANISH, "<p>04 MAY 2015 - 10:00 CEST</p>"),
    ("es", SPANISH, "<p>Lunes 04 de Mayo del 2015</p>"),
    ("pt", SPANISH, "<p>04/05/2015 10h00 - Atualizado em 03/02/2018 10h00</p>"),
    ("it", SPANISH, "<p>Pubblicato il 4 maggio 2015</p>"),
    ("pl", SPANISH, "<p>Opublikowano: 4 maja 2015, 10:00</p>"),
    ("cs", SPANISH, "<p>4. května 2015 10:00</p>"),
    ("tr", SPANISH, "<p>Yayınlanma: 04.05.2015 - 10:00 Güncelleme: 03.02.2018 - 10:00</p>"),
    ("tr", SPANISH, "<p>4 Mayıs 2015 Pazartesi</p>"),
    ("ru", RUSSIAN, "<div>Опубликовано: 4 мая 2015, 10:00</div>"),
    ("ru", RUSSIAN, "<div>10:00, 04.05.2015 (обновлено: 12:00, 03.02.2018)</div>"),
    ("uk", RUSSIAN, "<div>4 травня 2015, понеділок</div>"),
    ("zh", CHINESE, "<div>发布时间：2015年05月04日 10:00 来源：本社</div>"),
    ("zh", CHINESE, "<div>2015-05-04 10:00:00</div>"),
    ("ja", CHINESE, "<div>2015年5月4日 10時00分</div>"),
    ("ko", CHINESE, "<div>입력 2015.05.04 10:00 수정 2018.02.03 10:00</div>"),
    ("en", PROSE, "<p>Posted: Mon, May 04, 2015 | Updated: Sat, Feb 03, 2018</p>"),
    ("en", PROSE, "<p>By <a>Ann Roe</a><br>8:00 AM EDT, Mon May 4, 2015</p>"),
    ("en", PROSE, "<p>Updated February 3, 2018 9:00 am; Posted May 4, 2015 8:00 am</p>"),
    ("en-GB", PROSE, "<p>04/05/2015</p>"),
    ("en-US", PROSE, "<p>05/04/2015 08:00 am EDT Updated Feb 03, 2018</p>"),
    ("en", PROSE, "<p>May 4th, 2015 by Ann Roe</p>"),
    ("en", PROSE, "<p>2015/05/04</p>"),
    ("en", PROSE, "<div>Monday 4th of May 2015 10:00:00 AM</div>"),
    ("de", GERMAN, "<div>Verfasst von Anna am 04.05.2015</div>"),
    ("pt", SPANISH, "<p>4 de maio de 2015 às 10h00</p>"),
    ("nl", GERMAN, "<p>maandag 4 mei 2015</p>"),
    ("sv", GERMAN, "<p>Publicerad 4 maj 2015</p>"),
    ("da", GERMAN, "<p>4. maj 2015 kl. 10.00</p>"),
    ("fi", GERMAN, "<p>4.5.2015 klo 10.00</p>"),
    ("hu", GERMAN, "<p>2015. május 4.</p>"),
    ("ro", SPANISH, "<p>luni, 4 mai 2015</p>"),
    ("sr", SPANISH, "<p>ponedeljak, 04.05.2015. | 10:00</p>"),
    ("el", RUSSIAN, "<p>Δευτέρα, 4 Μαΐου 2015</p>"),
    ("id", SPANISH, "<p>Senin, 4 Mei 2015 10:00 WIB</p>"),
    ("vi", SPANISH, "<p>Thứ hai, 4/5/2015, 10:00 (GMT+7)</p>"),
    ("ar", RUSSIAN, "<p>٤ مايو ٢٠١٥</p>"),
    ("he", RUSSIAN, "<p>4 במאי 2015</p>"),
    ("hi", RUSSIAN, "<p>4 मई 2015</p>"),
]


NUMERIC = {
    "an address in a country": ('<link rel="canonical" href="https://news.co.uk/x">', "04/05/2015", ""),
    "an outlet whose country is known": ('<link rel="canonical" href="https://www.usatoday.com/x">', "05/04/2015", ""),
    "an address that anybody may have": ('<meta property="og:locale" content="en_US"><link rel="canonical" href="https://news.io/x">', "05/04/2015", ""),
    "a declared country": ('<meta property="og:locale" content="en_GB">', "04/05/2015", ""),
    "another date that reads in one way": ("", "05/04/2015", "<div id='comments'><p>Karl 05/23/2015 that is what they say</p></div>"),
}  # fmt: skip


def dated(raw: bytes) -> tuple[date | None, date | None]:
    found = read_report(raw, "x.html")
    return found.published_from, found.published_to


@pytest.mark.parametrize("name", DATA)
def test_linked_data(name: str) -> None:
    assert dated(page(DATA[name], story())) == (MAY4, MAY4)


@pytest.mark.parametrize("head", META)
def test_meta_tags(head: str) -> None:
    assert dated(page(head, story())) == (MAY4, MAY4)


@pytest.mark.parametrize("below", MARKED)
def test_markup(below: str) -> None:
    assert dated(page("", story(below=below), "en-US")) == (MAY4, MAY4)


@pytest.mark.parametrize("url", ADDRESSES)
def test_addresses(url: str) -> None:
    assert dated(page(f'<link rel="canonical" href="{url}">', story())) == (MAY4, MAY4)


@pytest.mark.parametrize("lang, prose, below", VISIBLE)
def test_lines_that_readers_see(lang: str, prose: str, below: str) -> None:
    assert dated(page("", story(below=below, prose=prose), lang)) == (MAY4, MAY4)


@pytest.mark.parametrize("name", NUMERIC)
def test_a_date_that_could_be_read_in_two_ways(name: str) -> None:
    head, below, after = NUMERIC[name]
    assert dated(page(head, story(below=f"<p>{below}</p>") + after)) == (MAY4, MAY4)


STATES = [
    '<script>window.__STATE__={"article":{"publishedAt":"2015-05-04T08:00:00Z","updatedAt":"2018-02-03T08:00:00Z"}}</script>',
    '<script type="application/json">{"datePublished":"2015-05-04T08:00:00Z"}</script>',
    '<script>dataLayer=[{"pagePostDate":"May 4, 2015"}]</script>',
]


@pytest.mark.parametrize("script", STATES)
def test_the_state_that_a_script_holds(script: str) -> None:
    assert dated(page("", story() + script)) == (MAY4, MAY4)


RECENT = "".join(
    f'<li><a href="/2018/02/0{day}/other-{day}">Another matter of the day {day}</a> <span>0{day} February 2018</span></li>'
    for day in (3, 4, 5)
)
ARCHIVE = "".join(f"<li><a href='/2018/0{month}'>0{month}/2018</a> (1{month})</li>" for month in (1, 2, 3))
SAID = "<p>Posted by <b>Karl</b> on February 3, 2018 at 9:00 am</p><p>That is what they always say, and then nothing comes of it.</p>"
NOISE = {
    "recent posts beside the article": story(below="<p>4 May 2015</p>") + f"<div id='recent-posts'><ul>{RECENT}</ul></div>",
    "recent posts before the article": f"<div class='widget'><h3>Recent</h3><ul>{RECENT}</ul></div>" + story(below="<p>4 May 2015</p>"),
    "an archive by months": story(below="<p>4 May 2015</p>") + f"<div id='archives'><ul>{ARCHIVE}</ul></div>",
    "comments with days of their own": story(below="<p>May 4, 2015</p>") + f'<ol class="commentlist"><li>{SAID}</li><li>{SAID}</li></ol>',
    "comments in plain paragraphs": story(below="<p>May 4, 2015</p>") + f"<h3>2 responses</h3><div>{SAID}</div><div>{SAID}</div>",
    "today's date at the top": "<div id='top'>Saturday, 3 February 2018</div>" + story(below="<p>By Ann Roe, 4 May 2015</p>"),
    "a bar of a web archive": "<div id='wm-ipp-base'><div>Jan 03 FEB Mar 03 2018 412 captures 6 Jun 2015 - 3 Feb 2018</div></div>"
    + story(below="<p>4 May 2015</p>"),
    "an archive's note in a comment": story(below="<p>4 May 2015</p>")
    + "<!-- FILE ARCHIVED ON 09:00:00 Feb 03, 2018 AND RETRIEVED FROM THE INTERNET ARCHIVE ON 10:00:00 Mar 03, 2018. -->",
    "the day below the article": story() + "<p class='info'>Published on 4 May 2015</p>",
    "the day below the article, in a footer of its own": f"<article><h1>{TITLE}</h1>{PROSE}<footer>Posted in Border on May 4, 2015 by A. Roe</footer></article>",
    "a day above the headline": "<div class='story'><span class='day'>May 4, 2015</span></div>" + story(),
    "a later day in the text": story(below="<p>4 May 2015</p>", prose=PROSE + "<p>The crossing will be closed again on 3 February 2018, the treaty says, for one day.</p>"),
    "an earlier day in the text": story(below="<p>4 May 2015</p>", prose="<p>The crossing was closed on 3 February 2009 after a guard was shot at the mill, and stayed so.</p>" + PROSE),
    "a script full of days": "<script>var d = ['2018-02-03','2018-02-04','2018-02-05'];</script>" + story(below="<p>4 May 2015</p>"),
    "links to pictures of another month": "<img src='/wp-content/uploads/2014/11/03/a.jpg'>" + story(below="<p>4 May 2015</p>"),
    "a copyright line": story(below="<p>Ann Roe | 4 May 2015</p>") + "<div id='foot'>Copyright © 2002-2018 Hill Echo</div>",
    "a birthday in a box on the author": story(below="<p>4 May 2015</p>") + "<div class='author-box'>Ann Roe, born 3 February 1980, writes on rivers.</div>",
    "an old board": "<table><tr><td><b>" + TITLE + "</b><br><font size=1>05-04-2015, 09:12 AM</font></td></tr><tr><td>" + PROSE + "</td></tr></table>",
    "a week's programme beside it": story(below="<p>4 May 2015</p>") + "<div class='calendar'><table><caption>February 2018</caption><tr><td>3</td><td>4</td></tr></table></div>",
    "an old page of tables": f"<table><tr><td width=120><a href='/'>Home</a></td><td><font size=5>{TITLE}</font><br><i>Monday, May 4, 2015</i><p>{FIRST}<p>{SECOND}</td></tr></table>",
}  # fmt: skip


@pytest.mark.parametrize("name", NOISE)
def test_days_of_other_things(name: str) -> None:
    assert dated(page("", NOISE[name], "en-US")) == (MAY4, MAY4)


TODAY = '<meta name="date" content="2018-02-03">'
DOUBTFUL = {
    "a tag alone": page('<meta name="date" content="2015-05-04">', story()),
    "tag and line far apart": page('<meta property="article:published_time" content="2018-02-03">', story(below="<p>4 May 2015</p>")),
    "data and address far apart": page(ld('{"@type":"NewsArticle","datePublished":"2018-02-03"}')
    + '<link rel="canonical" href="https://news.example/2015/05/04/x">', story()),
    "only the day of a change": page('<meta property="article:modified_time" content="2018-02-03T08:00:00Z">', story()),
    "only a line on a change": page("", story(below="<p>Last updated: 3 February 2018</p>")),
    "only the copyright": page("", story() + "<footer>Copyright 2018 Hill Echo</footer>"),
    "only other stories' days": page("", story() + f"<div class='sidebar'><ul>{RECENT}</ul></div>"),
    "only a day in the text": page("", story(prose=PROSE + "<p>The crossing was closed on 3 February 2009 after a shot.</p>")),
    "today's date and nothing else": page("", "<div id='top'>Saturday, 3 February 2018</div>" + story()),
    "a tag with the day of the visit": page(TODAY, story(prose=PROSE + "<p>President Barack Obama said on Monday that he was glad.</p>")),
    "two readings": page("", story(below="<p>04/05/2015</p>")),
    "data of the site, made anew": page(ld('{"@type":"WebPage","datePublished":"2018-02-03"}'), story()),
}  # fmt: skip


@pytest.mark.parametrize("name", DOUBTFUL)
def test_a_day_that_may_be_wrong_says_so(name: str) -> None:
    assert is_flagged(read_report(DOUBTFUL[name], "x.html"))
