"""The workbench as an analyst uses it, in real Chromium: clicks, keys, nothing from elsewhere, no objection of axe."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, expect, sync_playwright

from detente.workbench.pages import pages
from detente.workbench.sheet import as_one_file

from .conftest import Bench
from .test_pages import query

CHROMIUM = "/usr/bin/chromium"
GRAVE = ("serious", "critical")


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    if not Path(CHROMIUM).exists():
        pytest.skip("needs Debian's chromium: apt-get install chromium")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield browser
        browser.close()


@contextmanager
def opened(browser: Browser, origin: str, cookies: list[dict[str, str]], **settings: object) -> Iterator[Page]:
    """A page that notes what it should not do: errors of the console, requests to anywhere else."""
    context = browser.new_context(**{"viewport": {"width": 1280, "height": 900}, **settings})
    context.set_default_timeout(10_000)
    context.add_cookies(cookies)
    page, faults = context.new_page(), []
    page.on("console", lambda told: faults.append(told.text) if told.type in ("error", "warning") else None)
    page.on("pageerror", lambda problem: faults.append(str(problem)))
    page.on("request", lambda asked: None if asked.url.startswith((origin, "data:")) else faults.append(asked.url))
    yield page
    context.close()
    assert faults == []


@pytest.fixture
def page(browser, sample_bench) -> Iterator[Page]:
    allowed = ["clipboard-read", "clipboard-write"]
    with opened(browser, sample_bench.origin, [sample_bench.cookie], permissions=allowed) as page:
        yield page


def ready(page: Page) -> None:
    expect(page.locator("html")).to_have_attribute("data-ready", "yes")


def go(page: Page, bench: Bench, path: str) -> None:
    page.goto(bench.origin + path)
    ready(page)


ALIKE = [
    [".row ~ .row ~ .row"],
    [".place ~ .place ~ .place ~ .place ~ .place ~ .place"],
    [".evidence article ~ article"],
    ["svg g > * ~ * ~ *"],
]
"""Rows, places and marks after the first few, which are made as those are."""


def grave(page: Page, **rules: object) -> list[str]:
    tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa"]
    options = {"runOnly": {"type": "tag", "values": tags}, "resultTypes": ["violations"], "rules": rules}
    found = Axe().run(page, context={"exclude": ALIKE}, options=options).response["violations"]
    return [
        f"{each['id']}: {node['target']} {node['failureSummary'][:200]}"
        for each in found
        if each["impact"] in GRAVE
        for node in each["nodes"][:3]
    ]


def fits(page: Page) -> list[int]:
    """Nothing where the page is as wide as its window, else both widths."""
    wide = page.evaluate("[document.documentElement.scrollWidth, innerWidth]")
    return [] if wide[0] <= wide[1] else wide


@pytest.mark.parametrize("which", ["sample", "hostile"])
def test_every_page_is_sound(browser, request, which):
    bench = request.getfixturevalue(f"{which}_bench")
    contrast = {"color-contrast": {"enabled": which == "sample"}}  # slow to judge on words of a million letters
    with opened(browser, bench.origin, [bench.cookie]) as page:
        for name in pages():
            go(page, bench, f"/{name}{query(bench, name)}")
            assert page.title().endswith("· detente"), name
            drawn = page.locator(".chart:not([hidden])").count(), page.locator(".chart svg:first-of-type").count()
            assert drawn[0] == drawn[1], name
            assert fits(page) == [] == grave(page, **contrast), name


@pytest.mark.parametrize("which", ["sample", "hostile"])
def test_every_page_is_sound_on_a_telephone_in_the_dark(browser, request, which):
    bench = request.getfixturevalue(f"{which}_bench")
    narrow = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}
    with opened(browser, bench.origin, [bench.cookie], **narrow) as page:
        for name in pages():
            go(page, bench, f"/{name}{query(bench, name)}")
            assert fits(page) == [], name
            assert which == "hostile" or name not in ("picture", "read", "votes") or grave(page) == [], name


def test_sliding_the_day_changes_the_picture(page, sample_bench):
    go(page, sample_bench, "/picture?on=2016-10-04&known_by=2016-10-08")
    before = page.locator("main").inner_text()
    handle = page.get_by_role("slider", name="The day")
    expect(handle).to_have_attribute("aria-valuetext", "2016-10-04")
    handle.focus()
    for _ in range(14):
        page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(re.compile("on=2016-09-20&known_by=2016-10-08"))
    expect(page.locator(".doors a").first).to_have_attribute("href", re.compile("on=2016-09-20"))
    assert page.locator("main").inner_text() != before
    page.locator("body").press("]")
    expect(page).to_have_url(re.compile("on=2016-09-21"))
    page.locator("body").press("{")
    expect(page).to_have_url(re.compile("known_by=2016-10-07"))


def test_a_facet_narrows_and_its_chip_widens_again(page, sample_bench):
    go(page, sample_bench, "/timeline")
    total = page.locator(".pager span").first.inner_text()
    page.locator(".facet", has_text="Type").get_by_role("link").first.click()
    expect(page.locator(".chip")).to_have_count(1)
    assert page.locator(".pager span").first.inner_text() != total
    page.locator(".chip").click()
    expect(page.locator(".pager span").first).to_have_text(total)


def test_a_bar_of_the_chart_leads_to_its_month(page, sample_bench):
    go(page, sample_bench, "/timeline")
    page.locator('[data-chart="months"] [data-href]').first.click()
    expect(page).to_have_url(re.compile(r"since=\d{4}-\d\d&until=\d{4}-\d\d"))


def test_from_a_record_to_its_sentence_by_keys_and_back(page, sample_bench):
    go(page, sample_bench, "/timeline")
    page.keyboard.press("j")
    page.keyboard.press("j")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/read.*record="))
    ready(page)
    expect(page.locator(".body .chosen").first).to_be_in_viewport()
    expect(page.locator(".fields dt").first).to_be_visible()
    page.keyboard.press("j")
    expect(page.locator(".stepper")).to_have_text(re.compile(r"\d+ of \d+"))
    page.keyboard.press("u")
    expect(page).to_have_url(re.compile("/timeline"))


def test_layers_are_shown_and_hidden(page, sample_bench):
    go(page, sample_bench, f"/read{query(sample_bench, 'read')}")
    marked = page.locator(".body .place.statements:not(.off)").count()
    assert marked
    for layer in ("statements", "events", "figures", "mechanisms", "transitions", "disputes"):
        page.locator(f'input[data-layer="{layer}"]').uncheck()
    expect(page.locator(".body .place:not(.off)")).to_have_count(0)


def test_one_more_value_of_a_facet_and_one_left_out(page, sample_bench):
    go(page, sample_bench, "/timeline")
    types = page.locator(".facet", has_text="Type")
    names = [types.get_by_role("link").nth(at).inner_text() for at in (0, 2)]
    for name in names:
        types.get_by_role("link", name=name, exact=True).first.click()
        ready(page)
    expect(page.locator(".chip")).to_have_count(2)
    kinds = page.locator("ol.events .type").all_inner_texts()
    assert {each.upper() for each in kinds} == {name.upper() for name in names}
    page.locator(".chip").first.click()
    types.get_by_role("link", name=f"without {names[1]}").click()
    expect(page.locator(".chip.out")).to_contain_text(names[1])
    assert names[1].lower() not in page.locator("ol.events .type").all_inner_texts()


def test_the_map_is_zoomed_by_keys_and_buttons(page, sample_bench):
    go(page, sample_bench, "/map")
    land = page.locator('[data-chart="map"] svg path').nth(5)
    before = land.get_attribute("d")
    page.keyboard.press("+")
    expect(land).not_to_have_attribute("d", before)
    nearer = land.get_attribute("d")
    page.keyboard.press("ArrowRight")
    expect(land).not_to_have_attribute("d", nearer)
    page.get_by_role("button", name="whole").click()
    expect(land).to_have_attribute("d", before)


def test_what_is_rejected_leaves_the_pictures_until_it_is_undone(page, sample_bench):
    go(page, sample_bench, "/timeline")
    total = page.locator(".pager span").first.inner_text()
    page.locator("ol.events blockquote a").first.click()
    page.get_by_text("Judge this record").click()
    page.get_by_label("wrong", exact=True).check()
    page.get_by_label("Because").fill("it did not happen")
    page.get_by_role("button", name="Keep the judgement").click()
    expect(page.locator(".body .rejected").first).to_have_css("text-decoration-line", re.compile("line-through"))
    judged = page.url.removeprefix(sample_bench.origin)
    go(page, sample_bench, "/timeline")
    assert page.locator(".pager span").first.inner_text() != total
    go(page, sample_bench, judged)
    page.get_by_role("button", name="undo").click()
    expect(page.locator(".judged")).to_have_count(0)
    go(page, sample_bench, "/timeline")
    expect(page.locator(".pager span").first).to_have_text(total)


def test_a_judgement_is_kept_measured_and_undone(page, sample_bench):
    go(page, sample_bench, f"/read{query(sample_bench, 'read')}")
    page.get_by_text("Judge this record").click()
    page.get_by_label("wrong", exact=True).check()
    page.get_by_label("Because").fill("<b>not</b> what it says")
    page.get_by_role("button", name="Keep the judgement").click()
    expect(page.locator(".verdict.reject").first).to_be_visible()
    go(page, sample_bench, "/review")
    expect(page.locator("table").first).to_contain_text("0.00")
    expect(page.locator("main")).to_contain_text("<b>not</b> what it says")
    page.get_by_role("button", name="undo").click()
    expect(page.locator("table").first).to_contain_text("Nothing was reviewed yet.")
    expect(page.get_by_role("button", name="redo").first).to_be_visible()


def test_two_actors_are_judged_the_same(page, sample_bench):
    go(page, sample_bench, "/actors?actor=RUS")
    page.get_by_text("Judge this record").click()
    page.get_by_label("the same as another").check()
    page.get_by_label("Right value").fill("USA")
    page.get_by_label("Because").fill("to see whether it can be taken back")
    page.get_by_role("button", name="Keep the judgement").click()
    expect(page.locator(".lede")).to_contain_text("United States")
    expect(page.locator(".judged .verdict")).to_contain_text("RUS is the same")
    page.get_by_role("button", name="undo").click()
    expect(page.locator(".lede")).to_contain_text("Russia")
    expect(page.locator(".verdict.same")).to_have_count(0)


def test_search_finds_reports_and_records(page, sample_bench):
    go(page, sample_bench, "/picture")
    page.keyboard.press("/")
    page.keyboard.type("aleppo veto")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile(r"/search\?about=aleppo\+veto"))
    page.locator("ol.events a").first.click()
    expect(page).to_have_url(re.compile("/read"))


def test_help_copying_and_going_by_keys(page, sample_bench):
    go(page, sample_bench, "/disputes")
    page.keyboard.press("?")
    expect(page.get_by_role("dialog", name="Keys")).to_be_visible()
    page.keyboard.press("Escape")
    page.keyboard.press("c")
    expect(page.locator(".copy")).to_have_text("copied")
    assert page.evaluate("navigator.clipboard.readText()") == "detente disputes"
    page.keyboard.press("g")
    page.keyboard.press("m")
    expect(page).to_have_url(re.compile("/map"))


def test_without_script_the_pages_still_answer(browser, sample_bench):
    with opened(browser, sample_bench.origin, [], java_script_enabled=False) as page:
        page.goto(sample_bench.opening)
        page.locator("#on").fill("2016-09-20")
        page.get_by_role("button", name="Show").click()
        expect(page).to_have_url(re.compile("on=2016-09-20"))
        expect(page.locator("h1")).to_have_text("Picture")


@pytest.mark.parametrize("which", ["sample", "hostile"])
def test_the_report_is_one_file_that_asks_for_nothing(browser, request, tmp_path, which):
    bench = request.getfixturevalue(f"{which}_bench")
    file = tmp_path / "brief.html"
    file.write_text(as_one_file(bench.library.folder, None, None), "utf-8")
    with opened(browser, file.as_uri(), []) as page:
        page.goto(file.as_uri())
        ready(page)
        assert page.title() == "Report · detente"
        assert page.locator(".chart svg").count() > 5
        targets = page.eval_on_selector_all(
            "main a[href^='#']", "links => links.map(each => each.getAttribute('href'))"
        )
        assert targets
        assert [each for each in dict.fromkeys(targets) if not page.locator(f'[id="{each[1:]}"]').count()] == []
        assert grave(page, **{"color-contrast": {"enabled": False}}) == []  # as on the pages, and slow on so many
