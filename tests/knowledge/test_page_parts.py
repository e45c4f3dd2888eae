import pytest

from detente.knowledge.page_parts import changed_label, page_parts, part_named, plain_name

PARTS = page_parts()


@pytest.mark.parametrize("part", PARTS, ids=[each.name for each in PARTS])
def test_the_examples_of_each_part(part) -> None:
    assert [name for name in part.matches if part_named(name) != part.name] == []
    assert [name for name in part.rejects if part_named(name) == part.name] == []


@pytest.mark.parametrize(
    "name, words", [("relatedStories-2", " related stories "), ("c-newsletter__box", " c newsletter box "), ("", "  ")]
)
def test_a_name_as_words(name: str, words: str) -> None:
    assert plain_name(name) == words


@pytest.mark.parametrize("name", ["content", "story-body", "post", "main", "article-text", "entry-content", "headline"])
def test_the_article_is_no_part(name: str) -> None:
    assert part_named(name) is None


@pytest.mark.parametrize(
    "words, changed", [("Last updated: ", True), ("Aktualisiert am ", True), ("Published ", False)]
)
def test_words_that_say_changed(words: str, changed: bool) -> None:
    assert bool(changed_label().search(words)) == changed
