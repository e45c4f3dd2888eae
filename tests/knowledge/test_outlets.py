import pytest

from detente.knowledge.outlets import outlet_named, outlet_of_host, outlets, outlets_in


def test_names_and_domains_are_unique() -> None:
    assert len(outlets()) >= 120
    assert len({each.name for each in outlets()}) == len(outlets())
    assert len({each.domain for each in outlets()}) == len(outlets())


def test_countries_are_alpha_3_codes() -> None:
    assert [
        each.name for each in outlets() if each.country and not (len(each.country) == 3 and each.country.isupper())
    ] == []


@pytest.mark.parametrize(
    "name, expected",
    [
        ("NY Times", "The New York Times"),
        ("the washington post", "The Washington Post"),
        ("AFP", "Agence France-Presse"),
        ("afp", None),  # an abbreviation counts in capitals only
        ("The Associated Press", "Associated Press"),
        ("Nobody's Gazette", None),
    ],
)
def test_an_outlet_by_name(name: str, expected: str | None) -> None:
    found = outlet_named(name)
    assert expected == (found.name if found else None)


@pytest.mark.parametrize(
    "host, expected",
    [("www.bbc.co.uk", "BBC"), ("edition.cnn.com", "CNN"), ("example.org", None), ("notcnn.com", None)],
)
def test_an_outlet_by_host(host: str, expected: str | None) -> None:
    found = outlet_of_host(host)
    assert expected == (found.name if found else None)


def test_outlets_in_a_line_of_credits_come_in_its_order() -> None:
    names = [each.name for each in outlets_in("With TASS, the Associated Press, Anadolu and our own desk")]
    assert names == ["TASS", "Associated Press", "Anadolu Agency"]
