"""Words of saying as data: verbs and what they take, nouns that carry words, phrases that name a source, titles."""

from collections.abc import Mapping
from functools import cache
from typing import Literal

from detente.knowledge.loading import Entry, load_entries

Complement = Literal[
    "quote", "clause", "infinitive", "phrase", "quoted", "as", "of",
    "predicate", "gerund", "to", "at", "for", "compared",
]  # fmt: skip


class Examples(Entry):
    """An entry with its name and its own should and should-not sentences."""

    name: str
    matches: tuple[str, ...]
    rejects: tuple[str, ...]


class SpeechVerbs(Examples):
    """Verbs of one class, as lemmas ('point out' carries its particle), and the complements they take.

    Whatever is the subject of an `anyone` verb speaks; a `hearer` verb has those who are told as its object.
    """

    kind: Literal["saying", "thinking"]
    verbs: tuple[str, ...]
    takes: tuple[Complement, ...]
    anyone: bool = False
    hearer: bool = False


class SpeechNouns(Examples):
    """Nouns that carry what was said when one of `verbs` has them as its object ('issued a warning that')."""

    use: Literal["carried"]
    nouns: tuple[str, ...]
    verbs: tuple[str, ...]


class SourcePhrases(Examples):
    """Phrases before the name of a source ('according to')."""

    phrases: tuple[str, ...]


class Nouns(Examples):
    """Nouns of one sort, as lemmas."""

    nouns: tuple[str, ...]


class Titles(Examples):
    """Words before a name that are no part of it, lower case, without full stop."""

    titles: tuple[str, ...]


@cache
def speech_verbs(language: str) -> tuple[SpeechVerbs, ...]:
    """All classes of verbs of saying of a language."""
    return load_entries(SpeechVerbs, "speech", "languages", language, "speech.toml")


@cache
def complements_of(language: str) -> dict[str, frozenset[Complement]]:
    """Verb (lemma, with particle where it has one) to the complements that it takes, over all classes."""
    taken: dict[str, set[Complement]] = {}
    for entry in speech_verbs(language):
        for verb in entry.verbs:
            taken.setdefault(verb, set()).update(entry.takes)
    return {verb: frozenset(takes) for verb, takes in taken.items()}


@cache
def thinking_verbs(language: str) -> frozenset[str]:
    """Verbs of thinking: they report a content but never frame a direct quotation."""
    return frozenset(verb for entry in speech_verbs(language) if entry.kind == "thinking" for verb in entry.verbs)


@cache
def anyones_verbs(language: str) -> frozenset[str]:
    """Verbs whose subject speaks whatever word heads it."""
    return frozenset(verb for entry in speech_verbs(language) if entry.anyone for verb in entry.verbs)


@cache
def hearers_verbs(language: str) -> frozenset[str]:
    """Verbs whose object is whoever is told."""
    return frozenset(verb for entry in speech_verbs(language) if entry.hearer for verb in entry.verbs)


@cache
def speech_nouns(language: str) -> tuple[SpeechNouns, ...]:
    """Nouns that carry words, with their verbs."""
    return load_entries(SpeechNouns, "speech_noun", "languages", language, "speech.toml")


class ContentNouns(Examples):
    """Nouns that hold in a that-clause, or (`takes` to) an infinitive, what their owner says or thinks."""

    kind: Literal["saying", "thinking"]
    nouns: tuple[str, ...]
    takes: Literal["clause", "to"] = "clause"


@cache
def content_nouns(language: str) -> Mapping[str, str]:
    """Noun (lemma) of saying or thinking to its kind."""
    entries = load_entries(ContentNouns, "speech_content", "languages", language, "speech.toml")
    return {noun: entry.kind for entry in entries for noun in entry.nouns}


@cache
def promised_nouns(language: str) -> frozenset[str]:
    """Nouns (lemmas) with an infinitive of what is promised or asked."""
    entries = load_entries(ContentNouns, "speech_content", "languages", language, "speech.toml")
    return frozenset(noun for entry in entries if entry.takes == "to" for noun in entry.nouns)


@cache
def source_phrases(language: str) -> tuple[str, ...]:
    """Phrases that name a source, longest first."""
    entries = load_entries(SourcePhrases, "speech_source", "languages", language, "speech.toml")
    return tuple(sorted((phrase for entry in entries for phrase in entry.phrases), key=lambda each: (-len(each), each)))


@cache
def mute_nouns(language: str) -> frozenset[str]:
    """Lemmas of nouns that name no one who speaks."""
    entries = load_entries(Nouns, "speech_mute", "languages", language, "speech.toml")
    return frozenset(noun for entry in entries for noun in entry.nouns)


@cache
def sayer_nouns(language: str) -> frozenset[str]:
    """Lemmas of nouns that name people or bodies who speak."""
    entries = load_entries(Nouns, "speech_sayer", "languages", language, "speech.toml")
    return frozenset(noun for entry in entries for noun in entry.nouns)


@cache
def document_nouns(language: str) -> frozenset[str]:
    """Lemmas of nouns that name a document, which speaks for its issuer."""
    entries = load_entries(Nouns, "speech_document", "languages", language, "speech.toml")
    return frozenset(noun for entry in entries for noun in entry.nouns)


@cache
def venues(language: str) -> frozenset[str]:
    """Lemmas of nouns that name an occasion or a medium of speaking."""
    entries = load_entries(Nouns, "speech_venue", "languages", language, "speech.toml")
    return frozenset(noun for entry in entries for noun in entry.nouns)


@cache
def titles(language: str) -> frozenset[str]:
    """Words before a name that are no part of it, lower case."""
    entries = load_entries(Titles, "speech_title", "languages", language, "speech.toml")
    return frozenset(title for entry in entries for title in entry.titles)


class Openings(Examples):
    """What a line begins with."""

    openings: tuple[str, ...]


class Askers(Examples):
    """Labels of a transcript's turns."""

    labels: tuple[str, ...]


@cache
def statement_titles(language: str) -> tuple[str, ...]:
    """What opens a title whose text is all one person's words, lower case."""
    entries = load_entries(Openings, "speech_heading", "languages", language, "speech.toml")
    return tuple(opening for entry in entries for opening in entry.openings)


@cache
def closing_lines(language: str) -> tuple[str, ...]:
    """What begins a line that is no longer part of a statement, lower case."""
    entries = load_entries(Openings, "speech_closing", "languages", language, "speech.toml")
    return tuple(opening for entry in entries for opening in entry.openings)


@cache
def transcript_questions(language: str) -> frozenset[str]:
    """Labels, lower case, of those who ask in a transcript."""
    entries = load_entries(Askers, "speech_question", "languages", language, "speech.toml")
    return frozenset(label for entry in entries for label in entry.labels)


@cache
def courtesy_titles(language: str) -> frozenset[str]:
    """Forms of address that name no office ('Mr'), lower case."""
    entries = load_entries(Titles, "speech_title", "languages", language, "speech.toml")
    return frozenset(title for entry in entries if entry.name == "courtesy" for title in entry.titles)
