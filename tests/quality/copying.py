"""Makes copies of the sample reports, of every kind a newsroom makes, and counts how many the ledger finds."""

import random
import re
import tomllib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import cache
from pathlib import Path

from detente.identity import digest
from detente.records import Document

from ..ledger.folding import fold
from .scoring import Tally

WORDS = Path(__file__).with_name("synonyms.toml")
_LEAST = 1_200  # characters of a report of which copies are made
_SENTENCE = re.compile(r"(?<=[.!?])(?<!\b[A-Z]\.)\s+(?=[A-Z“\"])")
_QUOTED = re.compile(r"(“[^”]*”|\"[^\"]*\")")
_NOTICE = (
    "The account above was put together from what our own people and our partners in the region could see and hear on"
    " the day, and some of those who spoke to us did so on the understanding that they would not be named. Readers who"
    " know more, or know better, may write to the desk at any time; letters are read by a person and answered within"
    " the week. Earlier accounts of the same matter are kept in the archive of the house, free of charge, in the order"
    " in which they were printed, and nothing in them is changed afterwards without a note that says so."
)


@dataclass(frozen=True)
class Made:
    """A report made from another; `kind` as the ledger is to name it, None where it is no copy."""

    document: Document
    original: str
    recipe: str
    kind: str | None


def measure_copies(samples: Sequence[Document], copied: set[str]) -> dict[str, Tally]:
    """Links found against links made: copies of wording, rewrites, and the kind of each.

    `copied` are the locations of samples that are copies themselves; none are made of these.
    """
    made = list(make([each for each in samples if each.location not in copied]))
    links = _found([*samples, *(each.document for each in made)])
    return {
        "copies: wording": _tally([each for each in made if each.recipe != "paraphrase"], links),
        "copies: rewrites": _tally([each for each in made if each.recipe == "paraphrase"], links),
        "copies: kind": _kinds(made, links),
    }


def make(samples: Sequence[Document]) -> Iterator[Made]:
    """Each recipe on each sample that is long enough; every copy by an outlet of its own but the updates."""
    for document in samples:
        if len(document.text) < _LEAST or document.language != "en" or document.published_to is None:
            continue
        chance = random.Random(document.document_id)
        paragraphs = document.text.split("\n\n")
        for recipe, kind in _RECIPES.items():
            text = _BY_NAME[recipe](paragraphs, chance)
            outlet = document.publisher if kind == "update" else f"Outlet {digest([recipe, document.location])}"
            if outlet:
                yield Made(_as_report(document, recipe, text, outlet), document.location, recipe, kind)


def _as_report(document: Document, recipe: str, text: str, publisher: str) -> Document:
    day = (document.published_to or date.min) + timedelta(days=1)
    return replace(
        document, document_id=digest([text]), location=f"{recipe}/{document.location}", publisher=publisher,
        published_from=day, published_to=day, origin=(), text=text, title=text.split("\n", 1)[0],
    )  # fmt: skip


def _reprint(paragraphs: list[str], chance: random.Random) -> str:
    text = "\n\n".join(["From our partners, with thanks", *paragraphs])
    return text.replace("“", '"').replace("”", '"').replace("’", "'")


def _excerpt(paragraphs: list[str], chance: random.Random) -> str:
    count = max(3, len(paragraphs) * 2 // 5)
    return "\n\n".join([*paragraphs[:count], "The full report is on the site of those who wrote it."])


def _trimmed(paragraphs: list[str], chance: random.Random) -> str:
    kept = [each for number, each in enumerate(paragraphs) if number < 2 or chance.random() < 0.65]
    return "\n\n".join(kept)


def _reheaded(paragraphs: list[str], chance: random.Random) -> str:
    opening = "What the two sides want, and why neither can say so: our correspondents look back on a crowded day."
    return "\n\n".join(["A day of hard words", opening, *paragraphs[1:]])


def _update(paragraphs: list[str], chance: random.Random) -> str:
    added = [
        "Late in the evening a second round of calls between the ministers was reported; nothing is known of it yet.",
        "Markets in the region opened lower, and two carriers said that they would keep away from the area for now.",
    ]
    return "\n\n".join([paragraphs[0], added[0], *paragraphs[1:], added[1]])


def _furniture(paragraphs: list[str], chance: random.Random) -> str:
    # No copy: another story's words under the notice and the headline that a site's pages share.
    words = " ".join(paragraphs).split()
    chance.shuffle(words)
    return "\n\n".join([paragraphs[0], " ".join(words), _NOTICE])


def _paraphrase(paragraphs: list[str], chance: random.Random) -> str:
    """Other words around the same quotations, names and figures, in the same order; some sentences left out."""
    sentences = [part for each in paragraphs for part in _SENTENCE.split(each)]
    kept = [each for number, each in enumerate(sentences) if number == 0 or chance.random() < 0.85]
    return "\n\n".join(" ".join(map(_reworded, kept[start : start + 3])) for start in range(0, len(kept), 3))


def _reworded(sentence: str) -> str:
    return "".join(
        part if number % 2 else re.sub(r"\b[a-z]+\b", lambda found: synonyms().get(found[0], found[0]), part)
        for number, part in enumerate(_QUOTED.split(sentence))
    )


@cache
def synonyms() -> Mapping[str, str]:
    """English words and others that may stand in their place."""
    found: dict[str, str] = tomllib.loads(WORDS.read_text("utf-8"))["synonyms"]
    return found


_RECIPES = {
    "reprint": "reprint",
    "excerpt": "excerpt",
    "trimmed": "excerpt",
    "reheaded": "reprint",
    "update": "update",
    "furniture": None,
    "paraphrase": "rewrite",
}
_SAME = {"excerpt": ("excerpt", "reprint")}  # where a trimmed report ends and an excerpt begins is a matter of taste
_BY_NAME = {
    "reprint": _reprint,
    "excerpt": _excerpt,
    "trimmed": _trimmed,
    "reheaded": _reheaded,
    "update": _update,
    "furniture": _furniture,
    "paraphrase": _paraphrase,
}


def _found(documents: Sequence[Document]) -> dict[str, tuple[str, str]]:
    """Location of each copy -> location of the root of what it repeats, and the kind of its link."""
    tables = fold(documents)
    try:
        rows = tables.execute(
            "SELECT d.location, o.location, kind FROM copies JOIN documents AS d USING (document_id) "
            'JOIN documents AS o ON o.document_id = d."repeats" ORDER BY ALL'
        ).fetchall()
    finally:
        tables.close()
    return {copy: (original, kind) for copy, original, kind in rows}


def _tally(made: Sequence[Made], links: Mapping[str, tuple[str, str]]) -> Tally:
    names = {each.document.location for each in made}
    true = {(each.document.location, each.original) for each in made if each.kind}
    linked = {(copy, original) for copy, (original, _) in links.items() if copy in names}
    return Tally(len(true), len(linked), len(true & linked))


def _kinds(made: Sequence[Made], links: Mapping[str, tuple[str, str]]) -> Tally:
    found = [each for each in made if each.document.location in links]
    right = sum(links[each.document.location][1] in _SAME.get(each.kind or "", (each.kind,)) for each in found)
    return Tally(len(found), len(found), right)
