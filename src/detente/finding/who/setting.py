"""Where a report stands: the country it is about, and the one that 'the government' and 'the army' belong to in it."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from detente.finding.parsing import ParsedText
from detente.finding.who.names import NameHit
from detente.finding.who.phrases import is_place
from detente.finding.words import Token
from detente.knowledge.actors import countries, theatre_nouns, towns

_DATELINE = re.compile(
    r"[^\S\n]*([^\W\d_][\w'’ -]{1,24}?)(?:, [^\n]{1,30}?)?(?: ?\([^)\n]{1,20}\))? ?[-–—]{1,2} (?=\S)"
)
_LEADING_LINES = 4
_BY_FAR = 2


@dataclass(frozen=True, slots=True)
class Setting:
    """The country a report is about (`theatre`), and the one whose organs it names without a state (`home`)."""

    theatre: str | None
    home: str | None


def setting_of(parsed: ParsedText, hits: Sequence[NameHit]) -> Setting:
    """Where the report stands, from the places it names, its dateline and the states that act in it."""
    roots = [(hit, parsed.tokens(hit.start, hit.end).root) for hit in hits]
    of_countries = [(hit, root) for hit, root in roots if hit.code in countries()]
    acting = Counter(hit.code for hit, root in of_countries if not is_place(root, hit))
    places = Counter(hit.code for hit, root in of_countries if _is_theatre(root, hit))
    theatre = _theatre(places, Counter(hit.code for hit in hits if hit.sense == "town"), acting)
    return Setting(theatre, _home(_dateline(parsed.text), acting, theatre))


def _home(dateline: str | None, acting: Counter[str], theatre: str | None) -> str | None:
    """The dateline's country if it acts in the report, else the one that acts by far the most, else the theatre."""
    if dateline and (dateline in acting or dateline == theatre or not acting):
        return dateline
    return _leading(acting) or (theatre if theatre in acting else None)


def _dateline(text: str) -> str | None:
    lines = [line for line in text.split("\n") if line.strip()][:_LEADING_LINES]
    named = (match.group(1) for line in lines if (match := _DATELINE.match(line)))
    known = _towns_in_capitals()
    return next((known[town.upper()] for town in named if town.upper() in known), None)


@cache
def _towns_in_capitals() -> dict[str, str]:
    return {town.upper(): code for town, code in towns().items()}


def _theatre(places: Counter[str], towns_of: Counter[str], acting: Counter[str]) -> str | None:
    """The country named most often as a place, itself or by its towns; else the one that acts by far the most.

    A country that is named once as a place, and by none of its towns, and never acts, is only where others meet.
    """
    counted = {code: count for code, count in places.items() if count > 1 or acting[code] or towns_of[code]}
    if not counted:
        return _leading(acting) or (min(places) if not acting and places else None)
    return min(counted, key=lambda code: (-counted[code], -acting[code], code))


def _leading(acting: Counter[str]) -> str | None:
    """The country that acts by far the most."""
    ranked = sorted(acting.items(), key=lambda each: (-each[1], each[0]))
    return ranked[0][0] if ranked and (len(ranked) == 1 or ranked[0][1] >= _BY_FAR * ranked[1][1]) else None


def _is_theatre(token: Token, hit: NameHit) -> bool:
    """'in Syria', 'the Syria talks', 'the Syrian war': where it all takes place."""
    named = hit.sense in ("name", "town") and is_place(token, hit)
    modifies = token.dep_ in ("amod", "compound", "nmod") and hit.sense in ("name", "adjective")
    return named or (modifies and token.head.lemma_.lower() in theatre_nouns(token.lang_))
