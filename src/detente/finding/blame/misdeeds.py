"""Allegations made by telling: a misdeed and its doer in the words of a speaker who acts for someone else."""

from collections.abc import Iterator, Sequence

from detente.finding.blame.accusing import act_span
from detente.finding.blame.allegation import Allegation, roots
from detente.finding.blame.parties import party_of, speaker_at
from detente.finding.parsing import ActorIndex, ParsedText
from detente.finding.words import Token, Tokens
from detente.knowledge.allegations import Misdeeds, doing_verbs, misdeeds, outlaws, reproaches
from detente.records import Span, Statement

_BEGUN = {"use", "begin", "continue", "start", "go"}


def told_misdeeds(parsed: ParsedText, actors: ActorIndex, statements: Sequence[Statement]) -> Iterator[Allegation]:
    """One allegation for each misdeed word with a doer that someone else's voice tells of, in order of offset."""
    words = _words(parsed.document.language)
    for sentence in parsed.sentences:
        for token in sentence:
            entry = words.get((_part(token), _phrase(token, words)))
            suffered = token.pos_ == "VERB" and bool(_at_the_hands(token))
            if entry is None and not suffered:
                continue
            voice = speaker_at(token, statements)
            accused, accuser = _doer(token, actors), voice or actors.issuer
            alone = entry is not None and entry.own_voice
            if not accused or not (accuser or alone) or roots(accuser) & roots(accused):
                continue
            told = bool(voice) and _plainly_told(token, accused, sentence, actors)
            if suffered or (entry is not None and _is_misdeed(token, entry, sentence, actors, told)):
                anchor = Span(token.idx, token.idx + len(token))
                yield Allegation(accuser, accused, act_span(token), anchor, None, "disputes/told-misdeed")


def _words(language: str) -> dict[tuple[str, str], Misdeeds]:
    nouns = {("noun", noun): entry for entry in misdeeds(language) for noun in entry.nouns}
    return nouns | {("verb", verb): entry for entry in misdeeds(language) for verb in entry.verbs}


def _phrase(token: Token, words: dict[tuple[str, str], Misdeeds]) -> str:
    # 'war crime', 'chemical weapon': with the word before, where the two are known together.
    lemma = token.lemma_.lower()
    pair = f"{token.nbor(-1).lower_} {lemma}" if token.i else lemma
    return pair if ("noun", pair) in words else lemma


def _part(token: Token) -> str:
    return "verb" if token.pos_ == "VERB" else "noun" if token.pos_ in {"NOUN", "PROPN"} else ""


def _plainly_told(token: Token, accused: tuple[str, ...], sentence: Tokens, actors: ActorIndex) -> bool:
    """Whether a speaker tells of the deed as done, and not to an outlaw: striking those is no one's misdeed."""
    unreal = any(each.tag_ == "MD" for each in token.lefts) or (
        any(each.tag_ == "TO" for each in token.lefts) and token.head.lemma_ not in _BEGUN
    )
    meant = {root for each in actors.within(sentence.start_char, sentence.end_char) for root in roots(each.actor_ids)}
    return not unreal and not (meant - roots(accused)) & outlaws(sentence.doc.lang_)


def _is_misdeed(token: Token, entry: Misdeeds, sentence: Tokens, actors: ActorIndex, told: bool) -> bool:
    if any(each.dep_ == "neg" for each in token.children) or any(each.lower_ == "would" for each in token.lefts):
        return False
    if entry.needs == "infinitive or object" and token.pos_ == "VERB":
        things = [each for each in token.rights if each.dep_ in {"xcomp", "dobj", "ccomp"}]
        wrongs = {noun for each in misdeeds(token.lang_) for noun in each.nouns}
        return any(each.lemma_.lower() not in wrongs for each in things)  # who prevents violence does well
    if entry.needs == "used":
        return _is_used(token)
    if entry.needs == "told":
        return told
    if entry.needs == "condemned or civilian" and not (told and token.pos_ == "VERB"):
        known = reproaches(sentence.doc.lang_)
        reproached = any(each.i != token.i and {each.lemma_.lower(), each.lower_} & known for each in sentence)
        meant = actors.within(sentence.start_char, sentence.end_char)
        return reproached or any(_suffers(each.actor_ids) for each in meant)
    return True


def _is_used(noun: Token) -> bool:
    """'had used chemical weapons', 'the use of tear gas and chemical weapons'."""
    while noun.dep_ == "conj":
        noun = noun.head
    user = noun.head.head if noun.head.lower_ == "of" else noun.head
    return user.lemma_.lower() in doing_verbs(noun.lang_)


def _doer(token: Token, actors: ActorIndex) -> tuple[str, ...]:
    candidates = subjects_of(token) if token.pos_ == "VERB" else _owners(token)
    for candidate in candidates:
        party = party_of(candidate, actors)
        # Those who suffer a deed may stand in its noun too: 'the shelling of civilians'.
        if party and not _suffers(party):
            return _with_equals(candidate, party, actors)
    return ()


def _suffers(actor_ids: tuple[str, ...]) -> bool:
    # Civilians have roots of their own, 'CIV' and their country.
    return bool(actor_ids) and all(each.startswith("CIV") for each in actor_ids)


def _with_equals(head: Token, actor_ids: tuple[str, ...], actors: ActorIndex) -> tuple[str, ...]:
    found = list(actor_ids)
    for each in head.subtree:
        if each.i > head.i and each.dep_ in {"conj", "pobj"} and (mention := actors.headed_by(each)) is not None:
            found += mention.actor_ids
    return tuple(dict.fromkeys(found))


def subjects_of(verb: Token) -> list[Token]:
    """Words for whoever does what the verb says: its subject, its agent, or the subject of the verb above it."""
    if hands := _at_the_hands(verb):
        return hands
    agents = [
        each for child in verb.children if child.dep_ == "agent" for each in child.children if each.dep_ == "pobj"
    ]
    if any(each.dep_ == "nsubjpass" for each in verb.children):
        return agents
    own = [each for each in verb.children if each.dep_ == "nsubj"]
    if own and own[0].tag_ in {"WDT", "WP"} and verb.dep_ == "relcl":
        return [verb.head]
    return own or _subjects_above(verb) or agents


def _subjects_above(verb: Token) -> list[Token]:
    """Subjects of the verb that a verb without one hangs on."""
    above = verb.head if verb.head.pos_ in {"VERB", "AUX"} else verb.head.head
    if above.dep_ == "acomp":  # 'remains committed to carrying out attacks'
        above = above.head
    hung = verb.dep_ in {"xcomp", "pcomp", "advcl"} or (verb.dep_ == "conj" and above is verb.head)
    described = verb.dep_ in {"relcl", "acl"} and verb.head.dep_ == "attr"
    if (hung or described) and above is not verb and above.pos_ in {"VERB", "AUX"}:
        return subjects_of(above)
    return []


def _at_the_hands(verb: Token) -> list[Token]:
    at = [each for each in verb.rights if each.lower_ == "at"]
    hands = [each for preposition in at for each in preposition.children if each.lower_ in {"hands", "hand"}]
    return [each for hand in hands for of in hand.children if of.lower_ == "of" for each in of.children]


def _is_of(noun: Token, doing: Token) -> bool:
    # Not in 'violations of the truce announced by B'.
    return doing.i >= noun.i and (doing.head is noun or doing.dep_ not in {"acl", "relcl"})


def _owners(noun: Token) -> list[Token]:
    verb = noun.head
    doing = verb.lemma_ in doing_verbs(noun.lang_) or (verb.tag_ == "VBN" and verb.dep_ == "acl")
    # Who sends mercenaries is held to it, not whose they are; and 'terrorist attack' says of no one that he did it.
    found = subjects_of(verb) if noun.dep_ == "dobj" and doing else []
    judged = reproaches(noun.lang_)
    owning = (each for each in noun.children if each.dep_ in {"poss", "amod", "compound", "nmod"})
    found += [each for each in owning if each.dep_ == "poss" or each.lower_ not in judged]
    for child in (each for each in noun.subtree if each.lower_ in {"by", "from"} and _is_of(noun, each.head)):
        found += [each for each in child.children if each.dep_ == "pobj"]
    relative = [each for each in noun.children if each.dep_ in {"relcl", "acl"}]
    found += [subject for verb in relative for subject in subjects_of(verb)]
    if noun.dep_ in {"attr", "nsubj"}:
        found += [each for child in verb.children if child.lower_ == "by" for each in child.children]
    if noun.dep_ in {"attr", "oprd"}:
        found += [each for subject in subjects_of(verb) for each in (subject, *subject.children)]
    if noun.dep_ == "pobj" and verb.lower_ == "of" and verb.head.pos_ == "NOUN":
        # 'its campaign of terror', 'the use of poison by B'
        by = (child for child in verb.head.rights if child.lower_ == "by")
        found += [each for each in verb.head.lefts if each.dep_ == "poss"]
        found += [each for child in by for each in child.children if each.dep_ == "pobj"]
    return found
