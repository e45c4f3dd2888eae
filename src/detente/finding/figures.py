"""The numbers that measure a dispute: how many, of what, where, on whose word, when."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from detente.finding.counting.lengths import find_lengths
from detente.finding.counting.measuring import measured
from detente.finding.counting.quantities import Quantity, find_quantities
from detente.finding.counting.rates import rate_of
from detente.finding.counting.tallies import find_tallies
from detente.finding.parsing import ActorIndex, ParsedText, WhenFn
from detente.identity import record_id, wording
from detente.records import Figure, Measure, Statement, Time


@dataclass(frozen=True, slots=True)
class Draft:
    """A figure before it has its place, its source and its days."""

    start: int
    end: int
    low: float
    high: float
    approximate: bool
    unit: str
    measure: Measure
    subject: str | None
    rule: str


def find_figures(
    parsed: ParsedText,
    actors: ActorIndex,  # noqa: ARG001 (all layers are called alike)
    statements: tuple[Statement, ...],
    times: tuple[Time, ...],
    when: WhenFn,
) -> tuple[Figure, ...]:
    """All figures in order of place; a figure said again in the same words is one record with two mentions."""
    found: dict[str, Figure] = {}
    for draft in sorted(_drafts(parsed, times), key=lambda each: (each.start, each.end)):
        figure = _figure(parsed, draft, statements, when)
        known = found.get(figure.figure_id)
        found[figure.figure_id] = replace(known, mentions=known.mentions + figure.mentions) if known else figure
    return tuple(found.values())


def _drafts(parsed: ParsedText, times: tuple[Time, ...]) -> Iterator[Draft]:
    for each in find_lengths(parsed, times):
        yield Draft(
            each.start, each.end, each.low, each.high, each.approximate, each.unit, "duration", each.what, "length"
        )
    text, language = _without_times(parsed.text, times), parsed.document.language
    tallies = tuple(find_tallies(text, language))
    for tally in tallies:
        yield Draft(tally.start, tally.end, tally.votes, tally.votes, False, "votes", "other", "votes", "tally")
    for quantity in find_quantities(text, language):
        if any(quantity.start < each.end and each.start < quantity.end for each in tallies):
            continue
        draft = _counted(parsed, quantity, times)
        if draft:
            yield draft


def _without_times(text: str, times: tuple[Time, ...]) -> str:
    """The text with its time expressions struck out, so that no number is read from a date."""
    for each in times:
        text = text[: each.start] + "~" * (each.end - each.start) + text[each.end :]
    return text


def _counted(parsed: ParsedText, quantity: Quantity, times: tuple[Time, ...]) -> Draft | None:
    rate = rate_of(parsed, quantity, times)
    counted = measured(parsed, quantity, any_count=rate is not None)
    if counted is None:
        return None
    unit = f"{counted.unit} {rate}" if rate else counted.unit
    measure: Measure = "rate" if rate else counted.measure
    subject = parsed.text[counted.start : counted.end].strip() or None
    end = max(quantity.end, counted.end)
    approximate = quantity.approximate or rate is not None
    return Draft(quantity.start, end, quantity.low, quantity.high, approximate, unit, measure, subject, counted.rule)


def _figure(parsed: ParsedText, draft: Draft, statements: tuple[Statement, ...], when: WhenFn) -> Figure:
    days = when(draft.start, draft.end, None)
    place = _place(parsed, draft, statements)
    mention = parsed.mention(draft.start, draft.end, f"figures/{draft.rule}")
    dated = days.basis in ("stated", "resolved")
    distinct = (days.date_from, days.date_to) if dated else (wording(mention.sentence),)
    ident = record_id("figure", draft.low, draft.high, draft.unit, draft.measure, draft.subject, place, *distinct)
    return Figure(
        figure_id=ident,
        low=draft.low,
        high=draft.high,
        approximate=draft.approximate,
        unit=draft.unit,
        measure=draft.measure,
        subject=draft.subject,
        place=place,
        source=_source(draft, statements),
        date_from=days.date_from,
        date_to=days.date_to,
        date_basis=days.basis,
        mentions=(mention,),
        known_from=parsed.document.published_to,
    )


def _place(parsed: ParsedText, draft: Draft, statements: tuple[Statement, ...]) -> str | None:
    """The place named nearest to the figure in its sentence, one after it before one ahead of it.

    A capital that acts or speaks is no place: of a figure on someone's word only the places in these words count.
    """
    sentence = parsed.sentence_at(draft.start)
    start, end = _content(draft, statements) or (sentence.start_char, sentence.end_char)
    places = [
        each
        for each in sentence.ents
        if each.label_ in ("GPE", "LOC", "FAC")
        and start <= each.start_char < end
        and each.root.dep_ not in ("nsubj", "poss", "amod", "compound")
    ]
    nearest = min(
        places, key=lambda each: (each.start_char < draft.start, abs(each.start_char - draft.end)), default=None
    )
    return nearest.text if nearest is not None else None


def _content(draft: Draft, statements: tuple[Statement, ...]) -> tuple[int, int] | None:
    spans = (span for each in statements for span in each.content_spans)
    return next((span for span in spans if span[0] <= draft.start and draft.end <= span[1]), None)


def _source(draft: Draft, statements: tuple[Statement, ...]) -> str | None:
    """Whoever says it, when it stands in a statement's content."""
    for each in statements:
        if any(start <= draft.start and draft.end <= end for start, end in each.content_spans):
            return each.speaker
    return None
