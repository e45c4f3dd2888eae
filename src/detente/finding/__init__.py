"""A document -> findings: the layers in order, each a pure function of the text and of the layers before it."""

from detente.finding.actors import find_actors
from detente.finding.dating import make_when
from detente.finding.disputes import find_disputes
from detente.finding.events import find_events
from detente.finding.figures import find_figures
from detente.finding.mechanisms import find_mechanisms
from detente.finding.parsing import ParsedText, parse_document
from detente.finding.statements import find_statements
from detente.finding.times import find_times
from detente.records import Dating, Document, Findings


def find(document: Document) -> Findings:
    """Read every layer out of one clean document, in a language detente reads."""
    return find_in(parse_document(document))


def find_in(parsed: ParsedText) -> Findings:
    """As `find`, of a document that is parsed already."""
    times = find_times(parsed)
    datings: dict[Dating, None] = {}
    when = make_when(parsed, times, datings)
    actors, index = find_actors(parsed)
    statements = find_statements(parsed, index, when)
    events = find_events(parsed, index, statements, when)
    figures = find_figures(parsed, index, statements, times, when)
    disputes = find_disputes(parsed, index, events, statements, when)
    mechanisms, transitions = find_mechanisms(parsed, index, events, when, times)
    return Findings(times, actors, events, statements, mechanisms, transitions, figures, disputes, tuple(datings))
