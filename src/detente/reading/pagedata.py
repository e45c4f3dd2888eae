"""What a page's own data say of its article: meta tags, JSON-LD, headings, and what kind of page it is."""

import json
import re
from html import unescape
from typing import Any

from lxml.html import HtmlElement

from detente.reading.markup import flat

_AUTHOR = ("author", "article:author", "byl", "dc.creator", "parsely-author", "sailthru.author", "dcterms.creator")
_SITE = ("og:site_name", "application-name", "publisher", "dc.publisher", "source")
_ARTICLE = re.compile(r"article|posting|report|review|opinion|blog", re.IGNORECASE)
_TAG = re.compile(r"<[^>]{1,300}>")
_DEEPEST = 3  # levels of JSON-LD objects inside objects


def meta_of(tree: HtmlElement) -> dict[str, str]:
    """The first content of each meta tag, by its property, name or itemprop in lower case."""
    found: dict[str, str] = {}
    for each in tree.iter("meta"):
        key = (each.get("property") or each.get("name") or each.get("itemprop") or "").strip().lower()
        if key and (content := (each.get("content") or "").strip()):
            found.setdefault(key, content)
    return found


def linked_data(tree: HtmlElement) -> dict[str, Any]:
    """The JSON-LD object that is the article: of its type, else the first with a date, else with a headline."""
    objects = [each for script in tree.iter("script") for each in _objects(script)]
    dated = [each for each in objects if each.get("datePublished")]
    articles = [each for each in dated if _ARTICLE.search(str(each.get("@type")))]
    return next(iter(articles or dated), None) or next((each for each in objects if each.get("headline")), {})


def types_of(linked: dict[str, Any]) -> str:
    """The JSON-LD types of an object, in one string."""
    return str(linked.get("@type") or "")


def body_of(linked: dict[str, Any]) -> str | None:
    """The article's text where the page's data hold it, without markup."""
    body = linked.get("articleBody")
    return unescape(_TAG.sub("\n", unescape(body))) if isinstance(body, str) else None


def _objects(script: HtmlElement) -> list[dict[str, Any]]:
    if "ld+json" not in (script.get("type") or ""):
        return []
    text = (script.text or "null").strip().removeprefix("<!--").removesuffix("-->").rstrip("; \n")
    try:
        return _beneath(json.loads(text, strict=False), _DEEPEST)
    except (ValueError, RecursionError):
        return []


def _beneath(data: object, levels: int) -> list[dict[str, Any]]:
    if isinstance(data, list):
        return [each for part in data for each in _beneath(part, levels)]
    if not isinstance(data, dict) or not levels:
        return []
    inner = [data.get(key) for key in ("@graph", "mainEntity", "mainEntityOfPage")]
    return [data, *(each for part in inner for each in _beneath(part, levels - 1))]


def title_of(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any]) -> str | None:
    """The headline: the heading that the page's name contains, else what its data call it, else its name."""
    headline = linked.get("headline")
    named = meta.get("og:title") or (headline if isinstance(headline, str) else None) or meta.get("twitter:title")
    name = _page_name(tree)
    chosen = _heading(tree, named or name) or (_heading(tree, name) if named else None) or named or name
    return unescape(chosen).strip() or None


def _heading(tree: HtmlElement, name: str) -> str | None:
    # The last heading that the page's name contains: an earlier one is the site's, in a page named 'Site: headline'.
    for tags in (("h1", "h2", "h3"), ("b", "strong", "font")):  # old pages set their headlines in bold
        headings = [text for each in tree.iter(*tags) if len(text := flat(each)) > 8 and text in name]
        if headings:
            return headings[-1]
    return next((text for each in tree.iter("h1", "h2") if (text := flat(each)) and text == name), None)


def _page_name(tree: HtmlElement) -> str:
    return next((flat(each) for each in tree.iter("title")), "")


def site_of(tree: HtmlElement, meta: dict[str, str], linked: dict[str, Any], title: str | None) -> str | None:
    """Who carries the page: by its meta tags, its JSON-LD, or what its name says beside the headline."""
    given = next((meta[key] for key in _SITE if meta.get(key)), None) or name_of(linked.get("publisher"))
    if given:
        return given
    name = _page_name(tree)
    rest = name.replace(title, "").strip(" |:–—»·-") if title and title in name else ""
    return rest if 0 < len(rest.split()) <= 6 else None


def authors_of(meta: dict[str, str], linked: dict[str, Any]) -> tuple[str, ...]:
    """The authors that the page's data name."""
    given = linked.get("author")
    names = [name_of(each) for each in (given if isinstance(given, list) else [given])]
    known = [name for name in names if name] or [meta[key] for key in _AUTHOR if meta.get(key)][:1]
    return tuple(name for name in known if "://" not in name)


def address_of(tree: HtmlElement, meta: dict[str, str]) -> str | None:
    """The page's canonical address."""
    links = (each.get("href") for each in tree.iter("link") if (each.get("rel") or "").lower() == "canonical")
    return next((link for link in links if link), None) or meta.get("og:url")


def name_of(thing: object) -> str | None:
    """The name of a JSON-LD person or organisation."""
    if isinstance(thing, list):
        thing = next(iter(thing), None)
    if isinstance(thing, dict):
        thing = thing.get("name")
    return thing.strip() or None if isinstance(thing, str) else None
