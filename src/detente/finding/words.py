"""A text as words: tokens with their grammar, spans of them, and the text they stand in; plain objects, quick to read.

The layers ask a token for its neighbours in the tree some hundred times a sentence; a parser's own objects make each
answer anew. Names and meanings follow spaCy's `Token`, `Span` and `Doc`; offsets are in characters (code points),
positions in tokens. Blank tokens (line ends) stand in the text, but hang on no word.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, overload


class Morph(str):
    """Inflection as the tagger writes it: 'Tense=Past|VerbForm=Fin'."""

    __slots__ = ()

    def get(self, feature: str) -> list[str]:
        """Values of a feature; empty if the word does not have it."""
        return _features(self).get(feature, [])


NO_MORPH = Morph()


@lru_cache(maxsize=4096)
def _features(morph: str) -> dict[str, list[str]]:
    pairs = (each.partition("=") for each in morph.split("|") if each)
    return {name: value.split(",") for name, _, value in pairs}


class Word(NamedTuple):
    """A word of a sentence as it was parsed, wherever the sentence stands; `head` is its place in the sentence."""

    text: str
    spaced: bool
    head: int
    lemma: str = ""
    pos: str = "SPACE"
    tag: str = "_SP"
    dep: str = ""
    name: str = ""
    morph: Morph = NO_MORPH
    is_alpha: bool = False
    is_punct: bool = False
    is_quote: bool = False
    is_title: bool = False
    like_num: bool = False


class Token:
    """A word in its text: its place, and its neighbours in the tree."""

    __slots__ = (
        "children",
        "dep_",
        "doc",
        "ent_type_",
        "head",
        "i",
        "idx",
        "is_sent_start",
        "lefts",
        "lemma_",
        "lower_",
        "pos_",
        "rights",
        "sent",
        "tag_",
        "text",
        "word",
    )

    def __init__(self, doc: "Text", i: int, idx: int, word: Word) -> None:
        self.doc, self.i, self.idx, self.word = doc, i, idx, word
        self.text, self.lower_, self.lemma_ = word.text, word.text.lower(), word.lemma
        self.pos_, self.tag_, self.dep_, self.ent_type_ = word.pos, word.tag, word.dep, word.name
        self.head = self
        self.children: tuple[Token, ...] = ()
        self.lefts: tuple[Token, ...] = ()
        self.rights: tuple[Token, ...] = ()
        self.sent: Tokens
        self.is_sent_start = False

    def __len__(self) -> int:
        return len(self.text)

    def __bool__(self) -> bool:
        return True

    def __repr__(self) -> str:
        return self.text

    @property
    def lang_(self) -> str:
        """Code of the text's language."""
        return self.doc.lang_

    @property
    def morph(self) -> Morph:
        """Its inflection."""
        return self.word.morph

    @property
    def is_alpha(self) -> bool:
        """Whether it is made of letters only."""
        return self.word.is_alpha

    @property
    def is_punct(self) -> bool:
        """Whether it is a punctuation mark."""
        return self.word.is_punct

    @property
    def is_quote(self) -> bool:
        """Whether it is a quotation mark."""
        return self.word.is_quote

    @property
    def is_title(self) -> bool:
        """Whether it is written with one capital, at its start."""
        return self.word.is_title

    @property
    def is_space(self) -> bool:
        """Whether it is blank."""
        return self.word.tag == "_SP"

    @property
    def like_num(self) -> bool:
        """Whether it is a number, in digits or in words."""
        return self.word.like_num

    def bear(self, children: Sequence["Token"]) -> None:
        """Take these, in order, as children: `lefts` are those before the token, `rights` those after it."""
        self.children = tuple(children)
        self.lefts = tuple(each for each in children if each.i < self.i)
        self.rights = self.children[len(self.lefts) :]
        for each in children:
            each.head = self

    @property
    def left_edge(self) -> "Token":
        """First token of the phrase that this one heads."""
        return min(self.subtree, key=lambda each: each.i)

    @property
    def right_edge(self) -> "Token":
        """Last token of the phrase that this one heads."""
        return max(self.subtree, key=lambda each: each.i)

    @property
    def subtree(self) -> Iterator["Token"]:
        """The token and all below it, in the order of the text as far as the tree keeps it."""
        return iter(self._gathered([]))

    def _gathered(self, found: list["Token"]) -> list["Token"]:
        for each in self.lefts:
            each._gathered(found)
        found.append(self)
        for each in self.rights:
            each._gathered(found)
        return found

    @property
    def ancestors(self) -> Iterator["Token"]:
        """The tokens above, the nearest first."""
        above = self
        while above.head is not above:
            above = above.head
            yield above

    @property
    def conjuncts(self) -> tuple["Token", ...]:
        """The others that this token is coordinated with, in order."""
        first = self
        while first.dep_ == "conj" and first.head is not first:
            first = first.head
        joined = [first]
        for each in joined:
            joined.extend(child for child in each.children if child.dep_ == "conj")
        return tuple(sorted((each for each in joined if each is not self), key=lambda each: each.i))

    def nbor(self, distance: int = 1) -> "Token":
        """The token so many places further on; IndexError beyond the text."""
        if not 0 <= self.i + distance < len(self.doc.tokens):
            raise IndexError(f"no token {distance:+d} of {self.text!r} at {self.i}")
        return self.doc.tokens[self.i + distance]

    def is_ancestor(self, other: "Token") -> bool:
        """Whether this token stands above the other."""
        return any(each is self for each in other.ancestors)


class Tokens(Sequence[Token]):
    """Tokens `start` to `end` of a text; `label_` says what a name names."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: "Text", start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, max(start, end), label

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> "Tokens": ...
    def __getitem__(self, index: int | slice) -> "Token | Tokens":
        if isinstance(index, slice):
            first, last, _ = index.indices(len(self))
            return Tokens(self.doc, self.start + first, self.start + last)
        return self.doc.tokens[self.start : self.end][index]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    def __len__(self) -> int:
        return self.end - self.start

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Tokens) and self._key() == other._key()

    def __hash__(self) -> int:
        return hash(self._key())

    def __repr__(self) -> str:
        return self.text

    def _key(self) -> tuple[int, int, int, str]:
        return id(self.doc), self.start, self.end, self.label_

    @property
    def start_char(self) -> int:
        """Offset of the first character."""
        return self.doc.tokens[self.start].idx if self.start < len(self.doc) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """Offset after the last character."""
        if self.start == self.end:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """The characters as they stand."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def root(self) -> Token:
        """The token that the others hang on: the highest, the first where several are; IndexError if there is none."""
        if len(self) == 1:
            return self[0]
        inside = [each for each in self if each.head is each or not self.start <= each.head.i < self.end]
        if len(inside) == 1:
            return inside[0]
        return min(inside or self[:1], key=lambda each: (each.is_space, sum(1 for _ in each.ancestors), each.i))

    @property
    def ents(self) -> tuple["Tokens", ...]:
        """Names that lie within."""
        return tuple(each for each in self.doc.ents if self.start <= each.start and each.end <= self.end)


class Text:
    """A text of one language (`lang_`), its tokens, names (`ents`) and sentences (`sents`) in order."""

    def __init__(self, text: str, language: str) -> None:
        self.text, self.lang_ = text, language
        self.tokens: list[Token] = []
        self.ents: tuple[Tokens, ...] = ()
        self.sents: tuple[Tokens, ...] = ()

    @overload
    def __getitem__(self, index: int) -> Token: ...
    @overload
    def __getitem__(self, index: slice) -> Tokens: ...
    def __getitem__(self, index: int | slice) -> Token | Tokens:
        if isinstance(index, slice):
            first, last, _ = index.indices(len(self.tokens))
            return Tokens(self, first, last)
        return self.tokens[index]

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    def __len__(self) -> int:
        return len(self.tokens)

    @cached_property
    def _offsets(self) -> list[int]:
        return [each.idx for each in self.tokens]

    def touching(self, start: int, end: int) -> Tokens:
        """The tokens that the characters `start:end` touch; a blank counts to the token before it."""
        first = max(0, bisect_right(self._offsets, start) - 1)
        last = bisect_right(self._offsets, max(start, end - 1))
        return Tokens(self, first, last) if 0 <= start < end <= len(self.text) else Tokens(self, 0, 0)
