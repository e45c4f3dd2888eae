"""Pronouns that refer back: 'he', 'its', 'they', 'each'; the nearest that fits in person and number."""

from detente.finding.who.collectives import last_parties
from detente.finding.who.discourse import Antecedent, Discourse
from detente.finding.words import Token
from detente.knowledge.actors import words_of

_MEETING = 3
"""Sentences; for so long 'they' may be the two who met."""


def read_pronoun(token: Token, discourse: Discourse) -> tuple[str, ...]:
    """Whom the pronoun means, as actor_ids; () where it means nobody known."""
    language, word = token.lang_, token.lower_
    if word == "each" and token.dep_ == "nsubj":
        return last_parties(discourse, token.idx, 2)
    below = _named_below(token, discourse)
    recent = [each for each in discourse.recent(token.idx) if not below & {*each.mention.actor_ids}]
    if word in words_of(language, "he"):
        own = {each.mention.actor_ids for each in recent if _own_subject(token, each)}
        return next((ids for each in recent if each.person and (ids := each.mention.actor_ids) not in own), ())
    near = [each for each in recent if discourse.parsed.sentence_index(token.idx) - each.sentence <= 1]
    if word in words_of(language, "it") and not _expletive(token):
        single = (each.mention for each in near if not each.person and len(each.mention.actor_ids) == 1)
        return next((each.actor_ids for each in single), ())
    if word in words_of(language, "they"):
        return _several(token, near, discourse)
    return ()


def _named_below(token: Token, discourse: Discourse) -> frozenset[str]:
    """'It rejected Chad's request': a subject is none of those whom the words below its verb name."""
    if token.dep_ not in ("nsubj", "nsubjpass"):
        return frozenset()
    offsets = {each.idx for each in token.head.subtree if each.i > token.head.i}
    return frozenset(i for each in discourse.coming if each.head in offsets for i in each.actor_ids)


def _several(token: Token, near: list[Antecedent], discourse: Discourse) -> tuple[str, ...]:
    """Of the plural ones the subject first; before people named in passing, the two who met in the sentences before."""
    own = {each.mention.actor_ids for each in near if _own_subject(token, each)}
    plural = [each for each in near if each.plural and each.mention.actor_ids not in own]
    if token.lower_ == "they" and token.dep_ in ("nsubj", "nsubjpass"):
        acting = [each for each in plural if each.subject]
        met = () if acting else _met_before(token, discourse)
        if met or acting:
            return met or discourse.together(acting[0])
    return next((discourse.together(each) for each in plural), ())


def _met_before(token: Token, discourse: Discourse) -> tuple[str, ...]:
    """'The minister met his counterpart. They agreed …': subject and object of a sentence not far before."""
    here = discourse.parsed.sentence_index(token.idx)
    for number in range(here - 1, max(-1, here - 1 - _MEETING), -1):
        root = discourse.parsed.sentences[number].root
        sides = [each for each in discourse.past if each.sentence == number and _side_of(each, root, discourse)]
        ids = tuple(dict.fromkeys(i for each in sides for i in each.mention.actor_ids))
        if len(ids) == 2:
            return ids
    return ()


def _side_of(antecedent: Antecedent, root: Token, discourse: Discourse) -> bool:
    token = discourse.parsed.tokens(antecedent.mention.head, antecedent.mention.head + 1)[0]
    with_whom = token.dep_ == "pobj" and token.head.lower_ == "with" and token.head.head == root
    return with_whom or (token.head == root and token.dep_ in ("nsubj", "dobj") and root.lemma_ == "meet")


def _own_subject(token: Token, antecedent: Antecedent) -> bool:
    """'Obama urged him': the subject of a verb is not whom its object pronoun means."""
    if token.lower_ not in ("him", "them") or not antecedent.subject:
        return False
    verbs = [token.head, token.head.head, token.head.head.head]
    return any(child.idx == antecedent.mention.head for verb in verbs for child in verb.children)


def _expletive(token: Token) -> bool:
    """'It is clear that …', 'it remains to be seen': the word stands for nothing before it."""
    empty = words_of(token.lang_, "empty-it")
    return token.dep_ in ("expl", "nsubjpass") or (token.dep_ == "nsubj" and token.head.lemma_ in empty)
