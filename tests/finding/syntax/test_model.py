"""What is read from the model's weights is what spaCy's own pipeline says of the same sentence."""

import random

import numpy as np
import pytest
import spacy
from spacy.tokens import Doc

from detente.errors import KnowledgeError
from detente.finding.grammar import forget_sentences, parse_sentences, split_lines
from detente.finding.syntax import encoder, inflection
from detente.finding.syntax.model import NAMES, SENTENCE_ENDS, WORDS, load_model
from detente.knowledge.languages import languages

SENTENCES = [
    "Peru accused Chile of shelling the port of Arica on Monday, its foreign minister Ada Berg said.",
    "There are, the envoy added, two prisoners about whom nobody is talking any more.",
    "Let's not pretend: they ain't gonna sign it, and y'all gotta know that I can't, won't and shan't.",
    "Which of the hostages did the rebels of northern Mali say that they would be willing to free first?",
    "The 12 European Union members, who'd met in New York for 3.5 hours, rejected Norway's $40 million plan.",
    "A convoy arrived yesterday that the U.N. World Food Programme had loaded in Port Sudan.",
    "Have you got it? I do, it is mine, and the better one is hers.",
    "No.",
    "...",
    "Shelling near the bridge, shelling near the mill",
]
SPELT = sorted({word for each in SENTENCES for word in each.split()})


def salads(number, length):
    """Words in any order: what no grammar expects."""
    dice = random.Random(7)
    return [" ".join(dice.choices(SPELT, k=dice.randint(1, length))) for _ in range(number)]


@pytest.fixture(scope="module")
def raws():
    split = split_lines([*SENTENCES, *salads(30, 20)], "en")
    return list(dict.fromkeys(raw for line in split for raw in line))


def by_spacy(raws):
    """Each sentence through all components of the pipeline."""
    nlp = spacy.load(languages()["en"].model)
    docs = [Doc(nlp.vocab, *raw, sent_starts=[at == 0 for at in range(len(raw[0]))]) for raw in raws]
    for name in nlp.pipe_names:
        docs = list(nlp.get_pipe(name).pipe(docs))
    return docs


def test_the_model_says_what_spacy_says(raws):
    for doc, parse in zip(by_spacy(raws), parse_sentences(raws, "en").values(), strict=True):
        assert [(each.head, each.dep, each.tag, each.name) for each in parse.words] == [
            (each.head.i, each.dep_, each.tag_, each.ent_type_) for each in doc
        ]
        assert [(each.pos, each.lemma, each.morph) for each in parse.words] == [
            (each.pos_, each.lemma_, str(each.morph)) for each in doc
        ]
        assert list(parse.names) == [(each.start, each.end, each.label_) for each in doc.ents]


def test_vectors_are_the_same_bits_in_every_batch(raws):
    lexicon = load_model("en")._lexicon
    spelt = [list(zip(*raw, strict=True)) for raw in raws[:12]]
    for stack in (SENTENCE_ENDS, WORDS, NAMES):
        among = lexicon.vectors(spelt, stack)[0]
        for words, end in zip(spelt, np.cumsum([len(words) for words in spelt]), strict=True):
            assert (lexicon.vectors([words], stack)[0] == among[end - len(words) : end]).all()


def test_what_was_forgotten_is_learnt_again(monkeypatch, raws):
    forget_sentences()
    before = parse_sentences(raws, "en")
    forget_sentences()
    monkeypatch.setattr(encoder, "KNOWN", 5)
    monkeypatch.setattr(inflection, "KNOWN", 5)
    for raw in raws[:20]:
        assert parse_sentences([raw], "en")[raw] == before[raw]


def test_blanks_stand_in_a_sentence_and_hang_on_nothing():
    raw = (("Peru", " ", "met", "\n", "Chile"), (False,) * 5)
    words = parse_sentences([raw], "en")[raw].words
    assert [each.head for each in words] == [2, 1, 2, 3, 2]


@pytest.mark.parametrize(
    "pattern",
    [[{"ORTH": "met"}], [{"LOWER": {"FUZZY": "met"}}], [{"LOWER": "a"}, {"LOWER": "b"}, {"LOWER": "c"}]],
)
def test_a_rule_that_is_not_understood_is_an_error(pattern):
    with pytest.raises(KnowledgeError, match="finding/syntax/inflection"):
        list(inflection.rules_of({"patterns": [pattern], "attrs": {"LEMMA": "x"}, "index": 0}, str))


def test_a_language_without_data_is_an_error():
    with pytest.raises(KnowledgeError, match="add one to read it"):
        load_model("tlh")
