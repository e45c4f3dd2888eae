"""A file -> the reports in it, one after the other, archives inside archives included; in constant memory."""

from collections.abc import Iterator, Mapping
from dataclasses import replace
from typing import BinaryIO

from detente.errors import ReportError
from detente.reading.formats import container_of, csv, jsonl
from detente.reading.limits import DEEPEST, HEAD, MOST_BYTES, Budget, too_large
from detente.reading.page import RawPage
from detente.reading.part import Member, Part, Setting
from detente.records import Issue


def is_container(file: BinaryIO) -> bool:
    """Whether the file may hold many reports; leaves it at its beginning."""
    head = file.read(HEAD)
    file.seek(0)
    return container_of(head) is not None


def is_table(file: BinaryIO) -> bool:
    """Whether its reports stand in columns, which a user may name."""
    head = file.read(HEAD)
    return container_of(head) in (csv, jsonl)


def split(file: BinaryIO, columns: Mapping[str, str] | None = None) -> Iterator[Part]:
    """The parts of a file in their order; what cannot be read is a part whose content is an Issue. Raises nothing.

    `columns` says which column of a table holds what, such as {"text": "body"}; the others are guessed.
    """
    size = file.seek(0, 2)
    file.seek(0)
    yield from _split("", file, Setting(Budget.of(size), columns or {}), 0)


def _split(name: str, file: BinaryIO, setting: Setting, depth: int) -> Iterator[Part]:
    head = file.read(HEAD)
    file.seek(0)
    container = container_of(head)
    if container is None:
        yield _whole(name, file)
    elif depth >= DEEPEST:
        yield _failed(name, ReportError("too many archives inside each other", "unpack it, and give the folder"))
    else:
        empty = True
        try:
            for member in container.members(file, setting):
                empty = False
                yield from _inside(member, name, setting, depth)
            if empty:
                yield _failed(name, ReportError("there is no report in it", "leave it out, or fetch it again"))
        except ReportError as problem:
            yield _failed(name, problem)
        except Exception as problem:  # whatever a parser makes of a damaged file: the parts before it are read
            yield _failed(name, ReportError(f"damaged: {_told(problem)}", "fetch or pack it again"))


def _inside(member: Member, above: str, setting: Setting, depth: int) -> Iterator[Part]:
    name = "#".join(each for each in (above, member.name) if each)
    content = member.content
    if isinstance(content, ReportError):
        yield _failed(name, content)
    elif isinstance(content, RawPage):
        yield Part(name, content, member.url, member.saved)
    else:
        with content:
            for part in _split(name, content, setting, depth + 1):
                yield replace(part, url=part.url or member.url, saved=part.saved or member.saved)


def _whole(name: str, file: BinaryIO) -> Part:
    raw = file.read(MOST_BYTES + 1)
    return Part(name, raw) if len(raw) <= MOST_BYTES else _failed(name, too_large(len(raw)))


def _failed(name: str, problem: ReportError) -> Part:
    return Part(name, Issue(name, problem.problem, problem.advice))


def _told(problem: Exception) -> str:
    return f"{type(problem).__name__}: {problem}"[:300]
