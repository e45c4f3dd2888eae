"""The language of a text, as an ISO 639-1 code."""

import py3langid

from detente.knowledge.languages import languages

_LEAST_LETTERS = 20  # below this a guess is a coin toss
_ENOUGH = 4_000  # characters that settle it
_TOO_CLOSE = 12.0  # in log-likelihood: languages this near to each other cannot be told apart in a short text


def detect_language(text: str) -> str:
    """ISO 639-1 code of the text's language (639-3 where it has no other); 'und' where too little text stands to tell.

    Where a language that detente reads is as likely as the likeliest one, it is the former.
    """
    sample = text[:_ENOUGH]
    if sum(map(str.isalpha, sample)) < _LEAST_LETTERS:
        return "und"
    ranked = py3langid.rank(sample)
    close = (code for code, score in ranked if ranked[0][1] - score <= _TOO_CLOSE)
    return next((code for code in close if code in languages()), str(ranked[0][0]))
