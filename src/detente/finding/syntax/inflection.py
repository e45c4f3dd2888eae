"""Word class, inflection and dictionary form, from a word, its tag and its relation: the model's own rules, by word.

A rule says what a word must be (`LOWER`), how it must be tagged (`TAG`) and related (`DEP`), perhaps beside another
word, and what holds of it then; of two rules the later wins.
"""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from spacy.language import Language as Pipeline
from spacy.tokens import Doc
from spacy.tokens.morphanalysis import MorphAnalysis

from detente.errors import KnowledgeError
from detente.finding.words import Morph

KNOWN = 50_000
"""Words whose inflection is kept; when they become more, all are forgotten."""

Test = Callable[[str], bool]
Tagged = tuple[str, str, str]
"""A word in small letters, its tag and its relation."""
Inflected = tuple[str, Morph, str]
"""Word class, inflection, dictionary form."""


class Told(NamedTuple):
    """What the rules tell of a word; no dictionary form is told of most, it follows from the rest."""

    pos: str
    morph: str
    lemma: str


@dataclass(frozen=True, slots=True)
class Rule:
    """What must hold of a word, of the word so many places on (`aside`), and what then holds of the word."""

    word: Test
    tag: Test
    relation: Test | None
    aside: tuple[int, "Rule"] | None
    told: Mapping[str, str]

    def holds(self, at: int, sentence: Sequence[Tagged]) -> bool:
        """Whether it holds of the word at a place of a sentence."""
        word, tag, relation = sentence[at]
        if not (self.word(word) and self.tag(tag) and (self.relation is None or self.relation(relation))):
            return False
        if self.aside is None:
            return True
        other = at + self.aside[0]
        return 0 <= other < len(sentence) and self.aside[1].holds(other, sentence)


class Inflection:
    """The rules of a pipeline's attribute ruler, and the forms of its lemmatizer."""

    def __init__(self, nlp: Pipeline) -> None:
        self._vocab = nlp.vocab
        self._lemmatizer: Any = nlp.get_pipe("lemmatizer")
        ruler: Any = nlp.get_pipe("attribute_ruler")
        self._rules = tuple(rule for entry in ruler.patterns for rule in rules_of(entry, self._morph))
        self._of_word = lru_cache(maxsize=KNOWN)(self._applicable)
        self._of_related = lru_cache(maxsize=KNOWN)(self._by_itself)
        self._known: dict[tuple[str, Told], Inflected] = {}

    def inflected(self, words: Sequence[str], sentences: Iterable[Sequence[Tagged]]) -> list[Inflected]:
        """Of each word of all sentences; `words` are the same words as they are written."""
        told = (self._told(at, sentence) for sentence in sentences for at in range(len(sentence)))
        keys = list(zip(words, told, strict=True))
        self._learn(dict.fromkeys(keys))
        return [self._known[key] for key in keys]

    def _told(self, at: int, sentence: Sequence[Tagged]) -> Told:
        word, tag, relation = sentence[at]
        told = self._of_related(word, tag, relation)
        return told or _joined(each for each in self._of_word(word, tag) if each.holds(at, sentence))

    def _applicable(self, word: str, tag: str) -> tuple[Rule, ...]:
        return tuple(each for each in self._rules if each.word(word) and each.tag(tag))

    def _by_itself(self, word: str, tag: str, relation: str) -> Told | None:
        """What is told of a word if that hangs on no other."""
        rules = self._of_word(word, tag)
        if any(each.aside for each in rules):
            return None
        return _joined(each for each in rules if each.holds(0, [(word, tag, relation)]))

    def _learn(self, wanted: Iterable[tuple[str, Told]]) -> None:
        if len(self._known) > KNOWN:
            self._known.clear()
        new = [each for each in wanted if each not in self._known]
        if new:
            words, classes = [word for word, _ in new], [told.pos for _, told in new]
            morphs, lemmas = [told.morph for _, told in new], [told.lemma for _, told in new]
            doc = self._lemmatizer(Doc(self._vocab, words, pos=classes, morphs=morphs, lemmas=lemmas))
            for key, token in zip(new, doc, strict=True):
                self._known[key] = key[1].pos, Morph(key[1].morph), token.lemma_

    def _morph(self, morph: str) -> str:
        return str(MorphAnalysis(self._vocab, morph))


def _joined(rules: Iterable[Rule]) -> Told:
    told = {name: value for rule in rules for name, value in rule.told.items()}
    return Told(told.get("POS", ""), told.get("MORPH", ""), told.get("LEMMA", ""))


def rules_of(entry: Mapping[str, Any], morph: Callable[[str], str]) -> Iterator[Rule]:
    """The rules of one entry of an attribute ruler: each of its patterns, seen from the word it tells of."""
    told = {name: morph(value) if name == "MORPH" else value for name, value in entry["attrs"].items()}
    for pattern in entry["patterns"]:
        if any(each.get("IS_SPACE") for each in pattern):
            continue  # blanks are not parsed
        at = entry["index"]
        others = [(place - at, _rule(each, None, {})) for place, each in enumerate(pattern) if place != at]
        if len(others) > 1:
            raise KnowledgeError(
                f"the model's rule {entry} is about more than two words; see finding/syntax/inflection"
            )
        yield _rule(pattern[at], others[0] if others else None, told)


def _rule(asked: Mapping[str, Any], aside: tuple[int, Rule] | None, told: Mapping[str, str]) -> Rule:
    if set(asked) - {"LOWER", "TAG", "DEP", "IS_SPACE"}:
        raise KnowledgeError(f"the model's rule asks for {sorted(asked)}; finding/syntax/inflection knows less")
    relation = _test(asked["DEP"]) if "DEP" in asked else None
    return Rule(_test(asked.get("LOWER", {})), _test(asked.get("TAG", {})), relation, aside, told)


def _test(asked: str | Mapping[str, Any]) -> Test:
    """What a condition asks of a value: to be one, to be in a list or not in it, to match an expression."""
    if isinstance(asked, str):
        return asked.__eq__
    unknown = set(asked) - {"IN", "NOT_IN", "REGEX"}
    if unknown:
        raise KnowledgeError(f"the model's rule asks {sorted(unknown)}; finding/syntax/inflection does not know that")
    allowed, banned, written = asked.get("IN"), frozenset(asked.get("NOT_IN", ())), re.compile(asked.get("REGEX", ""))
    return lambda value: (allowed is None or value in allowed) and value not in banned and bool(written.search(value))
