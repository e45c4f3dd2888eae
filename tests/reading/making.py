"""Makes a good file of each input format, with the same reports in it, out of nothing but the standard library."""

import bz2
import csv
import gzip
import io
import json
import lzma
import tarfile
import zipfile
from html import escape

STORIES = [
    (
        "Crossing at Karsa reopens",
        "The Valley Sun",
        "2015-05-04",
        "Ann Roe",
        [
            "The two governments agreed on Monday to reopen the crossing at Karsa, officials in both capitals said.",
            "Lorries had waited on the northern bank since February, when a patrol boat was fired on and sunk.",
            "“We will open the bridge before the harvest,” the minister of transport, Ivo Lasko, told reporters.",
        ],
    ),
    (
        "Envoys leave Port Amsel without a date",
        "Harbour Gazette",
        "2015-05-11",
        "Tom Pell",
        [
            "Envoys of the two states left Port Amsel on Sunday without naming a day for another round of talks.",
            "The mediator said that both sides had moved on fishing rights, and neither on the lighthouse islands.",
            "A navy spokesman denied that a frigate had shadowed the ferry on which the delegations arrived.",
        ],
    ),
    (
        "Sailors freed after eleven weeks",
        "The Valley Sun",
        "2015-05-19",
        "Ann Roe",
        [
            "Nine sailors who were held since the clash in February came home on Tuesday by way of a third country.",
            "Their release was part of no agreement, the foreign ministry said, and nothing was given in return.",
            "Families waited at the airport from early morning; the youngest of the crew is nineteen years old.",
        ],
    ),
]
KEPT = [
    (
        "Übergang bei Karsa wieder offen",
        "Die Talpost",
        "2015-05-04",
        "Anna Roth",
        [
            "Die beiden Regierungen öffneten am Montag den Übergang bei Karsa, der seit elf Wochen geschlossen war.",
            "Lastwagen warteten an der Mühle, und die Wachen auf beiden Seiten zählten sie zweimal, wie Beamte sagten.",
        ],
    ),
    (
        "Gesandte verlassen Port Amsel ohne neuen Termin",
        "Hafenblatt",
        "2015-05-11",
        "Tom Pell",
        [
            "Die Gesandten der beiden Staaten reisten am Sonntag ab, ohne einen Tag für die nächste Runde zu nennen.",
            "Der Vermittler sagte, beide hätten sich bei den Fischereirechten bewegt, nicht aber bei den Inseln.",
        ],
    ),
    (
        "Seeleute nach elf Wochen frei",
        "Die Talpost",
        "2015-05-19",
        "Anna Roth",
        [
            "Neun Seeleute, die seit dem Zusammenstoß im Februar festgehalten wurden, kamen am Dienstag nach Hause.",
            "Ihre Freilassung sei Teil keiner Abmachung, teilte das Ministerium mit, und nichts sei dafür gegeben.",
        ],
    ),
]
"""Stories in a language that is kept but not coded: tests of the store alone need no model for them."""

Story = tuple[str, str, str, str, list[str]]


def as_text(story: Story) -> str:
    title, paper, day, author, paragraphs = story
    return "\n\n".join([title, f"By {author}", paper, day, *paragraphs]) + "\n"


def as_html(story: Story) -> str:
    title, paper, day, author, paragraphs = story
    body = "".join(f"<p>{escape(each)}</p>" for each in paragraphs)
    return (
        f'<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"><title>{title} | {paper}</title>'
        f'<meta property="article:published_time" content="{day}"></head><body><nav><a href="/">Home</a></nav>'
        f"<article><h1>{title}</h1><p>By {author}</p>{body}</article><footer>© {paper}</footer></body></html>"
    )


def text() -> bytes:
    return as_text(STORIES[0]).encode()


def html() -> bytes:
    return as_html(STORIES[0]).encode()


def mhtml() -> bytes:
    head = (
        "From: <Saved by Blink>\r\nSnapshot-Content-Location: https://valleysun.example/karsa\r\n"
        "Subject: Crossing at Karsa reopens\r\nDate: Mon, 4 May 2015 10:00:00 -0000\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/related;\r\n\ttype="text/html";\r\n\tboundary="----edge"\r\n\r\n'
    )
    part = "------edge\r\nContent-Type: text/html\r\nContent-Transfer-Encoding: 8bit\r\n\r\n"
    picture = (
        "------edge\r\nContent-Type: image/gif\r\nContent-Transfer-Encoding: base64\r\n\r\nR0lGODlhAQABAAAAACw=\r\n"
    )
    return f"{head}{part}{as_html(STORIES[0])}\r\n{picture}------edge--\r\n".encode()


def eml() -> bytes:
    title, _, _, _, paragraphs = STORIES[0]
    head = (
        "Return-Path: <news@valleysun.example>\r\nFrom: The Valley Sun <news@valleysun.example>\r\n"
        f"To: reader@example.org\r\nSubject: {title}\r\nDate: Mon, 4 May 2015 18:00:00 +0200\r\nMIME-Version: 1.0\r\n"
        'Content-Type: multipart/alternative; boundary="edge"\r\n\r\n'
    )
    plain = "--edge\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n" + "\r\n\r\n".join(paragraphs)
    rich = "\r\n--edge\r\nContent-Type: text/html; charset=utf-8\r\n\r\n<p>" + "</p><p>".join(paragraphs) + "</p>"
    return f"{head}{plain}{rich}\r\n--edge--\r\n".encode()


def pdf() -> bytes:
    """Two pages by hand: objects, a cross-reference table, WinAnsi text."""
    pages = [
        [line for story in STORIES[:1] for each in story[4] for line in _wrapped(each)],
        ["The end of the report."],
    ]
    streams = [_page_stream([STORIES[0][0], "", *pages[0]]), _page_stream(pages[1])]
    objects = [
        b"<< /Type /Catalog /Pages 2 0 R >>",
        b"<< /Type /Pages /Kids [4 0 R 6 0 R] /Count 2 >>",
        b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
    ]
    for number, stream in enumerate(streams):
        objects.append(
            b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 612 792] /Resources << /Font << /F1 3 0 R >> >> "
            b"/Contents %d 0 R >>" % (5 + 2 * number)
        )
        objects.append(b"<< /Length %d >>\nstream\n%s\nendstream" % (len(stream), stream))
    out = bytearray(b"%PDF-1.4\n")
    places = []
    for number, content in enumerate(objects, 1):
        places.append(len(out))
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    table = len(out)
    out += b"xref\n0 %d\n0000000000 65535 f \n" % (len(objects) + 1)
    out += b"".join(b"%010d 00000 n \n" % place for place in places)
    out += b"trailer\n<< /Size %d /Root 1 0 R >>\nstartxref\n%d\n%%%%EOF\n" % (len(objects) + 1, table)
    return bytes(out)


def _wrapped(paragraph: str) -> list[str]:
    lines = [""]
    for word in paragraph.split():
        if len(lines[-1]) + len(word) > 66:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    return lines


def _page_stream(lines: list[str]) -> bytes:
    def quoted(line: str) -> bytes:
        return line.encode("cp1252").replace(b"\\", b"\\\\").replace(b"(", b"\\(").replace(b")", b"\\)")

    shown = b"".join(b"(%s) Tj T*\n" % quoted(line) for line in lines)
    return b"BT /F1 11 Tf 14 TL 72 720 Td\n" + shown + b"ET"


def as_docx(lines: list[str]) -> bytes:
    namespace = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    body = "".join(f'<w:p><w:r><w:t xml:space="preserve">{escape(line)}</w:t></w:r></w:p>' for line in lines)
    document = f'<?xml version="1.0"?><w:document xmlns:w="{namespace}"><w:body>{body}</w:body></w:document>'
    types = '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>'
    return zipped({"[Content_Types].xml": types.encode(), "word/document.xml": document.encode()})


def docx() -> bytes:
    return as_docx(as_text(STORIES[0]).split("\n"))


def jsonl(stories: list[Story] = STORIES) -> bytes:
    rows = [
        {"id": n, "headline": s[0], "source": s[1], "date": s[2], "author": s[3], "body": "\n\n".join(s[4])}
        for n, s in enumerate(stories)
    ]
    return "".join(json.dumps(row) + "\n" for row in rows).encode()


def as_csv(names: list[str], delimiter: str = ",", stories: list[Story] = STORIES) -> bytes:
    out = io.StringIO()
    writer = csv.writer(out, delimiter=delimiter)
    writer.writerow(names)
    writer.writerows([s[2], s[1], s[0], "\n\n".join(s[4])] for s in stories)
    return out.getvalue().encode()


def table(stories: list[Story] = STORIES) -> bytes:
    return as_csv(["date", "source", "title", "text"], stories=stories)


def feed(stories: list[Story] = STORIES) -> bytes:
    items = "".join(
        f"<item><title>{escape(s[0])}</title><link>https://valleysun.example/{n}</link><dc:creator>{s[3]}</dc:creator>"
        f"<pubDate>{_rfc(s[2])}</pubDate><description><![CDATA[{s[4][0]}]]></description>"
        f"<content:encoded><![CDATA[{''.join(f'<p>{p}</p>' for p in s[4])}]]></content:encoded></item>"
        for n, s in enumerate(stories)
    )
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n<rss version="2.0" '
        'xmlns:content="http://purl.org/rss/1.0/modules/content/" xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<channel><title>The Valley Sun</title><link>https://valleysun.example/</link>{items}</channel></rss>"
    ).encode()


def atom() -> bytes:
    entries = "".join(
        f"<entry><title>{escape(s[0])}</title><link rel='alternate' href='https://valleysun.example/{n}'/>"
        f"<author><name>{s[3]}</name></author><published>{s[2]}T10:00:00Z</published>"
        f"<content type='xhtml'><div xmlns='http://www.w3.org/1999/xhtml'>"
        f"{''.join(f'<p>{escape(p)}</p>' for p in s[4])}</div></content></entry>"
        for n, s in enumerate(STORIES)
    )
    return f"<feed xmlns='http://www.w3.org/2005/Atom'><title>The Valley Sun</title>{entries}</feed>".encode()


def _rfc(day: str) -> str:
    return f"{int(day[8:])} May 2015 09:30:00 GMT"


def nexis_lines() -> list[str]:
    lines = ["User Name: reader", "Date and Time: 1 June 2015 10:00", "Job Number: 1", "Documents (3)", ""]
    for title, paper, day, author, paragraphs in STORIES:
        lines += [
            title, paper, f"May {int(day[8:])}, 2015 Monday", "",
            f"Copyright 2015 {paper} All Rights Reserved", "", "Section: NEWS; Pg. 3", "Length: 420 words",
            f"Byline: By {author}", "Body", "",
            *(each for paragraph in paragraphs for each in (paragraph, "")),
            "Classification", "Language: ENGLISH", f"Load-Date: May {int(day[8:])}, 2015", "", "End of Document", "",
        ]  # fmt: skip
    return lines


def nexis() -> bytes:
    return "\n".join(nexis_lines()).encode()


def old_nexis() -> bytes:
    parts = [
        f"{number} of 3 DOCUMENTS\n\n{paper}\n\nMay {int(day[8:])}, 2015 Monday\nLate Edition\n\n{title}\n\n"
        f"BYLINE: By {author.upper()}\n\nSECTION: Section A; Pg. 6\n\nLENGTH: 420 words\n\n"
        + "\n\n".join(paragraphs)
        + f"\n\nLOAD-DATE: May {int(day[8:])}, 2015\n\nLANGUAGE: ENGLISH\n\nPUBLICATION-TYPE: Newspaper\n\n"
        f"Copyright 2015 {paper}\nAll Rights Reserved\n\n"
        for number, (title, paper, day, author, paragraphs) in enumerate(STORIES, 1)
    ]
    return "\n\n".join(parts).encode()


def factiva() -> bytes:
    parts = [
        f"{title}\nBy {author}\n420 words\n{int(day[8:])} May 2015\n10:15\n{paper}\nVALSUN\nEnglish\n"
        f"(c) 2015 {paper}\n\n" + "\n\n".join(paragraphs) + f"\n\nDocument VALSUN0020150504eb5400{number:02}x\n\n"
        for number, (title, paper, day, author, paragraphs) in enumerate(STORIES, 1)
    ]
    return "".join(parts).encode()


def factiva_html() -> bytes:
    parts = [
        f'<div class="article enArticle"><div id="hd"><span class="enHeadline">{escape(title)}</span></div>'
        f"<div class='author'>By {author}</div><div>420 words</div><div>{int(day[8:])} May 2015</div><div>{paper}</div>"
        f"<div>VALSUN</div><div>English</div><div>(c) 2015 {paper}</div>"
        + "".join(f'<p class="articleParagraph enarticleParagraph">{escape(p)}</p>' for p in paragraphs)
        + f"<p>Document VALSUN0020150504eb5400{number:02}x</p></div>"
        for number, (title, paper, day, author, paragraphs) in enumerate(STORIES, 1)
    ]
    return f"<html><head><title>Factiva</title></head><body>{''.join(parts)}</body></html>".encode()


def factiva_coded() -> bytes:
    rows = [
        [("HD", title), ("BY", f"By {author}"), ("WC", "420 words"), ("PD", f"{int(day[8:])} May 2015"), ("SN", paper),
         ("LA", "English"), ("CY", f"(c) 2015 {paper}"), ("LP", f"<p>{escape(ps[0])}</p>"),
         ("TD", "".join(f"<p>{escape(p)}</p>" for p in ps[1:])), ("AN", f"Document VALSUN0020150504eb5400{n:02}x")]
        for n, (title, paper, day, author, ps) in enumerate(STORIES, 1)
    ]  # fmt: skip
    tables = "".join(
        "<div class='article enArticle'><table>"
        + "".join(f"<tr><td><b>{code}</b></td><td>{value}</td></tr>" for code, value in row)
        + "</table></div>"
        for row in rows
    )
    return f"<html><body>{tables}</body></html>".encode()


def warc_record(url: str, page: bytes, kind: str = "text/html", number: int = 0) -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: %s; charset=utf-8\r\n\r\n%s" % (kind.encode(), page)
    head = (
        f"WARC/1.0\r\nWARC-Type: response\r\nWARC-Record-ID: <urn:uuid:00000000-0000-0000-0000-{number:012}>\r\n"
        f"WARC-Date: 2015-06-01T00:00:00Z\r\nWARC-Target-URI: {url}\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


def _records() -> list[bytes]:
    pages = [as_html(story).encode() for story in STORIES]
    records = [warc_record(f"https://valleysun.example/{n}", page, number=n) for n, page in enumerate(pages)]
    return [records[0], warc_record("https://valleysun.example/x.png", b"\x89PNG", "image/png", 9), *records[1:]]


def warc() -> bytes:
    return b"".join(_records())


def warc_gz() -> bytes:
    return b"".join(gzip.compress(record, mtime=0) for record in _records())


def zipped(files: dict[str, bytes], method: int = zipfile.ZIP_DEFLATED) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", method) as archive:
        for name, raw in files.items():
            archive.writestr(zipfile.ZipInfo(name), raw, method)
    return out.getvalue()


def tarred(files: dict[str, bytes]) -> bytes:
    out = io.BytesIO()
    with tarfile.open(fileobj=out, mode="w") as archive:
        for name, raw in files.items():
            entry = tarfile.TarInfo(name)
            entry.size = len(raw)
            archive.addfile(entry, io.BytesIO(raw))
    return out.getvalue()


def _pile() -> dict[str, bytes]:
    first, second, third = STORIES
    return {"a.txt": as_text(first).encode(), "b/b.html": as_html(second).encode(), "c.txt": as_text(third).encode()}


def archive_zip() -> bytes:
    return zipped(_pile())


def archive_tar() -> bytes:
    return tarred(_pile())


def archive_tgz() -> bytes:
    return gzip.compress(tarred(_pile()), mtime=0)


ONE = {"text": text, "html": html, "mhtml": mhtml, "eml": eml, "pdf": pdf, "docx": docx}
MANY = {
    "jsonl": jsonl, "csv": table, "rss": feed, "atom": atom, "nexis": nexis, "old nexis": old_nexis,
    "factiva": factiva, "factiva html": factiva_html, "factiva coded": factiva_coded, "warc": warc, "warc.gz": warc_gz,
    "zip": archive_zip, "tar": archive_tar, "tar.gz": archive_tgz,
    "nexis docx": lambda: as_docx(nexis_lines()),
    "jsonl.bz2": lambda: bz2.compress(jsonl()),
    "csv.xz": lambda: lzma.compress(table()),
    "zip in zip": lambda: zipped({"inner.zip": archive_zip()}),
}  # fmt: skip
"""Format -> a file with one report (the first story), and a file with all three."""
