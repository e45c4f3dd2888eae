"""Stable ids: the same content has the same id on every machine, in every run."""

import hashlib
import re
from collections.abc import Iterable


def digest(parts: Iterable[str]) -> str:
    """Hash of the parts, as 12 hexadecimal digits (48 bits; a collision is unlikely below a million records)."""
    joined = "\x1f".join(parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogatepass")).hexdigest()[:12]


def record_id(prefix: str, *parts: object) -> str:
    """Id of a record, such as `event-3f2a9c01bd44`, from what makes it that record and no other."""
    return f"{prefix}-{digest('' if part is None else str(part) for part in parts)}"


def slug(name: str) -> str:
    """A name as the readable part of an id: 'State Department' -> 'state-department'."""
    return re.sub(r"[^\w]+", "-", name.lower(), flags=re.UNICODE).strip("-_")


def wording(text: str) -> str:
    """Letters and digits only, lower case: what two copies of a sentence share whatever their quotation marks."""
    return _BETWEEN.sub("", text.lower())


_BETWEEN = re.compile(r"[\W_]+")
