"""Saved web pages: the article by trafilatura in precision mode, its data from JSON-LD and meta tags."""

import json
import re
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring
from trafilatura import bare_extraction

from detente.errors import ReportError
from detente.reading.decoding import decode
from detente.reading.page import RawPage

_MARKUP = re.compile(rb"<(?:!doctype\s+html|html|head|body|article|div|meta|p)\b", re.IGNORECASE)
_PUBLISHED = (
    "article:published_time", "datepublished", "date", "pubdate", "publishdate", "publish-date", "published-date",
    "displaydate", "dc.date", "dc.date.issued", "dcterms.created", "dcterms.date", "dcterms.issued", "sailthru.date",
    "parsely-pub-date", "cxenseparse:recs:publishtime", "og:article:published_time", "rnews:datepublished",
)  # fmt: skip
_MODIFIED = ("article:modified_time", "og:updated_time", "datemodified", "last-modified", "dcterms.modified", "revised")
_AUTHOR = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "dcterms.creator")
_SITE = ("og:site_name", "application-name", "publisher", "dc.publisher", "source")
_BLOCKS = frozenset(
    ("p", "div", "li", "td", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "nav",
     "aside", "figure", "figcaption", "br", "ul", "ol")
)  # fmt: skip
_HIDDEN = ("script", "style", "head", "title", "noscript", "template")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")


def recognises(raw: bytes) -> bool:
    """Whether the content begins like markup."""
    head = raw[:4096].replace(b"\x00", b"").lstrip(b"\xef\xbb\xbf\xff\xfe \t\r\n")
    return head.startswith(b"<") and bool(_MARKUP.search(head))


def read(raw: bytes) -> Iterable[RawPage]:
    """One article; a broken page is read as far as it goes."""
    source = decode(raw)
    tree = _tree(source)
    lines = _article(source, tree)
    if not lines:
        raise ReportError("no article was found in the page", "save the page again, or give its text")
    meta, linked = _meta(tree), _linked_data(tree)
    title = _title(tree, meta, linked)
    yield RawPage(
        lines=lines,
        around=tuple(_above(tree, lines)),
        title=title,
        site=_first(meta, _SITE) or _name_of(linked.get("publisher")) or _site(tree, title),
        url=_canonical(tree, meta),
        authors=_authors(meta, linked),
        published=_first_day([linked.get("datePublished"), *(meta.get(key) for key in _PUBLISHED), _stamp(tree)]),
        modified=_first_day([linked.get("dateModified"), *(meta.get(key) for key in _MODIFIED)]),
        language=(tree.get("lang") or tree.get("{http://www.w3.org/XML/1998/namespace}lang") or "")[:2].lower() or None,
    )


def _tree(source: str) -> HtmlElement:
    # A declared encoding inside a decoded string would make lxml refuse it, so it gets bytes of a known one.
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        return document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as problem:
        raise ReportError(f"the page cannot be parsed: {problem}", "save it again, or give its text") from problem


def _article(source: str, tree: HtmlElement) -> tuple[str, ...]:
    # 1. the strict extractor; 2. the ordinary one, if the strict one lost most of the page's paragraphs;
    # 3. all paragraphs, if both found next to nothing.
    paragraphs = [text for each in tree.iter("p") if len((text := _flat(each)).split()) >= 8]
    wanted = sum(map(len, paragraphs))
    strict = _extracted(source, precise=True)
    if sum(map(len, strict)) >= 0.4 * wanted:
        return strict
    usual = _extracted(source, precise=False)
    return max((strict, usual, tuple(paragraphs)), key=lambda lines: min(sum(map(len, lines)), wanted))


def _extracted(source: str, precise: bool) -> tuple[str, ...]:
    found = bare_extraction(
        source,
        favor_precision=precise,
        include_comments=False,
        include_tables=not precise,
        with_metadata=False,
    )
    text = getattr(found, "text", None) or ""
    return tuple(line for line in text.split("\n") if line.strip())


def _above(tree: HtmlElement, lines: tuple[str, ...]) -> Iterator[str]:
    # What stands over the first full paragraph: bylines and time stamps, which the extractor leaves out.
    opening = next((line for line in lines if len(line.split()) >= 15), lines[0])[:60]
    for line in _page_lines(tree):
        if opening in line:
            return
        yield line


def _page_lines(tree: HtmlElement) -> list[str]:
    parts: list[str] = []
    walker = etree.iterwalk(tree, events=("start", "end"))
    for event, element in walker:
        hidden = element.tag in _HIDDEN
        parts.append("\n" if element.tag in _BLOCKS else " ")
        if event == "start" and not hidden:
            parts.append(element.text or "")
        elif event == "start":
            walker.skip_subtree()
        else:
            parts.append(element.tail or "")
    return [line for text in "".join(parts).split("\n") if (line := " ".join(text.split()))]


def _meta(tree: HtmlElement) -> dict[str, str]:
    found: dict[str, str] = {}
    for each in tree.iter("meta"):
        key = (each.get("property") or each.get("name") or each.get("itemprop") or "").strip().lower()
        if key and (content := (each.get("content") or "").strip()):
            found.setdefault(key, content)
    return found


def _linked_data(tree: HtmlElement) -> dict[str, Any]:
    # The first JSON-LD object that has a publication date, else the first that has a headline.
    objects = [each for script in tree.iter("script") for each in _objects(script)]
    dated = (each for each in objects if each.get("datePublished"))
    return next(dated, None) or next((each for each in objects if each.get("headline")), {})


def _objects(script: HtmlElement) -> list[dict[str, Any]]:
    if "ld+json" not in (script.get("type") or ""):
        return []
    try:
        data = json.loads(script.text or "null", strict=False)
    except (ValueError, RecursionError):
        return []
    several = data if isinstance(data, list) else [data]
    graphs = [each.get("@graph") for each in several if isinstance(each, dict)]
    several += [each for graph in graphs if isinstance(graph, list) for each in graph]
    return [each for each in several if isinstance(each, dict)]


def _title(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    named = meta.get("og:title") or linked.get("headline") or meta.get("twitter:title")
    chosen = _heading(tree, str(named or _page_name(tree))) or named or _page_name(tree)
    return str(chosen).strip() or None


def _heading(tree: HtmlElement, name: str) -> str | None:
    # The last heading that the page's name contains: an earlier one is the site's, in a page named 'Site: headline'.
    headings = [text for each in tree.iter("h1", "h2", "h3") if (text := _flat(each)) and text in name]
    return headings[-1] if headings else None


def _page_name(tree: HtmlElement) -> str:
    return next((_flat(each) for each in tree.iter("title")), "")


def _site(tree: HtmlElement, title: str | None) -> str | None:
    # What the page's name says beside the headline.
    name = _page_name(tree)
    rest = name.replace(title, "").strip(" |:–—»·-") if title and title in name else ""
    return rest if 0 < len(rest.split()) <= 6 else None


def _authors(meta: dict[str, str], linked: dict[str, Any]) -> tuple[str, ...]:
    given = linked.get("author")
    names = [_name_of(each) for each in (given if isinstance(given, list) else [given])]
    known = [name for name in names if name] or list(filter(None, [_first(meta, _AUTHOR)]))
    return tuple(name for name in known if "://" not in name)


def _canonical(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    links = (each.get("href") for each in tree.iter("link") if (each.get("rel") or "").lower() == "canonical")
    return next((link for link in links if link), None) or meta.get("og:url")


def _stamp(tree: HtmlElement) -> str | None:
    # The one <time> of the article; several may belong to comments or to other stories.
    times = {each.get("datetime") for each in tree.iter("time") if each.get("datetime")}
    return times.pop() if len({each[:10] for each in times}) == 1 else None


def _first(meta: dict[str, str], keys: tuple[str, ...]) -> str | None:
    return next((meta[key] for key in keys if meta.get(key)), None)


def _name_of(thing: object) -> str | None:
    if isinstance(thing, dict):
        thing = thing.get("name")
    return thing.strip() or None if isinstance(thing, str) else None


def _first_day(values: Iterable[object]) -> date | None:
    return next((day for value in values if (day := _day(value))), None)


def _day(value: object) -> date | None:
    # The day as the page writes it, in its own time zone: that is the date its readers saw.
    text = str(value or "").strip()
    for pattern, order in (
        (r"^(\d{4})[-/.]?(\d{2})[-/.]?(\d{2})(?!\d)", "ymd"),
        (r"\b(\d{1,2})\s+([A-Za-z]{3})[a-z]*\.?,?\s+(\d{4})\b", "dmy"),
        (r"\b([A-Za-z]{3})[a-z]*\.?\s+(\d{1,2}),?\s+(\d{4})\b", "mdy"),
    ):
        if found := re.search(pattern, text):
            return _date_of(dict(zip(order, found.groups(), strict=True)))
    return None


def _date_of(parts: dict[str, str]) -> date | None:
    month = parts["m"].lower()
    number = _MONTHS.index(month) + 1 if month in _MONTHS else int(month) if month.isdigit() else 0
    try:
        return date(int(parts["y"]), number, int(parts["d"]))
    except ValueError:
        return None


def _flat(element: HtmlElement) -> str:
    return " ".join(element.text_content().split())
