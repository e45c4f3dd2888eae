"""Numbers as written in plain text: digits, words, ranges, vague ones, money, percentages, with their hedges."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from detente.knowledge.measures import currencies, currency_names, figure_words
from detente.knowledge.numbers import DIGITS, number_value, number_words, spelled_number, vague_words

PERCENT = "percent"


@dataclass(frozen=True, slots=True)
class Quantity:
    """A number at `start:end`; `unit` is an ISO 4217 code, `PERCENT`, or None where a noun has to say it."""

    start: int
    end: int
    low: float
    high: float
    approximate: bool
    unit: str | None
    compound: bool
    """Whether a hyphen ties it to the word after it ('40-nation')."""


def find_quantities(text: str, language: str) -> tuple[Quantity, ...]:
    """All numbers of a text in order, none inside another; parts of names and codes ('P-5', 'F-16') are left out."""
    found = (_quantity(match, language) for match in _pattern(language).finditer(text))
    return tuple(each for each in found if each)


def _quantity(match: re.Match[str], language: str) -> Quantity | None:
    low, high = _bounds(match, language)
    if high < low:
        return None
    currency = match["sign"] or match["money"]
    unit = currencies(language)[_as_named(currency, language)] if currency else PERCENT if match["percent"] else None
    hedged = bool(match["hedge"] or match["after"] or match["vague"] or match["few"] or match["low"])
    compound = match["tail"] is not None or (match["after"] or "").startswith("-")
    return Quantity(match.start(), match.end(), low, high, hedged, unit, compound)


def _as_named(name: str, language: str) -> str:
    known = currencies(language)
    return next(each for each in known if each.lower() == name.lower())


def _bounds(match: re.Match[str], language: str) -> tuple[float, float]:
    if match["vague"]:
        return _vague(match["vague"], language)
    if match["few"]:
        scale = number_value(match["few_scale"], language)
        return scale, scale * 10 - 1
    high = _value(match["number"], language)
    if not match["low"]:
        return high, high
    low = _value(match["low"], language)
    # '15 to 20 million': the scale stands once and is meant twice.
    scale = number_value(match["scale"], language) if match["scale"] else 1.0
    return (low * scale if low < high / scale * 10 and low * scale <= high else low), high


def _value(written: str, language: str) -> float:
    if written.lower().startswith("quarter of"):
        return number_value(written.rsplit(maxsplit=1)[-1], language) / 4
    return number_value(written, language)


def _vague(written: str, language: str) -> tuple[float, float]:
    words = re.findall(r"[a-z]+", written.lower())
    low, high = vague_words(language)[words[0]]
    scales = number_words(language, "scale")
    scale = next((scales[word.rstrip("s")] for word in words[1:] if word.rstrip("s") in scales), 1)
    # 'tens of thousands' runs from ten of them, though 'tens' alone tells of twenty and more.
    low = 10 if scale > 1 and words[0] == "tens" else low
    return low * scale, (high + 1) * scale - 1


@cache
def _pattern(language: str) -> re.Pattern[str]:
    scale, vague = _any(number_words(language, "scale")), _any(vague_words(language))
    signs, money = _any(currency_names(language, "signs")), _any(currency_names(language, "words"))
    number = _number(language)
    plain = number.replace("(?P<scale>", "(?:")
    return re.compile(
        rf"(?<![\w.,:/+-])(?:(?P<hedge>{_any(figure_words(language, 'hedge'))}) )?"
        rf"(?:an additional |another |a further |a total of )?(?:(?<!\w)(?P<sign>{signs}) ?)?"
        rf"(?:(?P<vague>{vague}(?: of (?:{vague}|{scale}s))?)\b"
        rf"|(?P<few>(?:several|a few|a couple of|many|some|few) (?P<few_scale>{scale})s?)\b"
        rf"|(?:(?P<low>{plain})(?:{_JOINT})(?:{signs} ?)?)?(?P<number>{number}))"
        rf"(?P<after>{_any(figure_words(language, 'hedge-after'))})?(?P<percent> ?%| per ?cent\b)?"
        rf"(?: (?P<money>{money})\b)?(?P<tail>-(?=[a-z]))?(?![\w]|[.,:/]\d)",
        re.IGNORECASE,
    )


# 'and' joins the ends of a range after 'between' only, a dash between digits only: 'twenty-five' is one number.
_JOINT = r" to | or |(?<=[\d%])(?: ?[–—]|-)(?=[\d$€£])" + "".join(
    rf"|(?<=between \d{{{digits}}}) and " for digits in (1, 2, 3)
)


def _number(language: str) -> str:
    scale, suffix = _any(number_words(language, "scale")), _any(number_words(language, "suffix"))
    parts = (
        rf"(?:{DIGITS})(?:{suffix}\b|[ -](?P<scale>{scale})\b)?",
        rf"half an? {scale}",
        rf"quarter of an? {scale}",
        rf"an? {scale}\b",
        spelled_number(language),
    )
    return f"(?:{'|'.join(parts)})"


def _any(words: Iterable[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})"
