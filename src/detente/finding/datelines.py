"""A dateline that the parser took for a subject: in 'BAKU, Sept. 25 (Agency) - Armenia denied it' Armenia denies."""

from detente.finding.words import Token

_DASHES = {"-", "–", "—", "--"}


def past_dateline(subject: Token) -> Token:
    """The word that a verb's subject really is: behind the dash, where the subject is the first word of a line."""
    first = subject.i == 0 or "\n" in subject.nbor(-1).text
    if not first:
        return subject
    equals = [each for each in subject.rights if each.dep_ == "appos"]
    equals += [each for each in subject.head.lefts if each.dep_ == subject.dep_ and each.i > subject.i]
    return next((each for each in equals if _DASHES & {each.left_edge.text, each.left_edge.nbor(-1).text}), subject)
