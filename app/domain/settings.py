"""The person's settings as one frozen value."""

from dataclasses import dataclass, replace
from enum import StrEnum


class Theme(StrEnum):
    """Which colours the window uses."""

    SYSTEM = "system"
    LIGHT = "light"
    DARK = "dark"


class Language(StrEnum):
    """Language of the interface; the system's by default."""

    SYSTEM = "system"
    ENGLISH = "en"
    CHINESE = "zh"


class Device(StrEnum):
    """Where torch models run; ``auto`` is the fastest that is there."""

    AUTO = "auto"
    CUDA = "cuda"
    MPS = "mps"
    CPU = "cpu"


FONT_SIZES = (9, 24)
"""Smallest and largest font size in points."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered between two starts.

    `font_size` is in points; `library` is the folder last opened, empty for the sample library;
    `window` is the window's state as base64 text of the face's own making. `encoder` is the name
    of the model that indexes are built with, see `app.domain.encoders.EncoderName`; `ollama` and
    `openai` are the servers' addresses, empty for the usual ones of this machine. `reranker` is
    the name of the cross-encoder that reads the first hits again, empty for none.
    """

    language: Language = Language.SYSTEM
    theme: Theme = Theme.SYSTEM
    font_size: int = 11
    library: str = ""
    recent: tuple[str, ...] = ()
    encoder: str = "bundled"
    window: str = ""
    splitter: str = ""
    contents_shown: bool = True
    device: Device = Device.AUTO
    ollama: str = ""
    openai: str = ""
    reranker: str = ""
    version: int = 2

    def opened(self, library: str) -> "Settings":
        """These settings after `library` was opened: it is the current and the most recent one."""
        recent = (library, *(path for path in self.recent if path != library))[:8]
        return replace(self, library=library, recent=recent)
