"""What a notice is made of: how grave it is, its sentence, and its ways out."""

from dataclasses import dataclass
from enum import StrEnum

from PySide6.QtCore import QCoreApplication

translate = QCoreApplication.translate


class Tone(StrEnum):
    """How grave a notice is; the names are the style sheet's."""

    INFO = "info"
    CAUTION = "caution"
    FAILURE = "failure"


class Way(StrEnum):
    """What a button of a notice does."""

    BUILD_INDEX = "build-index"
    REBUILD_INDEX = "rebuild-index"
    RIGHT_MODEL = "right-model"
    OTHER_INDEX = "other-index"
    SETTINGS = "settings"
    UPDATE_INDEX = "update-index"
    IMPORT = "import"
    NEW_LIBRARY = "new-library"
    OPEN_LIBRARY = "open-library"
    ASK_AGAIN = "ask-again"
    CHAT_MODEL = "chat-model"
    CHAT_SERVER = "chat-server"
    CHAT_WINDOW = "chat-window"
    PROMPTS = "prompts"


@dataclass(frozen=True, slots=True)
class Notice:
    """A sentence to the person; `detail` is for the tooltip and for reports."""

    tone: Tone
    text: str
    way: Way | None = None
    detail: str = ""
    others: tuple[Way, ...] = ()

    @property
    def ways(self) -> tuple[Way, ...]:
        """All ways out, the best first."""
        return (self.way, *self.others) if self.way is not None else self.others


def way_named(way: Way) -> str:
    """The words on the button."""
    return {
        Way.BUILD_INDEX: translate("Notices", "Build the search index"),
        Way.UPDATE_INDEX: translate("Notices", "Update the search index"),
        Way.REBUILD_INDEX: translate("Notices", "Rebuild the index"),
        Way.RIGHT_MODEL: translate("Notices", "Use the right model…"),
        Way.OTHER_INDEX: translate("Notices", "Use another index…"),
        Way.SETTINGS: translate("Notices", "Settings…"),
        Way.IMPORT: translate("Notices", "Import files…"),
        Way.NEW_LIBRARY: translate("Notices", "Import a real library…"),
        Way.OPEN_LIBRARY: translate("Notices", "Open another library…"),
        Way.ASK_AGAIN: translate("Notices", "Ask again"),
        Way.CHAT_MODEL: translate("Notices", "Choose a model…"),
        Way.CHAT_SERVER: translate("Notices", "Check the server…"),
        Way.CHAT_WINDOW: translate("Notices", "Change the room…"),
        Way.PROMPTS: translate("Notices", "Edit the prompts…"),
    }[way]
