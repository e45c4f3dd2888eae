from datetime import date
from pathlib import Path

import pytest

from detente.reading import read_report, read_reports

PAGES = Path(__file__).parent / "pages"
TEXTS = (
    "The convoy has left the depot with eleven lorries, says the relief office, and is expected at the mill by noon.",
    "Guards at the second bridge have let it pass after an hour of talk about the stamps on its papers.",
    "Snow has begun to fall on the pass, and the observers have gone back for their torches and for soup.",
    "The first lorry is in Zenda. Children ran beside it for the last mile, and nobody shot at anything.",
)


def blog(entries: str) -> bytes:
    head = "<title>The road to Zenda, live</title>"
    return f"<html lang='en'><head>{head}</head><body><h1>The road to Zenda, live</h1>{entries}</body></html>".encode()


def entry(text: str, day: str, heading: str = "") -> str:
    return f"<div class='e'><time datetime='{day}T10:00:00Z'>10:00</time>{heading}<p>{text}</p></div>"


def test_the_entries_of_a_live_blog_are_reports_of_their_own_days() -> None:
    days = ("2014-02-03", "2014-02-03", "2014-02-02", "2014-02-02")
    entries = "".join(
        entry(text, day, "<h2>Snow</h2>" if "Snow" in text else "") for text, day in zip(TEXTS, days, strict=True)
    )
    extra = '<script type="application/ld+json">{"@type":"LiveBlogPosting","datePublished":"2014-02-02"}</script>'
    found = read_reports(blog(extra + f"<main>{entries}</main>"), "b.html")
    assert [each.published_from for each in found] == [date.fromisoformat(day) for day in days]
    assert [text in each.text for text, each in zip(TEXTS, found, strict=True)] == [True] * 4
    assert found[2].title == "Snow"
    assert [each.location for each in found] == [f"b.html#{number}" for number in (1, 2, 3, 4)]


def test_updates_that_the_data_hold() -> None:
    updates = ",".join(
        f'{{"@type":"BlogPosting","datePublished":"2014-02-0{number}","articleBody":"{text}"}}'
        for number, text in enumerate(TEXTS, 1)
    )
    blog_data = f'{{"@type":"LiveBlogPosting","datePublished":"2014-02-01","liveBlogUpdate":[{updates}]}}'
    data = f'<script type="application/ld+json">{blog_data}</script>'
    found = read_reports(blog(data + "".join(f"<p>{text}</p>" for text in TEXTS)), "b.html")
    assert [each.published_from for each in found] == [date(2014, 2, number) for number in (1, 2, 3, 4)]


def test_a_live_blog_without_clear_entries_stays_whole_and_says_so() -> None:
    clock = "".join(f"<h3>1{hour}:00</h3><p>{TEXTS[hour % 4]} Number {hour}.</p>" for hour in range(7))
    (document,) = read_reports(blog(clock), "b.html")
    assert any("live blog" in each for each in document.warnings)


def test_items_of_a_column_of_briefs() -> None:
    found = read_reports((PAGES / "a05-briefs.html").read_bytes(), "b.html")
    assert [each.title for each in found] == ["Navies to share a harbour", "Gas flows again", "Court hears island case"]
    assert {each.published_from for each in found} == {date(2008, 10, 9)}


@pytest.mark.parametrize("name", ["a04-live-blog", "a05-briefs"])
def test_nothing_is_lost_by_cutting_and_one_report_is_had_on_demand(name: str) -> None:
    raw = (PAGES / f"{name}.html").read_bytes()
    whole = read_report(raw, "b.html")
    parts = "\n".join(each.text for each in read_reports(raw, "b.html"))
    assert [line for line in whole.text.split("\n\n")[1:] if line not in parts] == []


def test_a_report_with_times_in_it_is_one_report() -> None:
    times = "".join(f"<p><time datetime='2014-02-0{number}'>{number} Feb</time> {text}</p>" for number, text in
                    enumerate(TEXTS, 1))  # fmt: skip
    assert len(read_reports(blog(f"<article>{times}</article>").replace(b", live", b""), "b.html")) == 1
