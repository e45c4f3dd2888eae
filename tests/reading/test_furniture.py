import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.knowledge.furniture import furniture_rules
from detente.reading.furniture import strip_furniture
from detente.reading.lines import tidy

FIRST = "The two governments agreed on Tuesday to reopen the border crossing at Karsa, officials in both capitals said."
SECOND = (
    "The ministry in Tarn denied that any list of prisoners had been part of the deal, and said that none would be."
)
THIRD = "“We have waited eleven years for this day,” the mayor of Karsa told reporters on the bridge."
BODY = (FIRST, SECOND, THIRD)
TITLE = "Karsa crossing to reopen"


def stripped(*lines: str) -> tuple[str | None, tuple[str, ...], list[str]]:
    article = strip_furniture(lines)
    return article.title, article.lines, [each.line for each in article.removed]


HEADS = [
    (TITLE,),
    ("Thursday / April 2.", f"HomeWorld{TITLE}", TITLE),
    (
        f"{TITLE} | The Valley Sun",
        "HOME  NEWS  WORLD",
        TITLE,
        "By Ann Roe in Tarn",
        "4 May 2015, 10:12",
        "Share  Tweet  Print",
    ),
    (TITLE, "Author : Ann Roe", "Source : Valley News", "17:54, 7 September 2015", "karsa border"),
    ("Monday, May 4, 2015", TITLE, "begin quote from:", f"{FIRST} The ministry in Tarn denied …", TITLE),
    (f"{TITLE} – .", f"{TITLE} – ."),
    ("VALLEY SUN | Monday, May 4, 2015 | Since 1921", "SECTIONS ▾   SEARCH", TITLE, TITLE, "3 min read"),
]


@pytest.mark.parametrize("head", HEADS)
def test_the_head_of_a_page(head: tuple[str, ...]) -> None:
    title, lines, _ = stripped(*head, *BODY)
    assert (title, lines) == (TITLE, (TITLE, *BODY))


TAILS = [
    ("Please enter your comment!", "Please enter your name here"),
    ("Related: Who owns the bridge?", "Система Orphus", "see more"),
    ("Ann Roe", "Ann Roe is a contributing editor of The Valley Sun and lives in Tarn with two dogs."),
    ("Most read", "1. What you will pay for water", "2. Ferry chaos continues", "Sign up for our briefing"),
    ("(Reporting by Ann Roe; Editing by Tom Doe)", "FILED UNDER: WORLD", "© 2015 The Valley Sun"),
    ("Let's block ads! (Why?)", "(via Valley Sun)"),
    ("Tags: Karsa, Tarn", "0 comments so far. Be the first to leave a comment."),
]


@pytest.mark.parametrize("tail", TAILS)
def test_the_tail_of_a_page(tail: tuple[str, ...]) -> None:
    _, lines, removed = stripped(TITLE, *BODY, *tail)
    assert lines == (TITLE, *BODY)
    assert removed == list(tail)


MIDDLES = [
    ("Advertisement",),
    ("Graphic | Where the bridge stands and who guards it by night.",),
    ("Jo Doe, the mayor, addresses a crowd on the bridge at Karsa.", "UN Photo"),
    ("Read more: Who owns the bridge?",),
    ("Story continues below advertisement",),
]


@pytest.mark.parametrize("middle", MIDDLES)
def test_between_paragraphs(middle: tuple[str, ...]) -> None:
    _, lines, removed = stripped(TITLE, FIRST, *middle, SECOND, THIRD)
    assert lines == (TITLE, *BODY)
    assert removed == list(middle)


def test_a_subheading_a_list_and_a_short_paragraph_stay() -> None:
    kept = (TITLE, FIRST, "What the mediators say", "▪ Tarn called for calm", "He denied it.", THIRD)
    assert stripped(*kept)[1] == kept


def test_a_headline_that_looks_like_a_byline_stays() -> None:
    assert stripped("Attack in Karsa", *BODY)[1] == ("Attack in Karsa", *BODY)


def test_the_headline_of_the_metadata_is_kept_once() -> None:
    article = strip_furniture((TITLE, *BODY), f"{TITLE} | Valley Sun")
    assert article.lines == (TITLE, *BODY)
    assert strip_furniture(BODY, TITLE).lines == (TITLE, *BODY)


PIECES = [*BODY, TITLE, *(line for rule in furniture_rules() for line in rule.matches[:1])]
KNOWN = {rule.name for rule in furniture_rules()} | {
    "masthead", "headline-repeated", "repeated-line", "teaser", "link-title", "name-over-bio", "other-script",
    "caption-over-credit",
}  # fmt: skip


@given(st.lists(st.sampled_from(PIECES), max_size=14))
def test_every_line_is_kept_or_named_by_a_rule(lines: list[str]) -> None:
    article = strip_furniture(lines)
    kept = set(article.lines)
    gone = {tidy(each.line) for each in article.removed}
    assert {each.rule for each in article.removed} <= KNOWN
    for line in map(tidy, lines):
        assert line in kept or line in gone or any(line.endswith(each) for each in kept) or article.title


@given(st.lists(st.sampled_from(BODY), min_size=1, max_size=6, unique=True))
def test_prose_is_never_taken(lines: list[str]) -> None:
    assert strip_furniture((TITLE, *lines)).lines == (TITLE, *lines)
