"""Dates that stand around a report and not in it: a file's properties, the day of a fetch, the letter around it."""

import io
import zipfile
from datetime import date
from email.message import EmailMessage
from email.policy import SMTP

from detente.reading import read_report, read_reports

from .making import STORIES, as_docx, as_html, as_text, pdf, warc_record, zipped

PLAIN = as_text(STORIES[0]).split("\n")
UNDATED = [line for line in PLAIN if "2015" not in line]
CORE = '<cp:coreProperties xmlns:cp="c" xmlns:dcterms="t"><dcterms:created>{}</dcterms:created></cp:coreProperties>'


def with_properties(lines: list[str], created: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(as_docx(lines))) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    return zipped({**parts, "docProps/core.xml": CORE.format(created).encode()})


def test_a_documents_properties_are_a_weak_sign() -> None:
    found = read_report(with_properties(UNDATED, "2015-05-05T09:00:00Z"), "r.docx")
    assert (found.published_from, found.published_basis) == (date(2015, 5, 5), "inferred")
    assert any("properties alone" in each for each in found.warnings)


def test_the_line_of_a_report_counts_more_than_its_files_properties() -> None:
    lines = [PLAIN[0], "4 May 2015", *UNDATED[1:]]
    found = read_report(with_properties(lines, "2019-01-02T09:00:00Z"), "r.docx")
    assert (found.published_from, found.published_basis) == (date(2015, 5, 4), "stated")


def test_the_day_on_which_a_pdf_was_made() -> None:
    raw = pdf().replace(b"/Root 1 0 R >>", b"/Root 1 0 R /Info << /CreationDate (D:20150505090000Z) >> >>")
    found = read_report(raw, "r.pdf")
    assert (found.published_from, found.published_basis) == (date(2015, 5, 5), "inferred")


def test_a_page_is_not_later_than_its_fetch() -> None:
    page = as_html(STORIES[0]).replace("2015-05-04", "2024-03-03").encode()
    (found,) = read_reports(warc_record("https://valleysun.example/1", page), "a.warc")
    assert found.published_to is None or found.published_to <= date(2015, 6, 2)
    assert found.published_from != date(2024, 3, 3)


def letter(**attached: tuple[bytes, str, str]) -> bytes:
    message = EmailMessage(policy=SMTP)
    message["From"], message["To"] = "Desk <desk@valleysun.example>", "reader@example.org"
    message["Subject"], message["Date"] = "Two reports", "Mon, 4 May 2015 18:00:00 +0200"
    message.set_content("See below.")
    for name, (content, kind, subtype) in attached.items():
        message.add_attachment(content, maintype=kind, subtype=subtype, filename=name.replace("_", "."))
    return message.as_bytes()


def test_what_is_attached_to_a_letter_is_read_as_reports() -> None:
    raw = letter(
        one_html=(as_html(STORIES[0]).encode(), "text", "html"),
        two_docx=(as_docx(as_text(STORIES[1]).split("\n")), "application", "octet-stream"),
        logo_png=(b"\x89PNG", "image", "png"),
    )
    found = read_reports(raw, "l.eml")
    assert [each.location for each in found] == ["l.eml#one.html", "l.eml#two.docx"]
    assert [each.title for each in found] == [STORIES[0][0], STORIES[1][0]]


def test_a_letter_with_a_text_of_its_own_is_a_report_too() -> None:
    raw = letter(one_html=(as_html(STORIES[0]).encode(), "text", "html"))
    raw = raw.replace(b"See below.", "\r\n\r\n".join(STORIES[1][4]).encode())
    assert [each.location for each in read_reports(raw, "l.eml")] == ["l.eml#letter", "l.eml#one.html"]
