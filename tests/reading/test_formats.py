from datetime import date

import pytest

from detente.errors import ReportError
from detente.reading.formats import MOST_BYTES, formats, read_pages

SENTENCE = "The two governments agreed on Tuesday to reopen the crossing, officials in both capitals said. "
RUSSIAN = "Стороны подписали в четверг соглашение о прекращении огня на всей границе. "
PAGE = """<html lang="en"><head><title>Crossing reopens | The Valley Sun</title>{meta}</head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav>
<article><h1>Crossing reopens</h1><div class="byline">By Ann Roe<br>Monday, May 4, 2015</div>
<p>{body}</p><p>{body}</p><p>{body}</p></article>
<footer>© The Valley Sun</footer></body></html>"""


@pytest.mark.parametrize("name", formats())
def test_each_format_keeps_the_contract(name: str) -> None:
    module = formats()[name]
    assert isinstance(module.recognises(b""), bool)
    assert module.__doc__
    assert "\n" not in module.__doc__.strip()


@pytest.mark.parametrize(
    "raw, problem",
    [
        (b"", "empty"),
        (b" \n\t\n", "empty"),
        (bytes(range(256)) * 20, "not text"),
        (b"%PDF-1.7\n" + bytes(range(128, 256)) * 30, "damaged"),
        (b"a" * (MOST_BYTES + 1), "bytes"),
        (b"<html><body></body></html>", "no article"),
    ],
)
def test_what_cannot_be_read_says_why_and_what_to_do(raw: bytes, problem: str) -> None:
    with pytest.raises(ReportError) as caught:
        read_pages(raw)
    assert problem in caught.value.problem
    assert caught.value.advice


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251"])
def test_encodings_of_text(encoding: str) -> None:
    (page,) = read_pages(f"Перемирие\n\n{RUSSIAN * 5}".encode(encoding))
    assert page.lines == ("Перемирие", RUSSIAN * 5)


def test_an_encoding_that_the_page_declares() -> None:
    source = PAGE.format(meta='<meta charset="windows-1251">', body=RUSSIAN * 3)
    (page,) = read_pages(source.encode("cp1251"))
    assert RUSSIAN.strip() in " ".join(page.lines)


def test_lines_wrapped_by_hand_are_joined() -> None:
    text = (
        "Talks open\n\nThe foreign ministers of the two countries met for the first time\nin eleven years and agreed to "  # noqa: E501
        "send their envoys back before the\nsummer. They did not speak of the islands that both claim, nor of\nthe "
        "sailors who are held in the port since the clash in January.\n\n- first point\n- second point\n"
    )
    (page,) = read_pages(text.encode())
    assert [line[:12] for line in page.lines] == ["Talks open", "The foreign ", "- first poin", "- second poi"]
    assert "time in eleven years" in page.lines[1]


META = [
    '<meta property="article:published_time" content="2015-05-04T10:00:00+02:00">',
    '<meta name="DISPLAYDATE" content="May 4, 2015">',
    '<meta name="date" content="4 May 2015">',
    '<script type="application/ld+json">{"@type":"NewsArticle","datePublished":"2015-05-04"}</script>',
    '<script type="application/ld+json">[{"@type":"Thing"},{"datePublished":"2015-05-04T01:00Z"}]</script>',
    '<script type="application/ld+json">{"@graph":[{"datePublished":"2015-05-04"}]}</script>',
]


@pytest.mark.parametrize("meta", META)
def test_the_date_in_a_pages_metadata(meta: str) -> None:
    (page,) = read_pages(PAGE.format(meta=meta, body=SENTENCE * 3).encode())
    assert {sign.day for sign in page.signs} == {date(2015, 5, 4)}


@pytest.mark.parametrize(
    "meta", ["", '<script type="application/ld+json">{broken</script>', '<meta name="date" content="x">']
)
def test_a_page_without_usable_metadata(meta: str) -> None:
    (page,) = read_pages(PAGE.format(meta=meta, body=SENTENCE * 3).encode())
    assert {sign.place for sign in page.signs} <= {"search"}
    assert page.title == "Crossing reopens"
    assert page.site == "The Valley Sun"
    assert "Monday, May 4, 2015" in page.around
    assert not any("Home" in line for line in page.lines)


def test_a_broken_page_is_read_as_far_as_it_goes() -> None:
    raw = f"<html><body><div><p>{SENTENCE * 4}<p>{SENTENCE * 3}<table><tr".encode()
    (page,) = read_pages(raw)
    assert SENTENCE.strip() in page.lines[0]
