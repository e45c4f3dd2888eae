"""Words that refer back: 'he', 'its', 'both countries', 'the ministry', 'the opposition'; nearest first."""

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import cache

from spacy.tokens import Token

from detente.finding.parsing import ParsedText
from detente.finding.who.described import Meant, mention_of, read_description
from detente.finding.who.discourse import Antecedent, Discourse
from detente.knowledge.actors import collectives, countries
from detente.records import Actor, ActorMention

_HE = frozenset({"he", "him", "his", "himself", "she", "her", "hers", "herself"})
_IT = frozenset({"it", "its", "itself"})
_THEY = frozenset({"they", "them", "their", "theirs", "themselves"})
_EMPTY_IT = frozenset({"be", "seem", "appear", "remain", "become", "take", "mean", "show"})
"""Verbs whose subject 'it' mostly stands for nothing before it: 'it remains to be seen'."""


def find_references(
    parsed: ParsedText, mentions: Sequence[ActorMention], actors: Sequence[Actor], theatre: str | None
) -> tuple[tuple[Actor, ...], tuple[ActorMention, ...]]:
    """Resolve the report's references; `theatre` is the country it is about, for 'the opposition' and 'the regime'."""
    discourse = Discourse(parsed, mentions, [actor for actor in actors if actor.kind == "person"])
    taken = {offset for each in mentions for offset in range(each.start, each.end)}
    found: list[Meant] = []
    for token in parsed.doc:
        discourse.reach(token.idx)
        meant = None if token.idx in taken else _refer(token, discourse, theatre)
        if meant is not None:
            discourse.note(meant.mention)
            found.append(meant)
    return tuple(each.actor for each in found if each.actor), tuple(each.mention for each in found)


def theatre_of(places: Iterable[str], mentions: Iterable[ActorMention]) -> str | None:
    """The country a report is about: the one it names most often as a place, else as civilians or opposition."""
    counted = Counter(code for code in places if code in countries())
    for mention in mentions:
        for actor_id in mention.actor_ids:
            code = actor_id.removeprefix("CIV") if actor_id.startswith("CIV") else actor_id.removesuffix("OPP")
            if code != actor_id and code in countries():
                counted[code] += 1
    return min(counted, key=lambda code: (-counted[code], code)) if counted else None


def _refer(token: Token, discourse: Discourse, theatre: str | None) -> Meant | None:
    if token.pos_ == "PRON":
        ids = _pronoun(token, discourse)
        return Meant(mention_of(token, token, ids, "pronoun")) if ids else None
    if token.lower_ in _last_words(discourse.parsed.document.language):
        collective = _collective(token, discourse, theatre)
        if collective is not None:
            return collective
    return read_description(token, discourse, theatre) if token.pos_ in ("NOUN", "PROPN") else None


def _pronoun(token: Token, discourse: Discourse) -> tuple[str, ...]:
    recent = discourse.recent(token.idx)
    near = [each for each in recent if discourse.parsed.sentence_index(token.idx) - each.sentence <= 1]
    if token.lower_ == "each" and token.dep_ == "nsubj":
        return _last_parties(discourse, token.idx, 2)
    if token.lower_ in _HE:
        own = {each.mention.actor_ids for each in recent if _own_subject(token, each)}
        return next((ids for each in recent if each.person and (ids := each.mention.actor_ids) not in own), ())
    if token.lower_ in _IT and not _expletive(token):
        single = (each.mention for each in near if not each.person and len(each.mention.actor_ids) == 1)
        return next((each.actor_ids for each in single), ())
    if token.lower_ in _THEY:
        return next((each.mention.actor_ids for each in near if each.plural), ())
    return ()


def _own_subject(token: Token, antecedent: Antecedent) -> bool:
    """'Obama urged him': the subject of a verb is not whom its object pronoun means."""
    if token.lower_ not in ("him", "them") or not antecedent.subject:
        return False
    verbs = [token.head, token.head.head, token.head.head.head]
    return any(child.idx == antecedent.mention.head for verb in verbs for child in verb.children)


def _expletive(token: Token) -> bool:
    """'It is clear that …', 'it remains to be seen': the word stands for nothing before it."""
    return token.dep_ in ("expl", "nsubjpass") or (token.dep_ == "nsubj" and token.head.lemma_ in _EMPTY_IT)


@cache
def _last_words(language: str) -> frozenset[str]:
    return frozenset(words.rsplit(maxsplit=1)[-1] for words in collectives(language))


def _collective(token: Token, discourse: Discourse, theatre: str | None) -> Meant | None:
    known = collectives(discourse.parsed.document.language)
    for length in (4, 3, 2):
        window = token.doc[max(0, token.i - length + 1) : token.i + 1]
        entry = known.get(" ".join(each.lower_ for each in window))
        if entry is not None:
            ids = _last_parties(discourse, token.idx, entry.number) if entry.number else _warring(discourse, theatre)
            enough = len(ids) >= max(entry.number, 2)
            return Meant(mention_of(window[0], token, ids, "collective")) if enough else None
    return None


def _last_parties(discourse: Discourse, offset: int, number: int) -> tuple[str, ...]:
    """The parties last named side by side ('Russia and the United States'), else the distinct ones named last."""
    joined = [each for each in discourse.joined() if len(each) == number]
    if joined:
        return tuple(sorted(joined[-1]))
    roots = dict.fromkeys(
        root
        for each in discourse.recent(offset)
        for root in (actor_id.split(":")[0] for actor_id in each.mention.actor_ids)
        if root in countries() and each.mention.method != "actors/adjective"
    )
    return tuple(sorted(list(roots)[:number]))


def _warring(discourse: Discourse, theatre: str | None) -> tuple[str, ...]:
    """The sides of the conflict: a government and its opposition, else those last named side by side."""
    if theatre and any(f"{theatre}OPP" in each.mention.actor_ids for each in discourse.past):
        return theatre, f"{theatre}OPP"
    joined = discourse.joined()
    return tuple(sorted(joined[-1])) if joined else ()
