"""Pages of many layouts made of the same eight paragraphs: what sites set around, between and inside an article."""

# ruff: noqa: E501 - a page stands on one line

STORY = [
    "Guards on both banks of the Lasko pulled back two hundred paces before dawn, as the truce that was signed in the mill on Sunday requires.",
    "Nobody fired, according to the four observers who had walked through the night with torches and a list of bridges.",
    "“We counted the steps aloud,” said Major Ilse Brandt, who led the party on the eastern side. “It took longer than the war.”",
    "The withdrawal opens the road to Zenda, where 3,100 people have waited for flour since the middle of October.",
    "A first convoy of eleven lorries is to leave on Thursday if the snow allows it, the relief office said.",
    "Both governments have yet to say who will clear the mines that were laid along the towpath in the summer.",
    "The prime minister called the day a beginning. His opponent called it a pause, and asked where the prisoners were.",
    "Talks on these go on in Strelsau next week, with the same mediators and, it is hoped, with better maps.",
]
TITLE = "Truce at the Lasko holds on its first night"
PAGES: dict[str, tuple[bytes, list[str]]] = {}
"""Each page with the lines of its article."""


def paragraphs(*numbers: int) -> str:
    return "".join(f"<p>{STORY[number]}</p>" for number in (numbers or range(8)))


def case(name: str, body: str, gold: list[str] | None = None, head: str = "") -> None:
    page = (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | Hill Echo</title>{head}</head>'
        f"<body>{body}</body></html>"
    )
    PAGES[name] = (page.encode(), gold or STORY)


ABOUT = "<div class='site-about'><p>Hill Echo is an independent paper that has come out every day but Sunday since 1911, and is owned by those who write it and by some who read it.</p><p>Its newsroom stands above the old bakery in Mill Street; visitors are welcome on Fridays between ten and noon, and are asked to bring their own chair.</p></div>"
case(
    "standfirst h2",
    f"<article><h1>{TITLE}</h1><h2 class='standfirst'>{STORY[0]}</h2>{paragraphs(1, 2, 3, 4, 5, 6, 7)}</article>",
)
case(
    "lead div",
    f"<article><h1>{TITLE}</h1><div class='lead'>{STORY[0]}</div><div class='txt'>{paragraphs(1, 2, 3, 4, 5, 6, 7)}</div></article>",
)
case(
    "lead strong",
    f"<div class='content'><h1>{TITLE}</h1><strong>{STORY[0]}</strong>{paragraphs(1, 2, 3, 4, 5, 6, 7)}</div>",
)
case(
    "blockquote",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1)}<blockquote><p>{STORY[2]}</p></blockquote>{paragraphs(3, 4, 5, 6, 7)}</article>",
)
ITEMS = [
    "Eleven lorries of flour and beans",
    "Two mobile bakeries with fuel for a month",
    "Blankets for nine hundred households",
]
case(
    "list",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1, 2, 3, 4)}<ul>{''.join(f'<li>{x}</li>' for x in ITEMS)}</ul>{paragraphs(5, 6, 7)}</article>",
    STORY[:5] + ITEMS + STORY[5:],
)
case(
    "list p",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1, 2, 3, 4)}<ol>{''.join(f'<li><p>{x}</p></li>' for x in ITEMS)}</ol>{paragraphs(5, 6, 7)}</article>",
    STORY[:5] + ITEMS + STORY[5:],
)
case(
    "br br",
    f"<div id='story'><h1>{TITLE}</h1>{'<br><br>'.join(STORY)}</div><div id='foot'>Copyright 2012 Hill Echo</div>",
)
case(
    "br br table",
    f"<table width=100%><tr><td width=150><a href=/>Home</a><br><a href=/w>World</a><br><a href=/s>Sport</a></td><td><font size=5><b>{TITLE}</b></font><br><font face=Arial size=2>{'<br><br>'.join(STORY)}</font></td><td><b>Weather</b><br>Snow, 2 C</td></tr></table>",
)
case("span p", f"<article><h1>{TITLE}</h1>{''.join(f'<p><span><font>{x}</font></span></p>' for x in STORY)}</article>")
case("div paras", f"<div class='c-body'><h1>{TITLE}</h1>{''.join(f'<div class=c-para>{x}</div>' for x in STORY)}</div>")
ALSO = "<p><strong>Also read: </strong><a href='/x'>Miners find a bell under the old border post</a></p>"
case(
    "read more inline",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1)}{ALSO}{paragraphs(2, 3)}<p><a href='/y'>READ MORE: What the truce says, line by line</a></p>{paragraphs(4, 5, 6, 7)}</article>",
)
case(
    "newsletter inline",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1)}<div class='inline-form'><h4>Get the morning letter</h4><p>Sign up for our daily briefing and have the news of the valley in your inbox before the first tram leaves.</p><form><input type=email><button>Sign up</button></form></div>{paragraphs(2, 3, 4, 5, 6, 7)}</article>",
)
case(
    "newsletter p",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1)}<p><em>Sign up here for our weekly newsletter and never miss a story.</em></p>{paragraphs(2, 3, 4, 5, 6, 7)}</article>",
)
case(
    "caption p",
    f"<article><h1>{TITLE}</h1><div class='image'><img src=a.jpg><p>Soldiers walk along the towpath near Zenda on Monday. Photo: Karl Roe/Hill Echo</p></div>{paragraphs()}</article>",
)
case(
    "caption em",
    f"<article><h1>{TITLE}</h1><img src=a.jpg><br><em>Soldiers walk along the towpath near Zenda. (Karl Roe/AFP/Getty Images)</em>{paragraphs()}</article>",
)
case(
    "caption span",
    f"<article><h1>{TITLE}</h1><span class='media'><img src=a.jpg><span class='media__desc'>Image copyright Karl Roe Image caption Soldiers left the towpath near Zenda on Monday</span></span>{paragraphs()}</article>",
)
case(
    "bio tags",
    f"<article><h1>{TITLE}</h1>{paragraphs()}<p>Karl Roe is the Hill Echo's correspondent in Strelsau. Follow him on Twitter @karlroe.</p><p>Tags: truce, Lasko, Zenda</p></article>{ABOUT}",
)
case(
    "cards",
    f"<main><article><h1>{TITLE}</h1>{paragraphs()}</article><section><h3>More from the valley</h3>"
    + "".join(
        f"<div class='card'><h4><a href='/{n}'>A bell is heard in the marsh of Amsel {n}</a></h4><p>Nobody has owned to having cast it, and the parish says that it has one already, thank you.</p></div>"
        for n in range(4)
    )
    + "</section></main>",
)
case(
    "comments post",
    f"<div class='post'><h1>{TITLE}</h1>{paragraphs()}</div><h3>3 Comments</h3>"
    + "".join(
        f"<div class='post'><b>reader{n}</b> says: <p>I walked there as a child and there were never any mines, only geese, which were worse by far.</p></div>"
        for n in range(3)
    ),
)
case(
    "pagination",
    f"<article><h1>{TITLE}</h1>{paragraphs()}<p class='pages'>Page 1 of 2 | <a>Next</a> | <a>View all</a></p></article>",
)
case(
    "pull quote",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1, 2)}<div class='quote-box'><p>“It took longer than the war.”</p><span>Major Ilse Brandt</span></div>{paragraphs(3, 4, 5, 6, 7)}</article>",
)
HEADINGS = ["The road to Zenda", "What is left"]
case(
    "subheads",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1, 2)}<h2>{HEADINGS[0]}</h2>{paragraphs(3, 4)}<h2>{HEADINGS[1]}</h2>{paragraphs(5, 6, 7)}</article>",
    [*STORY[:3], HEADINGS[0], *STORY[3:5], HEADINGS[1], *STORY[5:]],
)
case(
    "strong subheads",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1, 2)}<p><strong>{HEADINGS[0]}</strong></p>{paragraphs(3, 4)}<p><b>{HEADINGS[1]}</b></p>{paragraphs(5, 6, 7)}</article>",
    [*STORY[:3], HEADINGS[0], *STORY[3:5], HEADINGS[1], *STORY[5:]],
)
case(
    "hostile classes",
    f"<div class='layout-sidebar-right has-ads'><div class='content-with-related'><article class='share-enabled'><h1>{TITLE}</h1><div class='article-body paywall-content'>{paragraphs()}</div></article></div><div class='sidebar'><p>Subscribe to the paper and get the crossword book for nothing this month only.</p></div></div>",
)
case("popup wrapper", f"<div class='overlay'><div class='modal-body'><h1>{TITLE}</h1>{paragraphs()}</div></div>")
case("aside article", f"<aside class='main'><h1>{TITLE}</h1>{paragraphs()}</aside>")
case(
    "short with cookies",
    f"<div class='msg'><p>We and our 842 partners store and read information on a device, such as identifiers and data on browsing, to show advertisements and to measure how they are seen.</p><p>With your leave we may use your precise place and read the device's properties; you may refuse or withdraw your leave at any time in the settings below.</p><button>Accept</button></div><article><h1>{TITLE}</h1>{paragraphs(0, 1)}</article>",
    STORY[:2],
)
case(
    "noise dl",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1, 2, 3)}<dl><dt>Mines</dt><dd>About four hundred along the towpath, by the count of the engineers.</dd></dl>{paragraphs(4, 5, 6, 7)}</article>",
    [*STORY[:4], "Mines", "About four hundred along the towpath, by the count of the engineers.", *STORY[4:]],
)
case(
    "table data",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1, 2, 3)}<table><tr><th>Bank</th><th>Men</th></tr><tr><td>East</td><td>410</td></tr></table>{paragraphs(4, 5, 6, 7)}</article>",
)
case("one para", f"<article><h1>{TITLE}</h1><p>{' '.join(STORY)}</p></article>", [" ".join(STORY)])
case(
    "text in section",
    f"<section class='story'><h1>{TITLE}</h1><section>{paragraphs(0, 1, 2, 3)}</section><section>{paragraphs(4, 5, 6, 7)}</section></section>",
)
case(
    "split by ads",
    f"<div class='entry'><h1>{TITLE}</h1>"
    + "".join(
        f"<div class='chunk'>{paragraphs(n, n + 1)}</div><div class='ad-slot'>Advertisement<p>Continue reading below</p></div>"
        for n in (0, 2, 4, 6)
    )
    + "</div>",
)
case(
    "ad text p",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1)}<p>Advertisement</p><p>Story continues below</p>{paragraphs(2, 3, 4, 5)}<p>ADVERTISEMENT</p>{paragraphs(6, 7)}</article>",
)
case(
    "live teaser box",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1, 2)}<div class='box box--related'><h3>Background</h3><ul><li><a href=/a>How the truce came about</a></li><li><a href=/b>A map of the mines</a></li></ul></div>{paragraphs(3, 4, 5, 6, 7)}</article>",
)
case(
    "dateline para",
    f"<article><h1>{TITLE}</h1><p><span class='dateline'>ZENDA (Hill Echo) —</span> {STORY[0]}</p>{paragraphs(1, 2, 3, 4, 5, 6, 7)}</article>",
)
case(
    "legal tail",
    f"<article><h1>{TITLE}</h1>{paragraphs()}<p>Copyright 2012 Hill Echo. All rights reserved. This material may not be published, broadcast, rewritten or redistributed.</p></article>",
)
case(
    "noscript",
    f"<article><h1>{TITLE}</h1><noscript><p>Please enable JavaScript to read comments on this page.</p></noscript>{paragraphs()}</article>",
)
case(
    "tweet",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1, 2)}<blockquote class='twitter-tweet'><p>Two hundred paces. Counted every one.</p>— Ilse Brandt (@ibrandt) <a>3 December 2012</a></blockquote>{paragraphs(3, 4, 5, 6, 7)}</article>",
)
case("font h3 title", f"<h3>Hill Echo</h3><h3>{TITLE}</h3>{paragraphs()}<hr><a href=/>Back</a>")
case("pre", f"<h1>{TITLE}</h1><pre>" + "\n\n".join(STORY) + "</pre>")
case(
    "long nav text",
    "<div class='top-stories'><ul>"
    + "".join(
        f"<li><a href='/{n}'>The council of Amsel puts off its vote on the bridge for the {n}th time</a></li>"
        for n in range(12)
    )
    + f"</ul></div><div><h1>{TITLE}</h1>{paragraphs()}</div>",
)
case(
    "arabic-like classes number",
    f"<div class='x1'><div class='x2'><h1>{TITLE}</h1></div><div class='x3'>{paragraphs()}</div><div class='x4'><p>Follow us on Facebook and Twitter for more news from the valley and beyond it.</p></div></div>",
)
case(
    "editors note",
    f"<article><h1>{TITLE}</h1>{paragraphs()}<p><i>Editing by Ann Roe; additional reporting by Petr Hajek in Strelsau</i></p></article>",
)
case(
    "contact tail",
    f"<article><h1>{TITLE}</h1>{paragraphs()}<p>Do you live in Zenda? Tell us about your experiences by emailing news@hillecho.example.</p></article>",
)
case(
    "related p tail",
    f"<article><h1>{TITLE}</h1>{paragraphs()}<p>Related stories:</p><p><a href=/a>Mines along the towpath: what is known</a></p><p><a href=/b>The mediators and their maps</a></p></article>",
)
case(
    "keypoints",
    f"<article><h1>{TITLE}</h1><div class='key-points'><h3>Key points:</h3><ul><li>{ITEMS[0]}</li><li>{ITEMS[1]}</li></ul></div>{paragraphs()}</article>",
    ["Key points:", *ITEMS[:2], *STORY],
)
case(
    "amp list nav",
    f"<amp-sidebar><ul><li>Home</li></ul></amp-sidebar><main><h1>{TITLE}</h1><div>{paragraphs()}</div><amp-list><p>Most read stories of this week in the valley are shown to you here</p></amp-list></main>",
)
GERMAN = [
    "Die Posten an beiden Ufern der Laske zogen sich vor Tagesanbruch zweihundert Schritte zurück, wie es der Vertrag aus der Mühle verlangt.",
    "Niemand schoss, wie vier Beobachter berichten, die mit Fackeln und einer Liste der Brücken durch die Nacht gegangen waren.",
    "„Wir haben laut gezählt“, sagte Majorin Ilse Brandt. „Es dauerte länger als der Krieg.“",
    "Damit ist die Straße nach Zenda offen, wo seit Mitte Oktober 3100 Menschen auf Mehl warten.",
]


def german() -> str:
    return "".join(f"<p>{x}</p>" for x in GERMAN)


case(
    "de captions",
    f"<article><h1>{TITLE}</h1><p class='bild'>Soldaten am Treidelpfad bei Zenda. Foto: dpa</p>{german()}<p>Mehr zum Thema</p><p><a href=x>Die Minen am Pfad</a></p><p>© dpa-infocom</p></article>",
    GERMAN,
)
case(
    "de comments",
    f"<div class='post'><h2>{TITLE}</h2>{german()}<p class='meta'>Abgelegt unter <a>Grenze</a> | 2 Kommentare</p></div><div id='respond'><h3>Hinterlasse eine Antwort</h3><p>Deine E-Mail-Adresse wird nicht veröffentlicht. Erforderliche Felder sind markiert.</p></div>",
    GERMAN,
)
case(
    "wp comments form en",
    f"<div class='entry'><h2>{TITLE}</h2>{paragraphs()}</div><div class='c'><h3>Leave a Reply</h3><p>Your email address will not be published. Required fields are marked *</p></div>",
)
case(
    "breaking ticker",
    f"<div class='x'>BREAKING: The council of Amsel has put off its vote on the bridge once more, and will meet in spring.</div><div><h1>{TITLE}</h1>{paragraphs()}</div>",
)
case(
    "two column layout",
    f"<div class='row'><div class='col-8'><h1>{TITLE}</h1>{paragraphs()}</div><div class='col-4'><h4>Opinion</h4><p><a href=1>Why the bridge matters to those who never cross it</a></p><p>By A. Columnist</p><p><a href=2>The geese of Zenda deserve better than a towpath</a></p></div></div>",
)
case(
    "teaser above",
    f"<div class='hero'><a href=/q><h2>Bell found in the marsh</h2><p>Nobody has owned to having cast it, and the parish says that it has one already.</p></a></div><div class='post-content'><h1>{TITLE}</h1>{paragraphs()}</div>",
)
case(
    "spans no p",
    f"<div class='post-body'><h3>{TITLE}</h3><span>{STORY[0]}</span><br/><br/><span>{STORY[1]}</span><br/><br/>{STORY[2]}<br/><br/><b>{STORY[3]}</b> {STORY[4]}<br/><br/>{STORY[5]}</div>",
    [STORY[0], STORY[1], STORY[2], STORY[3], STORY[4], STORY[5]],
)
case(
    "blogger divs",
    f"<div class='post-body entry-content'><div>{STORY[0]}</div><div><br></div><div>{STORY[1]}</div><div><br></div><div>{STORY[2]}</div><div>{STORY[3]}</div></div><div class='post-footer'>Posted by Karl at 9:00 PM</div><div class='blog-pager'>Newer Post Older Post Home</div>",
    STORY[:4],
    "<meta property='og:title' content='" + TITLE + "'>",
)
case(
    "links in text",
    f"<article><h1>{TITLE}</h1>"
    + "".join(f"<p>{x.replace('the', '<a href=/t>the</a>').replace('was', '<a href=/w>was</a>')}</p>" for x in STORY)
    + "</article>",
)
case(
    "whole para links",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1, 2, 3)}<p><a href=/l>{STORY[4]}</a></p>{paragraphs(5, 6, 7)}</article>",
)
case(
    "qa",
    f"<article><h1>{TITLE}</h1>{paragraphs(0)}<p><b>Q: Will it hold?</b></p><p>{STORY[6]}</p><p><b>Q: And the mines?</b></p><p>{STORY[5]}</p></article>",
    [STORY[0], "Q: Will it hold?", STORY[6], "Q: And the mines?", STORY[5]],
)
case(
    "short sentences",
    f"<article><h1>{TITLE}</h1><p>Nobody fired.</p>{paragraphs(0, 1)}<p>The snow helped.</p>{paragraphs(3, 4)}<p>So did the geese.</p></article>",
    ["Nobody fired.", *STORY[:2], "The snow helped.", *STORY[3:5], "So did the geese."],
)
case(
    "factbox",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1, 2)}<div class='factbox'><h3>The Lasko</h3><p>It rises in the hills of Amsel and is two hundred miles long, of which ninety are frontier.</p></div>{paragraphs(3, 4, 5, 6, 7)}</article>",
)
case(
    "video blurb",
    f"<article><h1>{TITLE}</h1><div class='video-js'><p>Your browser does not support this video, please update it or use another one instead.</p></div>{paragraphs()}</article>",
)
case(
    "gallery",
    f"<article><h1>{TITLE}</h1><ul class='slides'><li><img><p>1 of 3: A guard counts his steps on the towpath, with a torch.</p></li><li><img><p>2 of 3: The mill at Karsa on Monday, with geese in front of it.</p></li></ul>{paragraphs()}</article>",
)
case("audio tts", f"<article><h1>{TITLE}</h1><p>Listen to this article</p><p>4 min</p>{paragraphs()}</article>")
case(
    "gift",
    f"<article><h1>{TITLE}</h1>{paragraphs(0, 1, 2, 3)}<p>You have read two of your three free articles this month. Subscribe now for full access.</p>{paragraphs(4, 5, 6, 7)}</article>",
)
case(
    "trust",
    f"<article><h1>{TITLE}</h1>{paragraphs()}<p>Our Standards: The Hill Echo Trust Principles.</p><p>(Reporting by Karl Roe; Writing by Ann Roe; Editing by Petr Hajek)</p></article>",
)
case(
    "next article infinite",
    f"<article><h1>{TITLE}</h1>{paragraphs()}</article><article><h1>Bell found in the marsh</h1><p>A bell was found in the marsh on Sunday by two boys who had been sent to look for a goose.</p><p>Nobody has owned to having cast it, and the parish says that it has one already, thank you.</p></article>",
)
case(
    "header para in nav",
    f"<header><p>The paper of the valley, out every day but Sunday, since nineteen hundred and eleven.</p></header><article><h1>{TITLE}</h1>{paragraphs()}</article>",
)
case("section h1 logo", f"<h1 class='logo'>Hill Echo</h1><article><h2>{TITLE}</h2>{paragraphs()}</article>")
case("ul paragraphs", f"<article><h1>{TITLE}</h1><ul>{''.join(f'<li>{x}</li>' for x in STORY)}</ul></article>")
case(
    "text node", f"<article><h1>{TITLE}</h1>{STORY[0]}<p>{STORY[1]}</p>{STORY[2]}<p>{STORY[3]}</p></article>", STORY[:4]
)
case(
    "custom tags",
    f"<news-article><news-title><h1>{TITLE}</h1></news-title><news-body>{paragraphs()}</news-body></news-article>",
)
case("hidden dup", f"<article><h1>{TITLE}</h1>{paragraphs()}<div style='display:none'>{paragraphs()}</div></article>")
case("sr-only", f"<article><h1>{TITLE}</h1><span class='sr-only'>Opens in a new window</span>{paragraphs()}</article>")
case(
    "correction",
    f"<article><h1>{TITLE}</h1>{paragraphs()}<p>Correction: An earlier version of this article misstated the number of lorries.</p></article>",
)
case(
    "support",
    f"<article><h1>{TITLE}</h1>{paragraphs()}<p>Since you're here, we have a small favour to ask. More people are reading the Hill Echo than ever, but few pay for it.</p><p>Support the Hill Echo from as little as one crown. Thank you.</p></article>",
)
case(
    "most read tail h",
    f"<article><h1>{TITLE}</h1>{paragraphs()}<h3>Most read</h3><ol><li><a href=1>Bell found in the marsh</a></li><li><a href=2>Vote on the bridge is put off</a></li></ol></article>",
)
case(
    "author top",
    f"<article><h1>{TITLE}</h1><div><img alt='Karl Roe'><a href=/k>Karl Roe</a><p>Correspondent in Strelsau</p></div>{paragraphs()}</article>",
)
