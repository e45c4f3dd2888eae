import hashlib
from contextlib import suppress
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from detente.errors import ReportError
from detente.reading import document_from_text, read_report, read_reports

TEXT = "Crossing reopens\n\nThe two governments agreed to reopen the border crossing at Karsa, officials said.\n"


def test_the_id_is_the_hash_of_the_clean_text() -> None:
    document = read_report(TEXT.encode(), "a.txt")
    assert document.document_id == hashlib.sha256(document.text.encode()).hexdigest()[:16]
    assert document.text == TEXT.strip()
    assert document.title == "Crossing reopens"


def test_the_same_article_with_other_furniture_has_the_same_id() -> None:
    framed = f"HOME  NEWS  WORLD\n{TEXT}\nPlease enter your comment!\n"
    assert read_report(framed.encode(), "b.txt").document_id == read_report(TEXT.encode(), "a.txt").document_id


@given(st.text(max_size=400))
def test_without_cleaning_the_text_stays_to_the_character(text: str) -> None:
    document = document_from_text(text, date(2016, 5, 4), clean=False)
    assert document.text == text


def test_a_language_that_is_not_read_is_said() -> None:
    text = "Перемирие\n\nСтороны подписали в четверг соглашение о прекращении огня на всей границе между ними.\n"
    document = read_report(text.encode(), "c.txt")
    assert document.language == "ru"
    assert any("'ru'" in warning for warning in document.warnings)


@pytest.mark.parametrize("raw", [b"1 2 3\n4 5 6\n", b"Home\nNews\nWorld\n", b"word\n" * 30_000])
def test_what_is_no_article_is_refused(raw: bytes) -> None:
    with pytest.raises(ReportError):
        read_report(raw, "d.txt")


def test_a_text_longer_than_any_report_is_refused_quickly() -> None:
    with pytest.raises(ReportError, match="longer"):
        read_reports(b"The governments agreed on Tuesday. " * 60_000, "e.txt")


@given(st.binary(max_size=300))
def test_any_bytes_are_read_or_refused(raw: bytes) -> None:
    with suppress(ReportError):
        assert all(document.text for document in read_reports(raw, "f"))
