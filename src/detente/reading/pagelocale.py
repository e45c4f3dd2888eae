"""In which country's manner a page writes its dates: by what it declares, where it stands, and its own other dates."""

import re
from collections.abc import Iterable
from urllib.parse import urlsplit

from lxml.html import HtmlElement

from detente.knowledge.outlets import outlet_of_host

_NUMERIC = re.compile(r"(?<![\d./-])(\d{1,2})[/-](\d{1,2})[/-](?:19|20)\d\d(?!\d)")
_OPEN = frozenset(("ai", "cc", "co", "fm", "io", "ly", "me", "to", "tv", "ws"))  # countries that sell names to anybody
_MONTH_FIRST = frozenset(("us", "usa"))
_DECLARED = ("og:locale", "content-language", "language", "dc.language")


def locale_of(tree: HtmlElement, meta: dict[str, str], url: str | None, lines: Iterable[str]) -> str | None:
    """Language and, where it can be told, country, as 'en-us'; a country that is not known is 'en'; None: nothing is.

    'en-gb' stands for all countries that write the day first.
    """
    declared = [tree.get("lang"), tree.get("{http://www.w3.org/XML/1998/namespace}lang"), *map(meta.get, _DECLARED)]
    codes = [each.replace("_", "-").lower()[:5] for each in declared if each]
    language = next((code[:2] for code in codes if re.match(r"[a-z]{2}\b", code)), None)
    if language not in (None, "en"):
        return str(next(code for code in codes if code.startswith(language or "")))
    order = _order(lines)
    if order or (country := _country(url)):
        return order or ("en-us" if country in _MONTH_FIRST else "en-gb")
    # A declared country comes last: systems are sold with 'en-US', and stay so wherever they are used.
    return next((code for code in codes if code.startswith("en-")), language)


def _order(lines: Iterable[str]) -> str | None:
    # Of dates in numbers those that can be read in one way only.
    found = [(int(each[1]), int(each[2])) for line in lines for each in _NUMERIC.finditer(line)]
    day_first = any(first > 12 >= second for first, second in found)
    month_first = any(second > 12 >= first for first, second in found)
    return None if day_first == month_first else "en-gb" if day_first else "en-us"


def _country(url: str | None) -> str | None:
    host = urlsplit(url or "").hostname or ""
    known = outlet_of_host(host)
    if known and known.country:
        return known.country.lower()
    last = host.rpartition(".")[2]
    if last in ("gov", "mil"):
        return "us"
    return last if len(last) == 2 and last.isalpha() and last not in _OPEN else None
