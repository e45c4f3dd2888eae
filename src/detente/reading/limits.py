"""How much an archive may unpack to: small files that grow without end are refused before they fill the machine."""

from collections.abc import Iterator
from dataclasses import dataclass
from tempfile import SpooledTemporaryFile
from typing import BinaryIO, cast

from detente.errors import ReportError

MOST_BYTES = 20_000_000
"""A report larger than this is refused: no single news report is, and reading it would take a machine's memory."""

HEAD = 65_536
"""So many first bytes tell what a file is."""

DEEPEST = 3
"""Archives inside archives, counted from the file itself."""

_RATIO = 100  # unpacked bytes for one packed; HTML packs to a twentieth, a bomb to a thousandth and less
_FREE = 100_000_000  # bytes that any archive may unpack to
_MOST = 200_000_000_000  # bytes that no archive may
_MEMBERS = 2_000_000
_CHUNK = 1 << 20


@dataclass(slots=True)
class Budget:
    """What is left to unpack of one file, archives inside it included."""

    octets: int
    members: int = _MEMBERS

    @classmethod
    def of(cls, size: int) -> "Budget":
        """For a file of so many bytes."""
        return cls(min(_FREE + _RATIO * size, _MOST))

    def take(self, octets: int, members: int = 0) -> None:
        """Count what was unpacked. Raises ReportError once it is too much."""
        self.octets -= octets
        self.members -= members
        if self.octets < 0 or self.members < 0:
            raise ReportError(
                "it unpacks to far more than an archive of reports would: the rest is not read",
                "unpack it yourself, if you trust it, and give the folder",
            )


def too_large(size: int) -> ReportError:
    """The problem of a single report with so many bytes or more."""
    return ReportError(
        f"it has {size:,} bytes or more; a report may have {MOST_BYTES:,}", "split it into one file per report"
    )


def chunks(stream: BinaryIO, budget: Budget) -> Iterator[bytes]:
    """The stream's bytes, each piece counted as it is unpacked."""
    while chunk := stream.read(_CHUNK):
        budget.take(len(chunk))
        yield chunk


def spooled(stream: BinaryIO, budget: Budget) -> BinaryIO:
    """The stream as a file that can be read from any place; large ones lie on disk, and go when closed."""
    file = SpooledTemporaryFile(max_size=MOST_BYTES)  # noqa: SIM115 - whoever asked for it closes it
    try:
        for chunk in chunks(stream, budget):
            file.write(chunk)
    except BaseException:
        file.close()
        raise
    file.seek(0)
    return cast(BinaryIO, file)
