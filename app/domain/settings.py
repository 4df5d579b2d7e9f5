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

LIMITS = {
    "font_size": FONT_SIZES,
    "chat_window": (0, 1_000_000),
    "keep_alive": (0, 86_400),
    "rounds": (1, 10),
}
"""The least and the most of each setting that is a number."""


@dataclass(frozen=True, slots=True)
class Settings:
    """Everything that is remembered between two starts.

    `font_size` is in points; `library` is the folder last opened, empty for the sample library;
    `window` is the window's state as base64 text of the face's own making. `encoder` is the name
    of the model that indexes are built with, see `app.domain.encoders.EncoderName`; `ollama` and
    `openai` are the servers' addresses, empty for the usual ones of this machine. `reranker` is
    the name of the cross-encoder that reads the first hits again, empty for none.

    `chat_kind` is the kind of server that answers questions (``ollama`` or ``openai`` for one that
    speaks OpenAI's language), `chat_model` the language model there, `chat_address` the address of
    a server of the second kind. `chat_window` are the tokens that question and answer may take
    together, 0 for a sensible number; `keep_alive` the seconds for which the model stays loaded;
    `rounds` the most that the search agent makes. `remember` says that what is asked in the window,
    and which hit was opened last, is kept on this computer.
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
    chat_kind: str = "ollama"
    chat_model: str = ""
    chat_address: str = ""
    chat_window: int = 0
    keep_alive: int = 600
    rounds: int = 3
    remember: bool = False
    version: int = 3

    def opened(self, library: str) -> "Settings":
        """These settings after `library` was opened: it is the current and the most recent one."""
        recent = (library, *(path for path in self.recent if path != library))[:8]
        return replace(self, library=library, recent=recent)
