"""The tree of each sentence by arc-eager moves (Nivre 2003), all sentences a move at a time.

A state is a stack of words whose phrases are open, the words to come, and words that went back to them for want of a
head. Kept to spaCy's rules for a sentence that is known to be one: shift, reduce, an arc to the left or to the right.
"""

from collections.abc import Sequence
from typing import Any

import numpy as np

from detente.errors import KnowledgeError
from detente.finding.syntax.arithmetic import Floats, Numbers
from detente.finding.syntax.moves import Scorer

SHIFT, REDUCE = 0, 1
LIFTED = "||"
"""Between a word's own relation and the relation of its true head, where the arc was lifted to be drawn at all."""


class TreeParser:
    """A trained parser: heads and relations."""

    def __init__(self, parser: Any) -> None:
        names = [parser.moves.get_class_name(move) for move in range(parser.moves.n_moves)]
        if names[:2] != ["S", "D"] or names[-1] != "B-ROOT":
            raise KnowledgeError(
                "the model's parser has other moves than finding/syntax/tree.py makes; pin its version"
            )
        self._scorer = Scorer.of(parser)
        self._names = [each[2:] for each in names]
        self._rightward = next(at for at, name in enumerate(names) if name.startswith("R-"))
        self._moves = names.index("B-ROOT")

    def trees(self, vectors: Floats, lengths: Sequence[int]) -> list[tuple[list[int], list[str]]]:
        """Of each sentence the place of each word's head in it, the word's own for the root, and its relation."""
        heads, moves = self._grown(vectors, np.array(lengths))
        nobody, found, start = len(vectors), [], 0
        for length in lengths:
            own = [at if head == nobody else head - start for at, head in enumerate(heads[start : start + length])]
            told = [
                "ROOT" if head == at else self._names[move]
                for at, (head, move) in enumerate(zip(own, moves[start : start + length], strict=True))
            ]
            found.append(_lowered(own, told))
            start += length
        return found

    def _grown(self, vectors: Floats, lengths: Numbers) -> tuple[list[int], list[int]]:
        grown = _Growing(lengths)
        shared = self._scorer.shared(vectors)
        while len(grown.depth):
            scores = self._scorer.score(shared, grown.looked_at())[:, : self._moves]
            grown.move(self._chosen(scores, grown), self._rightward)
        return grown.heads[:-1].tolist(), grown.by[:-1].tolist()

    def _chosen(self, scores: Floats, grown: "_Growing") -> Numbers:
        waiting, open_ = grown.waiting, grown.depth > 0
        scores[open_ & ((waiting < 2) | grown.unshifted[grown.next]), SHIFT] = -np.inf
        scores[~open_ | ((waiting > 0) & (grown.depth == 1)), REDUCE] = -np.inf
        scores[~open_ | (waiting == 0), REDUCE + 1 :] = -np.inf
        chosen: Numbers = scores.argmax(axis=1)
        return chosen


class _Growing:
    """The states of all sentences that are not done, and what was found of all words; `nobody` is no word."""

    def __init__(self, lengths: Numbers) -> None:
        nobody = self.nobody = int(lengths.sum())
        self.heads, self.left, self.right, self.before = (np.full(nobody + 1, nobody) for _ in range(4))
        self.by = np.zeros(nobody + 1, np.intp)
        self.unshifted = np.zeros(nobody + 1, bool)
        self.ends = np.cumsum(lengths)
        self.upcoming = self.ends - lengths
        longest = int(lengths.max(initial=0))
        # Below the first word on a pile lie as many of nobody as are looked at.
        self.stack = np.full((len(lengths), longest + 3), nobody)
        self.back = np.full((len(lengths), longest + 2), nobody)
        self.depth, self.held = np.zeros(len(lengths), np.intp), np.zeros(len(lengths), np.intp)
        self._look()

    def _look(self) -> None:
        rows = np.arange(len(self.depth))
        fresh = np.where(self.upcoming < self.ends, self.upcoming, self.nobody)
        fresh_after = np.where(self.upcoming + 1 < self.ends, self.upcoming + 1, self.nobody)
        held = self.held > 0
        self.next = np.where(held, self.back[rows, self.held + 1], fresh)
        self.after = np.where(held, np.where(self.held > 1, self.back[rows, self.held], fresh), fresh_after)
        self.top = self.stack[rows, self.depth + 2]
        self.waiting = self.ends - self.upcoming + self.held

    def looked_at(self) -> Numbers:
        """The words that each state is judged by."""
        rows = np.arange(len(self.depth))
        second, third = self.stack[rows, self.depth + 1], self.stack[rows, self.depth]
        near = (self.next, self.after, self.top, second, third)
        return np.stack([*near, self.left[self.next], self.left[self.top], self.right[self.top]], axis=1)

    def move(self, chosen: Numbers, rightward: int) -> None:
        """Make one move in each state, and drop the states that are done."""
        pushes = (chosen == SHIFT) | (chosen >= rightward)
        self._reduce(np.flatnonzero(chosen == REDUCE))
        self._to_left(np.flatnonzero((chosen > REDUCE) & (chosen < rightward)), chosen)
        self._to_right(np.flatnonzero(chosen >= rightward), chosen)
        self._push(np.flatnonzero(pushes))
        self.depth += np.where(pushes, 1, -1)
        self._drop((self.depth > 0) | (self.ends - self.upcoming + self.held > 0))
        self._look()

    def _reduce(self, rows: Numbers) -> None:
        """A word that has no head yet goes back to the words to come, and may not be shifted again."""
        top = self.top[rows]
        lost = (self.heads[top] == self.nobody) & (self.depth[rows] > 1)
        rows, top = rows[lost], top[lost]
        self.unshifted[top] = True
        self.held[rows] += 1
        self.back[rows, self.held[rows] + 1] = top

    def _to_left(self, rows: Numbers, chosen: Numbers) -> None:
        head, child = self.next[rows], self.top[rows]
        had = child[self.heads[child] != self.nobody]
        self.right[self.heads[had]] = self.before[had]
        self.heads[child], self.by[child] = head, chosen[rows]
        self.left[head] = child
        self.unshifted[head] = False

    def _to_right(self, rows: Numbers, chosen: Numbers) -> None:
        head, child = self.top[rows], self.next[rows]
        self.heads[child], self.by[child] = head, chosen[rows]
        self.before[child] = self.right[head]
        self.right[head] = child

    def _push(self, rows: Numbers) -> None:
        self.stack[rows, self.depth[rows] + 3] = self.next[rows]
        held = self.held[rows] > 0
        self.held[rows[held]] -= 1
        self.upcoming[rows[~held]] += 1

    def _drop(self, kept: Any) -> None:
        if not kept.all():
            self.stack, self.back = self.stack[kept], self.back[kept]
            self.depth, self.held = self.depth[kept], self.held[kept]
            self.ends, self.upcoming = self.ends[kept], self.upcoming[kept]


def _lowered(heads: list[int], relations: list[str]) -> tuple[list[int], list[str]]:
    """With each lifted arc put back: the new head is the nearest word below the old one that has the relation told."""
    for at, relation in enumerate(relations):
        if LIFTED in relation:
            relations[at], wanted = relation.split(LIFTED)
            heads[at] = _below(at, wanted, heads, relations)
    return heads, relations


def _below(at: int, wanted: str, heads: list[int], relations: list[str]) -> int:
    level = [heads[at]]
    while level:
        level = [each for up in level for each, head in enumerate(heads) if head == up and each not in (up, at)]
        found = next((each for each in level if relations[each] == wanted), None)
        if found is not None:
            return found
    return heads[at]
