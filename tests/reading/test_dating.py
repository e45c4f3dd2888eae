from datetime import date

import pytest

from detente.reading import document_from_text, read_report

BODY = "The two governments agreed to reopen the border crossing at Karsa, officials in both capitals said."


def dated(*lines: str) -> tuple[str | None, str | None, str]:
    document = read_report("\n\n".join(lines).encode(), "report.txt")
    ends = (document.published_from, document.published_to)
    return *(day.isoformat() if day else None for day in ends), document.published_basis


STAMPS = [
    (("Crossing reopens", "4 May 2015, 10:12", BODY), ("2015-05-04", "2015-05-04", "stated")),
    (("Crossing reopens", "Published: 04.05.2015 07:55", BODY), ("2015-05-04", "2015-05-04", "stated")),
    (("Crossing reopens", "By Ann Roe | Monday 4 May 2015 | 19:42", BODY), ("2015-05-04", "2015-05-04", "stated")),
    (("Crossing reopens", "04/05/2015", BODY), ("2015-04-05", "2015-05-04", "stated")),
    (("Daily briefing – 14 December 2016", BODY), ("2016-12-14", "2016-12-14", "stated")),
    (("Crossing reopens", BODY), (None, None, "unknown")),
]


@pytest.mark.parametrize("lines, expected", STAMPS)
def test_a_stamp_at_the_article(lines: tuple[str, ...], expected: tuple[str | None, str | None, str]) -> None:
    assert dated(*lines) == expected


BANNERS = [
    # The banner is borne out: weekday and month of the text fit.
    (
        ("Thursday, April 28, 2016", "Truce frays", "Truce frays", f"{BODY} The talks, begun in March, broke up on Thursday."  # noqa: E501
         " Secretary of State John Kerry said on Tuesday that he was worried."),
        ("2016-04-28", "2016-04-28", "stated"),
    ),
    # The page was seen years later: the text knows better, and the banner is only a limit.
    (
        ("Thursday, April 2, 2020", "Truce frays", "Truce frays", f"{BODY} Secretary of State John Kerry said on Monday that"  # noqa: E501
         " the pact, reached on Sept. 9, was dead."),
        None,
    ),
]  # fmt: skip


@pytest.mark.parametrize("lines, expected", BANNERS)
def test_a_banner_is_used_only_where_the_text_bears_it_out(lines, expected) -> None:
    found = dated(*lines)
    assert found == expected if expected else found[2] == "inferred" and (found[1] or "") < "2017-03"


def test_a_banner_without_a_year_that_does_not_fit_is_named_in_a_warning() -> None:
    text = f"{BODY} Secretary of State John Kerry said on Monday that the pact, reached on Sept. 9, was dead."
    document = read_report(f"Thursday / April 2.\n\nTruce frays\n\nTruce frays\n\n{text}".encode(), "x")
    assert document.published_basis == "inferred"
    assert any("April 2" in warning for warning in document.warnings)


CLUES = [
    ("President Joe Biden raised it with Vladimir Putin at the Geneva summit last month.", "2021-07-01", "2021-07-31"),
    ("Just last week in Mexico, during the G-20, President Obama sat down with President Putin.", "2012-06-24", "2012-07-01"),  # noqa: E501
    ("Secretary of State John Kerry spoke to the press.", "2013-02-01", "2017-01-21"),
    ("Deputy Secretary of State Antony Blinken spoke to the press.", "2015-01-09", "2017-01-21"),
    ("Former Secretary of State John Kerry spoke to the press.", "2017-01-20", None),
    ("The Council adopted Security Council Resolution 2254 and left it there.", "2015-12-18", None),
    ("Foreign Secretary Boris Johnson met him today on the margins of the UNGA, his first visit since he was appointed.",  # noqa: E501
     "2016-09-18", "2016-09-26"),
    ("Angela Merkel said on Tuesday, as Chancellor Angela Merkel often had since 2011, that patience was short.",
     "2011-01-01", "2021-12-09"),
    ("U.S. forces will join Exercise Eager Lion 16 from May 15-24.", "2016-03-16", "2016-05-15"),
    ("The pact expires on 5 February 2021, the ministry of President Dmitry Medvedev said.", "2008-05-07", "2012-05-08"),  # noqa: E501
]  # fmt: skip


OPENINGS = [
    # The Council voted on a Friday; a report that opens with it is of that day or one of the next two.
    ("Friday’s vote in the UN Security Council to keep the last border crossing open surprised many. President Joe"
     " Biden had raised it with Vladimir Putin at the Geneva summit last month.", "2021-07-09", "2021-07-11"),
    # Saturday's news is in Monday's papers still.
    ("On Saturday the Council extended cross-border aid through one crossing, the UN Security Council vote being 12 to"
     " 0. President Donald Trump said nothing.", "2020-07-11", "2020-07-13"),
    # A weekday of what is to come says nothing of the report's.
    ("The UN Security Council will vote on Friday on whether the crossing stays open.", None, None),
    ("The road will be open by 2031, the ministry of Foreign Minister Sergei Lavrov says.", "2004-03-09", "2031-12-31"),
]  # fmt: skip


@pytest.mark.parametrize("sentence, earliest, latest", OPENINGS)
def test_the_weekday_with_which_a_report_opens(sentence: str, earliest: str | None, latest: str | None) -> None:
    assert dated("Crossing stays open", f"{sentence} {BODY}")[:2] == (earliest, latest)


@pytest.mark.parametrize("sentence, earliest, latest", CLUES)
def test_a_date_from_the_text_alone(sentence: str, earliest: str | None, latest: str | None) -> None:
    found = dated("Crossing reopens", f"{BODY} {sentence}")
    assert found == (earliest, latest, "inferred" if earliest or latest else "unknown")


def test_metadata_win_and_a_contradiction_is_named() -> None:
    page = (
        '<html><head><meta property="article:published_time" content="2011-05-04"></head><body><article><h1>Truce</h1>'
        f"<p>{BODY} {BODY}</p><p>Foreign Minister Jeyhun Bayramov said that the pact was dead. {BODY}</p></article></body></html>"  # noqa: E501
    )
    document = read_report(page.encode(), "x")
    assert (document.published_to, document.published_basis) == (date(2011, 5, 4), "metadata")
    assert any("Bayramov" in warning for warning in document.warnings)


def test_a_date_that_is_given_is_taken() -> None:
    document = document_from_text(BODY, date(2015, 5, 4), clean=True)
    assert (document.published_from, document.published_to, document.published_basis) == (
        date(2015, 5, 4),
        date(2015, 5, 4),
        "stated",
    )


def test_no_date_is_guessed_and_the_warning_says_what_to_do() -> None:
    document = read_report(f"Crossing reopens\n\n{BODY}".encode(), "x")
    assert document.published_basis == "unknown"
    assert any("give" in warning for warning in document.warnings)
