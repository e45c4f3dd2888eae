import pytest

from detente.reading.foreign import numbered


@pytest.mark.parametrize(
    "line, expected",
    [
        ("Publicado el 4 de mayo de 2015", "Publicado el 2015-05-04"),
        ("Publié le 1er mai 2015 à 10h00", "Publié le 2015-05-01 à 10h00"),
        ("发布时间：2015年05月04日 10:00", "发布时间：2015-05-04 10:00"),
        ("2015년 5월 4일", "2015-05-04"),
        ("2015. május 4.", "2015-05-04"),
        ("2015. gada 4. maijs", "2015-05-04"),
        ("2015 m. gegužės 4 d.", "2015-05-04"),
        ("4 мая 2015 г., 10:00", "2015-05-04, 10:00"),
        ("٤ مايو ٢٠١٥", "2015-05-04"),
        ("ngày 4 tháng 5 năm 2015", "ngày 2015-05-04"),
        ("04.05.15, 10:00", "04.05.2015, 10:00"),
        ("04.05.98", "04.05.1998"),
        ("On May 4, 2015", "On May 4, 2015"),
        ("version 1.2.15.3 of the text", "version 1.2.15.3 of the text"),
        ("10.30.15.22", "10.30.15.22"),
        ("no figures", "no figures"),
    ],
)
def test_dates_in_numbers(line: str, expected: str) -> None:
    assert numbered(line) == expected
    assert numbered(numbered(line)) == numbered(line)
