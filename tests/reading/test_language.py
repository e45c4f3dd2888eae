import pytest

from detente.reading.language import detect_language


@pytest.mark.parametrize(
    "text, expected",
    [
        ("Troops crossed the river on Monday and dug in.", "en"),
        ("Lavrov met Kerry in Vienna for the third time.", "en"),
        ("Les soldats ont traversé la rivière lundi matin.", "fr"),
        ("Стороны подписали в четверг соглашение о прекращении огня.", "ru"),
        ("停火协议在星期一达成，双方同意撤军到边界线后方并交换战俘", "zh"),
        ("No.", "und"),
        ("12 345 678", "und"),
        ("", "und"),
    ],
)
def test_the_language_of_a_text(text: str, expected: str) -> None:
    assert detect_language(text) == expected
