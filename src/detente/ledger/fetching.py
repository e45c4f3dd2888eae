"""The one place that touches the network, and only with leave: fetches a feed by its address into the ledger."""

import http.client
import re
import urllib.error
import urllib.request
from collections.abc import Iterable, Iterator
from os import PathLike, fspath
from pathlib import Path
from urllib.parse import urlsplit

from detente.errors import QuestionError
from detente.identity import digest
from detente.records import Issue

_FOLDER = "feeds"  # of the ledger's; what was fetched is kept, and can be read again without the network
_SECONDS = 30.0  # without an answer
_ADDRESS = re.compile(r"https?:/{1,2}(?=[^/])", re.IGNORECASE)
_HANDLERS = (  # no other scheme: an address may lead on to another one, but not to a file of this machine
    urllib.request.ProxyHandler, urllib.request.HTTPHandler, urllib.request.HTTPSHandler,
    urllib.request.HTTPRedirectHandler, urllib.request.HTTPErrorProcessor, urllib.request.HTTPDefaultErrorHandler,
)  # fmt: skip


def apart(given: Iterable[str | PathLike[str]], allowed: bool) -> tuple[list[Path], list[str]]:
    """Files and folders, and addresses. Raises QuestionError for an address where the network is not allowed."""
    paths: list[Path] = []
    addresses: list[str] = []
    for each in (fspath(place) for place in given):
        if _ADDRESS.match(each):
            addresses.append(_ADDRESS.sub(lambda found: f"{found[0].rstrip('/')}//", each, count=1))
        else:
            paths.append(Path(each))
    if addresses and not allowed:
        raise QuestionError(
            f"{addresses[0]}: detente does not touch the network unless told to; add --allow-network"
            " (allow_network=True) to fetch this feed, or save it and give the file"
        )
    return paths, addresses


def fetch(addresses: Iterable[str], ledger: Path) -> Iterator[Path | Issue]:
    """The file that each feed was saved to, or why it could not be; the same content is the same file."""
    from detente.reading.formats import feed  # noqa: PLC0415 - loads the parsers, which few readings of feeds need
    from detente.reading.limits import HEAD, MOST_BYTES  # noqa: PLC0415

    for address in addresses:
        try:
            raw = _content(address, MOST_BYTES + 1)
        except (OSError, ValueError, http.client.HTTPException) as problem:
            yield Issue(address, f"it cannot be fetched: {problem}", "check the address, and try again")
            continue
        if len(raw) > MOST_BYTES or not feed.recognises(raw[:HEAD]):
            what = "too much" if len(raw) > MOST_BYTES else "something else than a feed (RSS or Atom)"
            yield Issue(address, f"the address gives {what}", "save what you want of it, and give the file")
        else:
            yield _saved(raw, address, ledger)


def _content(address: str, most: int) -> bytes:
    opener = urllib.request.OpenerDirector()
    for handler in _HANDLERS:
        opener.add_handler(handler())
    with opener.open(urllib.request.Request(address, headers={"User-Agent": "detente"}), timeout=_SECONDS) as answer:
        content: bytes = answer.read(most)
    return content


def _saved(raw: bytes, address: str, ledger: Path) -> Path:
    # Named by its content: a feed drops its older items, which must not vanish from the ledger with them.
    host = re.sub(r"[^\w.-]", "-", urlsplit(address).hostname or "feed")
    target = ledger / _FOLDER / f"{host}-{digest([raw.hex()])}.xml"
    target.parent.mkdir(exist_ok=True)
    target.write_bytes(raw)
    return target
