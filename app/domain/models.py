"""What is known of an embedding model before and after it is on this machine."""

import re
from dataclasses import dataclass
from enum import StrEnum

_HUB_NAME = re.compile(r"[A-Za-z0-9_][\w.-]{0,95}(?:/[A-Za-z0-9_][\w.-]{0,95})?", re.ASCII)


class ModelKind(StrEnum):
    """Where a model comes from."""

    BUNDLED = "bundled"
    HUB = "hub"
    OLLAMA = "ollama"
    FOLDER = "folder"


@dataclass(frozen=True, slots=True)
class ModelFile:
    """One file of a model: its path inside the model with ``/``, and its size in bytes.

    `sha256` is the checksum of its bytes; small files of a hub have `blob` instead, the SHA-1
    that git gives them. Both are hexadecimal, and empty where nobody tells them.
    """

    path: str
    size: int
    sha256: str = ""
    blob: str = ""

    @property
    def digest(self) -> str:
        """Whichever checksum is known."""
        return self.sha256 or self.blob


@dataclass(frozen=True, slots=True)
class ModelCard:
    """The facts of one model, as they are shown before it is downloaded and afterwards.

    `size` is in bytes, of all `files` together; `licence` a short name as the publisher gives it,
    empty where unknown. `path` is the folder on this machine, empty where the model has none;
    `here` says whether it is on this machine, or on the Ollama server that was asked. `revision`
    is a commit or a digest. `dimension` and `embeds` (whether it is a model for embeddings) are
    None where nothing tells; `gated` says that the site lets in only those it knows.
    """

    name: str
    kind: ModelKind
    size: int
    licence: str = ""
    files: tuple[ModelFile, ...] = ()
    here: bool = False
    path: str = ""
    revision: str = ""
    dimension: int | None = None
    embeds: bool | None = None
    gated: bool = False


@dataclass(frozen=True, slots=True)
class Trial:
    """How a model did on two sentences of one meaning.

    `load_ms` is the time until the first vectors came, `ms` that of both sentences once it is
    warm, in milliseconds; `cosine` is between the two.
    """

    name: str
    dimension: int
    load_ms: float
    ms: float
    cosine: float


def is_hub_name(name: str) -> bool:
    """Whether `name` can be a model's on a hub: ``organisation/name``, or an old bare ``name``."""
    return _HUB_NAME.fullmatch(name) is not None and ".." not in name and "--" not in name
