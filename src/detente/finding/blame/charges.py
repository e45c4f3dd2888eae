"""Allegations that a noun makes: 'his charge that B shelled it', 'B rejected A's claim', 'allegations against B'."""

from collections.abc import Iterator, Sequence

from detente.finding.blame.accusing import act_span
from detente.finding.blame.allegation import Allegation, roots
from detente.finding.blame.parties import party_of, speaker_at, subject_party
from detente.finding.parsing import ActorIndex, ParsedText
from detente.finding.words import Token
from detente.knowledge.allegations import answering_verbs, burden_nouns, charge_nouns
from detente.records import Span, Statement


def noun_charges(parsed: ParsedText, actors: ActorIndex) -> Iterator[Allegation]:
    """One allegation for each noun of accusation whose accuser and accused the sentence tells, in order."""
    for token in parsed.doc:
        if token.pos_ != "NOUN" or token.lemma_.lower() not in charge_nouns(token.lang_):
            continue
        accuser, accused = _accuser(token, actors), _accused(token, actors)
        if accuser and accused and not roots(accuser) & roots(accused):
            anchor = Span(token.idx, token.idx + len(token))
            yield Allegation(accuser, accused, act_span(_deed(token) or token), anchor, None, "disputes/charge-noun")


def told_burdens(parsed: ParsedText, actors: ActorIndex, statements: Sequence[Statement]) -> Iterator[Allegation]:
    """One allegation for each 'the blame lies with B' in the words of a speaker who is not B, in order."""
    for token in parsed.doc:
        if token.dep_ != "nsubj" or token.lemma_.lower() not in burden_nouns(token.lang_):
            continue
        bearers = [each for child in token.head.rights if child.lower_ in {"with", "on"} for each in child.children]
        accused = next((found for each in bearers if (found := party_of(each, actors))), ())
        accuser = speaker_at(token, statements) or actors.issuer
        if accused and accuser and not roots(accuser) & roots(accused):
            anchor = Span(token.idx, token.idx + len(token))
            yield Allegation(accuser, accused, act_span(token), anchor, None, "disputes/charge-noun")


def _deed(noun: Token) -> Token | None:
    clause = next((each for each in noun.rights if each.dep_ in {"acl", "ccomp", "relcl"} and _marked(each)), None)
    if clause is not None:
        return clause
    of = next((each for each in noun.rights if each.lower_ == "of"), None)
    return next(iter(of.children), None) if of is not None else None


def _marked(verb: Token) -> bool:
    return any(each.dep_ == "mark" and each.lower_ == "that" for each in verb.lefts)


def _accused(noun: Token, actors: ActorIndex) -> tuple[str, ...]:
    against = [each for child in noun.rights if child.lower_ == "against" for each in child.children]
    named = next((found for each in against if (found := party_of(each, actors))), ())
    deed = _deed(noun)
    doer = subject_party(deed, actors) if deed is not None and deed.pos_ in {"VERB", "AUX"} else ()
    return named or doer or (subject_party(noun.head, actors) if _answered(noun) else ())


def _accuser(noun: Token, actors: ActorIndex) -> tuple[str, ...]:
    owners = [each for each in noun.lefts if each.dep_ in {"poss", "amod", "compound", "nmod"}]
    owners += [each for child in noun.rights if child.lower_ in {"by", "from"} for each in child.children]
    owner = next((found for each in owners if (found := party_of(each, actors))), ())
    return owner or (subject_party(noun.head, actors) if noun.dep_ == "dobj" and not _answered(noun) else ())


def _answered(noun: Token) -> bool:
    return noun.dep_ == "dobj" and noun.head.lemma_.lower() in answering_verbs(noun.lang_)
