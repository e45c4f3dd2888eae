"""What a number in a sentence counts and measures: its noun, the cue nearest to it in the grammar, or nothing."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from detente.finding.counting.quantities import PERCENT, Quantity
from detente.finding.parsing import ParsedText
from detente.finding.words import Token, Tokens
from detente.knowledge.measures import (
    CountedKind,
    counted,
    currencies,
    currency_names,
    figure_words,
    measure_cues,
    measure_words,
)
from detente.records import Measure

PERSONS: tuple[CountedKind, ...] = ("people", "troops")
Unit = str


@dataclass(frozen=True, slots=True)
class Counted:
    """What a number counts: its unit, its measure, the noun phrase at `start:end` (equal where there is none)."""

    unit: Unit
    measure: Measure
    start: int
    end: int
    rule: str


def measured(parsed: ParsedText, quantity: Quantity, any_count: bool = False) -> Counted | None:
    """What a number measures, or None for a number that measures nothing: a label, an age, a count of reasons.

    `any_count` lets a bare 'one' count too, as it does in a rate.
    """
    phrase = counted_phrase(parsed, quantity)
    start, end = (phrase.start_char, phrase.end_char) if phrase else (quantity.end, quantity.end)
    if quantity.unit == PERCENT:
        return Counted(PERCENT, "rate", start, end, "percent")
    if quantity.unit:
        return Counted(quantity.unit, "money", start, end, "money")
    if phrase is None:
        return _without_noun(parsed, quantity)
    noun = phrase[-1]
    if noun.lower_ in currency_names(parsed.document.language, "words"):
        return Counted(currencies(parsed.document.language)[noun.lower_], "money", start, end, "money")
    if not any_count and not _measures(parsed, quantity, noun):
        return None
    kind = kind_of(noun)
    return Counted(_unit(noun, kind), _measure(parsed, quantity, noun, kind), start, end, "number-noun")


def counted_phrase(parsed: ParsedText, quantity: Quantity) -> Tokens | None:
    """The noun phrase that follows a number, up to its head: 'Special Operations troops' of '250 Special …'."""
    first = parsed.tokens(quantity.start, quantity.end).end
    while first < len(parsed.doc) and parsed.doc[first].lower_ in _BETWEEN:
        first += 1
    last: Token | None = None
    for token in parsed.doc[first : first + _LONGEST_PHRASE]:
        if (token.is_sent_start and token.i > first) or not _goes_on(token, last):
            break
        if _is_noun(token):
            last = token
            if token.lemma_.lower() in counted(token.doc.lang_, "members"):
                break
    return parsed.doc[first : last.i + 1] if last is not None else None


def _goes_on(token: Token, last: Token | None) -> bool:
    """Whether a noun phrase with its latest noun so far goes on; a singular noun waits for a plural one."""
    before = token.nbor(-1)
    if _is_noun(token) or token.tag_ == "HYPH" or before.tag_ == "HYPH" or token.text in ("'s", "’s"):
        return True
    if last is None or last.tag_ in ("NN", "NNP"):
        waiting = token.tag_ in ("VBN", "VBG", "JJ", "JJR", "RB") if last is None else token.tag_ in ("JJ", "CC")
        return waiting and (token.tag_ != "CC" or _plural_follows(token))
    return False


def _plural_follows(token: Token) -> bool:
    near = [token.nbor(step) for step in (1, 2) if token.i + step < len(token.doc)]
    return any(each.tag_ == "NNS" for each in near) and near[0].pos_ in ("NOUN", "ADJ", "PROPN")


_BETWEEN = ("of", "the", "these", "those", "its", "their", "his", "our", "-", "additional", "more", "other", "further")
_LONGEST_PHRASE = 8


def _is_noun(token: Token) -> bool:
    return token.pos_ in ("NOUN", "PROPN") or token.tag_ in ("NNPS", "NNS")


def kind_of(noun: Token) -> CountedKind | None:
    """The class of a counted noun, None for one that stands for itself."""
    language, lemma = noun.doc.lang_, noun.lemma_.lower()
    if lemma.endswith("men") and len(lemma) > len("women"):
        lemma = f"{lemma[:-3]}man"  # a plural that the tagger takes for a singular: 'servicemen'
    if lemma in counted(language, "people") or _is_nationality(noun):
        return "people"
    kinds: tuple[CountedKind, ...] = ("troops", "members", "arms")
    return next((kind for kind in kinds if lemma in counted(language, kind)), None)


def _is_nationality(noun: Token) -> bool:
    return noun.tag_ in ("NNPS", "NNS") and (
        noun.ent_type_ == "NORP" or (noun.text[0].isupper() and noun.pos_ == "PROPN")
    )


def _measures(parsed: ParsedText, quantity: Quantity, noun: Token) -> bool:
    language, lemma = noun.doc.lang_, noun.lemma_.lower()
    if _AGE.match(parsed.text, quantity.end) or _AGED.search(parsed.text[max(0, quantity.start - 12) : quantity.start]):
        return False
    if lemma in counted(language, "never") or noun.lower_ in counted(language, "never"):
        return False
    if noun.tag_ in ("NN", "NNP") and not quantity.compound and quantity.high > 1 and not _is_plural(noun):
        return False
    if quantity.high <= 3 and not quantity.approximate and lemma in counted(language, "few_never"):
        return _harmed(parsed, quantity, noun)
    return quantity.high > 1 or (quantity.high == 1 and _harmed(parsed, quantity, noun))


_AGE = re.compile(r"(?: ?- ?| )(?:year|month|week|day)s?(?: ?- ?| )(?:old|of age)")
_AGED = re.compile(r"\b(?:aged|ages?|young as|old as) $")


def _is_plural(noun: Token) -> bool:
    return noun.lower_ in figure_words(noun.doc.lang_, "unchanging") or kind_of(noun) in (
        "people",
        "troops",
        "members",
        "arms",
    )


def _harmed(parsed: ParsedText, quantity: Quantity, noun: Token) -> bool:
    kind = kind_of(noun)
    return kind in PERSONS and _measure(parsed, quantity, noun, kind) in ("killed", "wounded", "trapped")


def _without_noun(parsed: ParsedText, quantity: Quantity) -> Counted | None:
    """'millions have been displaced', 'killed 28', 'a total of 922': persons by the verb, or what a total counts."""
    anchor = parsed.tokens(quantity.start, quantity.end).root
    persons = _of_persons(quantity, anchor)
    if persons is not None:
        return persons
    cue = _nearest_cue(anchor, _PERSON_CUES, reach=3)
    if cue and quantity.high > 1:
        return Counted("people", cue, quantity.end, quantity.end, "number-verb")
    return _of_a_total(parsed, quantity)


def _of_persons(quantity: Quantity, anchor: Token) -> Counted | None:
    """'reached 560,000 of them' and 'food for 7,200': persons who are named before, or whom the aid is for."""
    end = quantity.end
    of = next((each for each in anchor.rights if each.lower_ == "of"), None)
    whom = next(iter(of.children), None) if of is not None else None
    if whom is not None and whom.lower_ in {"them", "whom", "those"} and quantity.high > _FEW:
        return Counted("people", _nearest_cue(anchor, _HUMAN, reach=4) or "other", end, end, "number-pronoun")
    giver = anchor.head.head if anchor.head.lower_ == "for" else None
    given = [giver, *(each for each in giver.rights if each.dep_ == "dobj")] if giver is not None else []
    aid = figure_words(anchor.doc.lang_, "aid")
    if quantity.high > _FEW and any(each.lemma_.lower() in aid for each in given):
        return Counted("people", "aided", end, end, "number-aid")
    return None


_FEW = 3


def _of_a_total(parsed: ParsedText, quantity: Quantity) -> Counted | None:
    """'the number of flights rose to 922': the noun after 'number of' earlier in the sentence."""
    sentence = parsed.sentence_at(quantity.start)
    totals = [each for each in sentence if each.idx < quantity.start and each.lemma_.lower() in _totals(sentence)]
    nouns = [noun for total in totals for of in total.children if of.lower_ == "of" for noun in of.children]
    if quantity.high < _TOTAL or not nouns or parsed.tokens(quantity.start, quantity.end).root.dep_ == "nummod":
        return None
    noun = nouns[-1]
    return Counted(_unit(noun, kind_of(noun)), "other", quantity.end, quantity.end, "total")


_TOTAL = 100


def _totals(sentence: Tokens) -> tuple[str, ...]:
    return figure_words(sentence.doc.lang_, "total")


_PERSON_CUES: tuple[Measure, ...] = ("killed", "wounded", "displaced", "trapped")


def _unit(noun: Token, kind: CountedKind | None) -> Unit:
    if kind in PERSONS:
        return "people"
    before = noun.nbor(-1).lower_ if noun.i else ""
    return f"{before} {noun.lower_}" if before in ("square", "cubic") else noun.lower_


def _measure(parsed: ParsedText, quantity: Quantity, noun: Token, kind: CountedKind | None) -> Measure:
    if kind in PERSONS:
        if noun.lemma_.lower() in counted(noun.doc.lang_, "members"):
            return _nearest_cue(noun, ("killed", "wounded", "trapped"), reach=2) or "members"
        cue = _nearest_cue(noun, _HUMAN, reach=5) or _phrase_cue(parsed, quantity)
        cue = "killed" if noun.dep_ == "dobj" and noun.head.lemma_ == "lose" else cue
        if kind == "troops":
            return cue if cue in ("killed", "wounded", "trapped") else "troops"
        return cue or "other"
    if kind == "members":
        return "members"
    if kind == "arms":
        return "weapons" if _is_supplied(noun) else "other"
    return "other"


_HUMAN: tuple[Measure, ...] = ("killed", "wounded", "displaced", "trapped", "in_need", "aided")


def _is_supplied(noun: Token) -> bool:
    verbs = figure_words(noun.doc.lang_, "supply")
    return any(token.lemma_.lower() in verbs for token in list(noun.ancestors)[:2])


def _nearest_cue(noun: Token, allowed: tuple[Measure, ...], reach: int) -> Measure | None:
    """The measure whose cue stands fewest steps away in the grammar, counted from the noun itself."""
    words = measure_words(noun.doc.lang_)
    ring, seen = [noun], {noun.i}
    for _ in range(reach + 1):
        found = sorted(allowed.index(cue) for each in ring if (cue := _cue_of(each, words)) in allowed and cue)
        if found:
            return allowed[found[0]]
        near = [other for each in ring for other in (each.head, *each.children) if other.i not in seen]
        near = [other for other in near if other.dep_ not in ("punct", "det")]
        seen.update(other.i for other in near)
        ring = near
    return None


def _cue_of(token: Token, words: Mapping[str, Measure]) -> Measure | None:
    return words.get(token.lemma_.lower()) or words.get(token.lower_)


def _phrase_cue(parsed: ParsedText, quantity: Quantity) -> Measure | None:
    sentence = parsed.sentence_at(quantity.start)
    for cue in measure_cues(parsed.document.language):
        for phrase in cue.phrases:
            for match in re.finditer(phrase, sentence.text, re.IGNORECASE):
                if abs(sentence.start_char + match.start() - quantity.end) <= _PHRASE_REACH:
                    return cue.measure
    return None


_PHRASE_REACH = 60
