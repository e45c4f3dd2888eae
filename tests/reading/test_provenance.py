import pytest

from detente.reading import read_report

FIRST = "The two governments agreed on Tuesday to reopen the border crossing at Karsa, officials in both capitals said."
SECOND = (
    "The ministry in Tarn denied that any list of prisoners had been part of the deal, and said that none would be."
)


def read(*lines: str):
    return read_report("\n\n".join(lines).encode(), "report.txt")


@pytest.mark.parametrize(
    "lines, publisher, origin, authors",
    [
        (("Crossing reopens", FIRST, SECOND), None, (), ()),
        (("Crossing reopens", f"TARN (Reuters) - {FIRST}", SECOND), None, ("Reuters",), ()),
        (
            ("Crossing reopens", "Author : Ann Roe", "Source : Hill News", FIRST, SECOND),
            "Hill News",
            ("Hill News",),
            ("Ann Roe",),
        ),
        (("Crossing reopens", FIRST, SECOND, "(via NY Times)"), None, ("The New York Times",), ()),
        (("Crossing reopens", "By Ann Roe and Tom Doe", FIRST, SECOND), None, (), ("Ann Roe", "Tom Doe")),
        (
            ("Crossing reopens | The Hill Gazette", "Crossing reopens", "By ANN ROE", FIRST, SECOND),
            "The Hill Gazette",
            (),
            ("Ann Roe",),
        ),
        (
            ("Crossing reopens", FIRST, SECOND, "The Associated Press and Reuters contributed to this report."),
            None,
            ("Associated Press", "Reuters"),
            (),
        ),
        (
            ("Crossing reopens", FIRST, "It was signed, according to a report by the Tass news agency."),
            None,
            ("TASS",),
            (),
        ),
        (
            ("Crossing reopens", FIRST, "The Washington Post reported Thursday that it was signed."),
            None,
            ("The Washington Post",),
            (),
        ),
    ],
)
def test_who_carries_it_whom_it_names_and_who_wrote_it(lines, publisher, origin, authors) -> None:
    document = read(*lines)
    assert (document.publisher, document.origin, document.authors) == (publisher, origin, authors)


def test_an_outlet_by_the_address_of_the_page() -> None:
    raw = f"Crossing reopens\n\n{FIRST}\n\n{SECOND}".encode()
    assert read_report(raw, "https://www.bbc.co.uk/news/1").publisher == "BBC"
