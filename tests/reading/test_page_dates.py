"""Which of the dates that a page gives is the day it was published, on what ground, and what is said of the others."""

from datetime import date

import pytest

from detente.reading import read_report
from detente.reading.markup import parse
from detente.reading.pagedates import day_in_address, day_of

BODY = "The two governments agreed to reopen the border crossing at Karsa, officials in both capitals said. "
PAGE = """<html lang="{lang}"><head><title>Crossing reopens</title>{head}</head><body>{above}
<article><h1>Crossing reopens</h1>{below}<p>{body}</p><p>{body}</p></article>{after}</body></html>"""
DATA = '<script type="application/ld+json">{{"@type":"NewsArticle","datePublished":"{0}"}}</script>'
META = '<meta property="article:published_time" content="{0}">'
MODIFIED = '<meta property="article:modified_time" content="{0}">'
LINK = '<link rel="canonical" href="https://news.example/{0}/crossing">'
LINE = '<p class="stamp">By Ann Roe, {0}</p>'
MAY4 = date(2015, 5, 4)


def dated(head="", below="", above="", after="", lang="en"):
    page = PAGE.format(lang=lang, head=head, above=above, below=below, after=after, body=BODY * 2)
    found = read_report(page.encode(), "x.html")
    return found.published_from, found.published_to, found.published_basis, " ".join(found.warnings)


AGREED = [
    # head, below the headline, day, basis, words of the warnings
    (META.format("2015-05-04"), LINE.format("4 May 2015"), MAY4, "stated", ""),
    (META.format("2015-05-04"), "", MAY4, "metadata", "metadata alone"),
    (META.format("2015-05-04") + LINK.format("2015/05/04"), "", MAY4, "metadata", ""),
    ("", LINE.format("4 May 2015"), MAY4, "stated", ""),
    (LINK.format("2015/05/04"), "", MAY4, "metadata", ""),
    # an article in the evening, seen in another time zone: the day that readers saw
    (META.format("2015-05-05T01:10:00Z"), LINE.format("May 4, 2015 9:10 PM"), MAY4, "stated", ""),
    (DATA.format("2015-05-05T01:10:00Z") + META.format("2015-05-05"), LINE.format("May 4, 2015"), MAY4, "stated", ""),
    # the data were made anew when the site was moved
    (DATA.format("2021-03-09") + LINK.format("2015/05/04"), LINE.format("4 May 2015"), MAY4, "stated", "not 2015"),
    # two against one: the one is told of
    (META.format("2015-05-04") + LINK.format("2015/05/04"), LINE.format("9 March 2021"), MAY4, "metadata", "not 2015"),
    # changed later
    (META.format("2015-05-04") + MODIFIED.format("2021-03-09"), "", MAY4, "metadata", "changed on 2021-03-09"),
    ("", LINE.format("4 May 2015").replace("</p>", "<br>Last updated 9 March 2021</p>"), MAY4, "stated", ""),
]  # fmt: skip


@pytest.mark.parametrize("head, below, day, basis, words", AGREED)
def test_the_day_that_most_signs_agree_on(head, below, day, basis, words) -> None:
    first, last, ground, warnings = dated(head, below)
    assert (first, last, ground) == (day, day, basis)
    assert words in warnings if words else "check" not in warnings and "alone" not in warnings


def test_dates_of_other_stories_and_of_comments_are_not_the_articles() -> None:
    others = "".join(f'<div class="related"><time datetime="2021-03-0{n}">x</time></div>' for n in (7, 8, 9))
    comments = '<div class="comments"><p>Ann <time datetime="2021-03-09">9 March 2021</time></p></div>'
    assert dated(below='<time datetime="2015-05-04">4 May</time>', after=others + comments)[:2] == (MAY4, MAY4)


@pytest.mark.parametrize(
    "lang, first, last", [("en", date(2015, 4, 5), MAY4), ("en-US", date(2015, 4, 5), None), ("de", MAY4, None)]
)
def test_a_date_that_reads_in_two_ways(lang, first, last) -> None:
    found = dated(below=LINE.format("04/05/2015"), lang=lang)
    assert found[:2] == (first, last or first)
    assert ("two ways" in found[3]) == bool(last)


def test_a_bare_year_under_the_page_is_no_date() -> None:
    assert dated(after="<footer>© 2021 The Valley Sun</footer>")[2] == "unknown"


@pytest.mark.parametrize(
    "address, day",
    [
        ("https://a.example/2015/05/04/x", MAY4),
        ("https://a.example/world/20150504/x", MAY4),
        ("https://a.example/2015/may/04/x", MAY4),
        ("https://a.example/x-20150504", None),
        ("https://a.example/2015/05/x", None),
        ("https://a.example/2015/13/45/x", None),
        (None, None),
    ],
)
def test_a_day_in_an_address(address, day) -> None:
    assert day_in_address(address) == day


@pytest.mark.parametrize(
    "value, day",
    [
        ("2015-05-04T23:30:00-05:00", MAY4),
        ("20150504", MAY4),
        ("Mon, 04 May 2015 10:00:00 GMT", MAY4),
        ("May 4th, 2015", MAY4),
        ("Mon May 04 10:00:00 CEST 2015", MAY4),
        ("0001-01-01", date(1, 1, 1)),
        ("1430733600", None),
        (1430733600, None),
        ("soon", None),
        (None, None),
    ],
)
def test_days_as_metadata_write_them(value, day) -> None:
    assert day_of(value) == day


def test_the_tree_of_a_broken_page() -> None:
    assert parse("<p>one<p>two<table><tr").text_content() == "onetwo"
