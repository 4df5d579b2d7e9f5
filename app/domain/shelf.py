"""What is told of a whole library without opening it: how it stands, whether it is sound."""

from dataclasses import dataclass
from enum import StrEnum


class State(StrEnum):
    """How a library stands; ``shared`` is one whose index lies elsewhere and was not asked."""

    INDEXED = "indexed"
    BEHIND = "behind"
    SHARED = "shared"
    UNINDEXED = "no-index"
    EMPTY = "empty"
    INDEX_DAMAGED = "index-damaged"
    MISSING = "missing"
    DAMAGED = "damaged"


@dataclass(frozen=True, slots=True)
class Known:
    """A library that was opened or made once: its folder, and its name at that time."""

    path: str
    name: str


@dataclass(frozen=True, slots=True)
class Survey:
    """One library of the person's, looked at from outside.

    `size` is in bytes; `changed` is an ISO moment, empty where nothing is there; `detail` says
    more where something is damaged. `index` names the model and dimension of its index.
    """

    path: str
    name: str
    state: State
    laws: int = 0
    provisions: int = 0
    size: int = 0
    changed: str = ""
    index: str = ""
    detail: str = ""
    sample: bool = False


@dataclass(frozen=True, slots=True)
class Deleted:
    """A deleted library that can be brought back: where it was, and where it waits."""

    path: str
    name: str
    trash: str


class Remedy(StrEnum):
    """What helps where a check failed."""

    NONE = ""
    UPDATE_INDEX = "update-index"
    REBUILD_INDEX = "rebuild-index"
    IMPORT_AGAIN = "import-again"
    RESTORE = "restore-copy"


@dataclass(frozen=True, slots=True)
class Finding:
    """One check of a library.

    `check` is a key: ``database`` (its pages), ``references`` (every row has its parent),
    ``counts`` (what is counted is there), ``index`` (it opens and is whole), ``rows`` (it holds
    the passages of the texts and no others), ``questions`` (the pages of the question sets).
    """

    check: str
    ok: bool
    detail: str = ""
    remedy: Remedy = Remedy.NONE


@dataclass(frozen=True, slots=True)
class Health:
    """The result of checking a library: its findings, in the order of the checks."""

    path: str
    name: str
    findings: tuple[Finding, ...]
    seconds: float

    @property
    def ok(self) -> bool:
        """Whether every check passed."""
        return all(finding.ok for finding in self.findings)


@dataclass(frozen=True, slots=True)
class Packed:
    """A library in one file, as the file tells it; `size` is that of the library in bytes."""

    file: str
    name: str
    laws: int
    provisions: int
    size: int
    index: str
    created: str
