"""Words that stand for several parties at once: 'both countries', 'the two leaders', 'all sides'."""

from collections import Counter
from collections.abc import Iterator
from functools import cache

from detente.finding.who.discourse import Discourse
from detente.finding.who.meant import Meant, mention_of
from detente.finding.who.phrases import phrase_ending_at
from detente.finding.who.setting import Setting
from detente.finding.words import Token
from detente.knowledge.actors import Collective, collectives, countries, organisations, words_of

_LONGEST = 4
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_CALLING = frozenset({"nsubj", "nsubjpass", "dobj"})


def read_collective(token: Token, discourse: Discourse, setting: Setting) -> Meant | None:
    """The parties meant by the collective that ends in this token; None where there is none, or too few are known."""
    if token.lemma_.lower() not in _last_words(token.lang_) and token.lower_ not in _last_words(token.lang_):
        return None
    found = _longest(token)
    if found is None:
        return None
    first, entry = found
    callers = _callers(token, discourse)
    if entry.number:
        ids = _last_persons(token, discourse, entry.number) or last_parties(discourse, token.idx, entry.number, callers)
        return Meant(mention_of(first, token, ids, "collective")) if len(ids) >= entry.number else None
    ids = _warring(discourse, setting, callers)
    return Meant(mention_of(first, token, ids, "collective")) if ids else None


def _longest(token: Token) -> tuple[Token, Collective] | None:
    known = collectives(token.lang_)
    for length in range(_LONGEST, 0, -1):
        window = token.doc[max(0, token.i - length + 1) : token.i + 1]
        before = "".join(f"{each.lower_} " for each in window[:-1])
        entry = known.get(before + token.lower_) or known.get(before + token.lemma_.lower())
        if entry is not None and (len(window) > 1 or _stands_alone(token)):
            return window[0], entry
    return None


def _callers(token: Token, discourse: Discourse) -> frozenset[str]:
    """Roots of those who call on the parties, which are others: 'Norway asked Peru to warn both sides', 'we'."""
    above = list(_verbs_over(token))
    heads = {child.idx for verb in above for child in verb.children if child.dep_ in _CALLING and child.i < token.i}
    named = (each.mention.actor_ids for each in discourse.past if each.mention.head in heads)
    return frozenset(actor_id.split(":")[0] for ids in named for actor_id in ids)


def _verbs_over(token: Token) -> Iterator[Token]:
    """The words it hangs on, up to a clause beside them: in 'A and B met, but each side blamed the other', 'blamed'."""
    for each in token.ancestors:
        yield each
        if each.dep_ == "conj" and any(child.dep_ in _SUBJECTS for child in each.children):
            return


def _stands_alone(token: Token) -> bool:
    """'Both signed': a subject by itself, no 'both of the books', no 'both … and …'."""
    return token.dep_ in _SUBJECTS and not any(child.dep_ in ("prep", "conj") for child in token.children)


@cache
def _last_words(language: str) -> frozenset[str]:
    return frozenset(words.rsplit(maxsplit=1)[-1] for words in collectives(language))


def _last_persons(token: Token, discourse: Discourse, number: int) -> tuple[str, ...]:
    """'the two leaders', 'both ministers', 'the two men': the persons of different sides who were named last."""
    phrase = phrase_ending_at(token, token.lang_)[0]
    if not (phrase is not None and phrase.sense == "office") and token.lemma_ not in words_of(token.lang_, "people"):
        return ()
    near = (each.mention.actor_ids[0] for each in discourse.recent(token.idx) if each.person and each.mention.actor_ids)
    by_root: dict[str, str] = {}
    for actor_id in near:
        by_root.setdefault(actor_id.split(":")[0], actor_id)
    persons = list(by_root.values())[:number]
    return tuple(sorted(persons)) if len(persons) == number else ()


def last_parties(
    discourse: Discourse, offset: int, number: int, others: frozenset[str] = frozenset()
) -> tuple[str, ...]:
    """The parties named side by side ('Russia and the United States'): those named most, of equals the last.

    Where none were, the distinct ones named last; none of the `others`.
    """
    joined = [each for each in discourse.joined() if len(each) == number and not others & {*each}]
    if joined:
        named = discourse.times_named()
        least = [(min(named[root] for root in each), at) for at, each in enumerate(joined)]
        return tuple(sorted(joined[max(least)[1]]))
    roots = dict.fromkeys(
        root
        for each in discourse.recent(offset)
        for root in (actor_id.split(":")[0] for actor_id in each.mention.actor_ids)
        if is_party(root) and root not in others and each.mention.method != "actors/adjective"
    )
    return tuple(sorted(list(roots)[:number]))


def is_party(root: str) -> bool:
    """Whether the root may be a side of a conflict: a state, an armed group, an opposition; no mediator."""
    body = organisations().get(root)
    return root in countries() or root.endswith("OPP") or (body is not None and body.sector in ("REB", "OPP", "PTY"))


def _warring(discourse: Discourse, setting: Setting, others: frozenset[str]) -> tuple[str, ...]:
    """The sides of the conflict: a government and its opposition, else the two parties named most.

    None of the `others`; where only the country of the conflict is left, that.
    """
    theatre = setting.theatre if setting.theatre not in others else None
    if theatre and any(f"{theatre}OPP" in each.mention.actor_ids for each in discourse.past):
        return theatre, f"{theatre}OPP"
    joined = [
        each
        for each in discourse.joined()
        if len(each) == 2 and (not theatre or theatre in each) and not others & {*each}
    ]
    if joined:
        return tuple(sorted(joined[-1]))
    named = Counter({root: times for root, times in discourse.times_named().items() if root not in others})
    sides = [root for root in named if _is_side(root, theatre)]
    if len(sides) < 2:
        sides = [root for root in named if is_party(root)]
    most = sorted(sides, key=lambda root: (-named[root], root))[:2]
    return tuple(sorted(most)) if len(most) > 1 else tuple(each for each in most if each == theatre)


def _is_side(root: str, theatre: str | None) -> bool:
    """A party of the theatre's own, where it is known: no outsider who speaks of the conflict."""
    body = organisations().get(root)
    return is_party(root) and (not theatre or root == theatre or (body is not None and body.country == theatre))
