"""Which languages can be read: one folder of data each, and the name of the spaCy model that parses it."""

from functools import cache

from detente.knowledge.loading import Entry, data_folder, load_entries


class Language(Entry):
    """A language that detente reads: ISO 639-1 code, English name, importable spaCy model.

    A sentence seldom ends after one of its `abbreviations`, unless the next word is one of the `openers`,
    and never after one of the `unfinished` marks.
    """

    code: str
    name: str
    model: str
    abbreviations: tuple[str, ...]
    openers: tuple[str, ...]
    unfinished: tuple[str, ...]


@cache
def languages() -> dict[str, Language]:
    """Languages with a folder in `data/languages`, by ISO 639-1 code."""
    folders = sorted(each.name for each in data_folder("languages").iterdir() if each.is_dir())
    loaded = (load_entries(Language, "language", "languages", code, "language.toml")[0] for code in folders)
    return {language.code: language for language in loaded}
