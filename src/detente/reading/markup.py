"""A web page's tree: parsed without network, its lines and blocks, and the parts of it that are not the article."""

import re
from collections.abc import Iterable, Iterator
from copy import deepcopy

from lxml import etree
from lxml.html import HtmlElement, HTMLParser, document_fromstring

from detente.errors import ReportError
from detente.knowledge.page_parts import part_named

_BLOCKS = frozenset(
    ("p", "div", "li", "td", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "section", "article", "header", "footer", "nav",
     "aside", "figure", "figcaption", "br", "ul", "ol", "blockquote", "hr", "main", "table", "pre", "dd", "dt")
)  # fmt: skip
_HIDDEN = frozenset(("script", "style", "head", "title", "noscript", "template", "svg"))
_NO_ARTICLE = frozenset(
    ("nav", "aside", "footer", "button", "select", "figcaption", "dialog", "amp-sidebar", "amp-ad", "iframe",
     "amp-carousel", "amp-list", "noscript", "menu")
)  # fmt: skip
_NAMING = ("class", "id", "role", "data-component", "aria-label")
_MOST_NAMES = 6  # words of a class attribute that are looked at; style frameworks set dozens
_HELD = 0.4  # of a page's paragraphs: a part that holds more is the article after all, whatever its name
_LEAST = 40  # characters of a paragraph that counts
_CELL = 60  # words: a table with such a cell sets the page, and holds no figures
_NO_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ud800-\udfff\ufffe\uffff]")  # a page may hold these; a tree may not
_LINKS, _LINKED = 3, 0.7  # links, and the share of its text in them, of a list of other pages
_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_INLINE = frozenset(("span", "a", "b", "i", "em", "strong", "font", "time", "cite", "abbr"))


def parse(source: str) -> HtmlElement:
    """The tree of a page. Raises ReportError when nothing can be made of it."""
    # A declared encoding inside a decoded string would make lxml refuse it, so it gets bytes of a known one.
    parser = HTMLParser(encoding="utf-8", no_network=True, huge_tree=False, recover=True)
    try:
        return document_fromstring(source.encode("utf-8", "replace"), parser=parser)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as problem:
        raise ReportError(f"the page cannot be parsed: {problem}", "save it again, or give its text") from problem


def parse_xml(raw: bytes, what: str, advice: str) -> etree._Element:
    """The tree of an XML file, mended where it can be. Raises ReportError, which calls the file `what`."""
    parser = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False, recover=True)
    try:
        tree = etree.fromstring(raw, parser)
    except (etree.XMLSyntaxError, ValueError) as problem:
        raise ReportError(f"{what} is damaged: {problem}", advice) from problem
    if tree is None:
        raise ReportError(f"{what} is damaged: nothing in it can be read", advice)
    return tree


def flat(element: HtmlElement) -> str:
    """All text of an element on one line."""
    return " ".join(element.text_content().split())


def lines_of(tree: HtmlElement) -> list[str]:
    """The page as a reader sees it, line by line; scripts and styles left out."""
    return [line for text in "".join(_pieces(tree)).split("\n") if (line := " ".join(text.split()))]


def _pieces(tree: HtmlElement) -> Iterator[str]:
    walker = etree.iterwalk(tree, events=("start", "end", "comment", "pi"))
    for event, element in walker:
        if event in ("comment", "pi"):
            yield element.tail or ""
            continue
        yield "\n" if element.tag in _BLOCKS else ""
        if event == "end":
            yield element.tail or ""
        elif element.tag in _HIDDEN:
            walker.skip_subtree()
        else:
            yield element.text or ""


def article_part(tree: HtmlElement) -> HtmlElement:
    """A copy of the page without its navigation, comments, captions, promotion and lists of other stories."""
    copy = deepcopy(tree)
    etree.strip_elements(copy, *_HIDDEN - {"head", "title"}, etree.Comment, with_tail=False)
    _unset_tables(copy)
    weights = _weights(copy)
    limit = _HELD * weights.get(copy, 0)
    for element in list(copy.iter(etree.Element)):
        if element.getparent() is None or weights.get(element, 0) > limit or _is_in_sentence(element):
            continue
        if _is_no_article(element) or (not weights.get(element) and _is_link_list(element)):
            drop(element)
    return copy


def _unset_tables(tree: HtmlElement) -> None:
    # Pages of the first decades are set in tables; read as such, a whole column would be one cell.
    for table in tree.findall(".//table"):
        if any(len(cell.text_content().split()) >= _CELL for cell in table.iter("td")):
            for part in list(table.iter("table", "tbody", "tr", "td", "center")):
                part.tag = "div"


def _is_link_list(element: HtmlElement) -> bool:
    if element.tag not in ("div", "ul", "ol", "section", "table") or _holds_headline(element):
        return False
    links = [flat(each) for each in element.iter("a")]
    return len(links) >= _LINKS and sum(map(len, links)) >= _LINKED * len(flat(element))


def _is_in_sentence(element: HtmlElement) -> bool:
    # 'PARIS (AFP) -' may be an element of its own at the front of a paragraph, whatever its name.
    parent = element.getparent()
    return element.tag in _INLINE and parent.tag == "p" and len(flat(parent)) - len(flat(element)) >= _LEAST


def _weights(tree: HtmlElement) -> dict[HtmlElement, int]:
    # Characters of paragraphs beneath each element; links do not count.
    found: dict[HtmlElement, int] = {}
    for element in tree.iter("p", "div", "li", "td", "blockquote", "section", "article"):
        text = "".join(_own_text(element))
        if len(text) >= _LEAST:
            for each in (element, *element.iterancestors()):
                found[each] = found.get(each, 0) + len(text)
    return found


def _own_text(element: HtmlElement) -> Iterable[str]:
    yield element.text or ""
    for child in element:
        if child.tag in ("b", "i", "em", "strong", "span", "font", "u", "cite", "q"):
            yield child.text_content()
        yield child.tail or ""


def _is_no_article(element: HtmlElement) -> bool:
    if element.tag in ("html", "body", "head", "main", "h1"):
        return False
    if element.tag in _NO_ARTICLE or element.get("hidden") is not None or _UNSEEN.search(element.get("style") or ""):
        return not _holds_headline(element)
    names = [word for key in _NAMING for word in (element.get(key) or "").split()[:_MOST_NAMES]]
    return any(map(part_named, names)) and not _holds_headline(element)


def _holds_headline(element: HtmlElement) -> bool:
    # Some sites call the head of the article a banner or a toolbar; the page's own name in a menu is no article's.
    return element.find(".//h1") is not None and element.tag not in ("nav", "aside", "footer", "dialog")


def drop(element: HtmlElement) -> None:
    """Take an element out of its tree; the text behind it stays, without what only a page may hold."""
    parent, tail = element.getparent(), element.tail
    if tail and tail.strip():
        before = element.getprevious()
        if before is None:
            parent.text = _NO_TEXT.sub(" ", f"{parent.text or ''} {tail}")
        else:
            before.tail = _NO_TEXT.sub(" ", f"{before.tail or ''} {tail}")
    parent.remove(element)
