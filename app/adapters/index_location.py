"""Tells where the indexes of a library lie when that is not its own folder."""

import json
import re
from collections.abc import Callable, Mapping
from dataclasses import asdict, dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from app.adapters.files import write_atomically
from app.domain.errors import IndexDamaged, LibraryNotWritable

FILE = "index-location.json"
OPTIONS = {
    "s3": frozenset(("endpoint", "region", "key_id", "allow_http", "virtual_hosted")),
    "db": frozenset(("region", "host_override")),
}
"""What may be said of a place of each kind beside its address; a secret never is."""
_URI = re.compile(r"(?:s3|db)://[A-Za-z0-9][A-Za-z0-9._-]*(?:/[A-Za-z0-9._=-]+)*/?")
_LONGEST = 2_000

Secret = Callable[[str], str]
"""Gives the secret (secret key, API key) for a place's address; empty where there is none."""


@dataclass(frozen=True, slots=True)
class IndexLocation:
    """A place shared by several machines: ``s3://bucket/prefix`` or ``db://name``.

    `options` are those of `OPTIONS`, as text; ``allow_http`` and ``virtual_hosted`` are ``true``
    or ``false``.
    """

    uri: str
    options: Mapping[str, str] = field(default_factory=dict)

    @property
    def kind(self) -> str:
        """``s3`` or ``db``."""
        return urlsplit(self.uri).scheme


def read_location(folder: Path) -> IndexLocation | None:
    """Where the indexes of the library in `folder` lie; None: in the folder itself.

    Raises IndexDamaged where the file is there and says nothing that can be used.
    """
    try:
        raw = json.loads((folder / FILE).read_text("utf-8"))
        location = IndexLocation(str(raw["uri"]), dict(raw.get("options", {})))
    except FileNotFoundError:
        return None
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError) as error:
        raise IndexDamaged(FILE, str(error)) from error
    check_location(location)
    return location


def write_location(folder: Path, location: IndexLocation | None) -> None:
    """Say where the indexes lie from now on; None: in the folder itself.

    Nothing is copied or removed at either place. Raises IndexDamaged where `location` is none
    that can be used, and LibraryNotWritable.
    """
    if location is None:
        try:
            (folder / FILE).unlink(missing_ok=True)
        except OSError as error:
            raise LibraryNotWritable(str(folder), error.strerror or str(error)) from error
        return
    check_location(location)
    write_atomically(folder / FILE, json.dumps(asdict(location), ensure_ascii=False, indent=1))


def check_location(location: IndexLocation) -> None:
    """See that a place is one of ours; raises IndexDamaged, naming no value of an option."""
    if len(location.uri) > _LONGEST or not _URI.fullmatch(location.uri):
        raise IndexDamaged(FILE, f"not s3://bucket/prefix or db://name: {location.uri[:200]}")
    known = OPTIONS[location.kind]
    for name, value in location.options.items():
        if name not in known:
            # the value is left out: somebody may have written a secret there
            raise IndexDamaged(FILE, f"option {str(name)[:100]}, known: {', '.join(sorted(known))}")
        if not isinstance(value, str) or len(value) > _LONGEST:
            raise IndexDamaged(FILE, f"option {name} is not a text")
