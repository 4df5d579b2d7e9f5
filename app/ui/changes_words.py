"""Words for what became of a provision from one version to the other."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.difference import Fate, Span
from app.domain.law import Provision
from app.domain.matching import Change, Match

translate = QCoreApplication.translate


def name(match: Match) -> str:
    """How a changed provision is called: its label, and the one it had."""
    old, new = (_label(side) for side in (match.old, match.new))
    if old and new and old != new:
        return f"{old} → {new}"
    return new or old or translate("Changes", "Untitled")


def change(value: Change) -> str:
    """The name of what became of a provision."""
    return {
        Change.ADDED: translate("Changes", "Added"),
        Change.REMOVED: translate("Changes", "Removed"),
        Change.CHANGED: translate("Changes", "Changed"),
        Change.MOVED: translate("Changes", "Moved"),
        Change.UNCHANGED: translate("Changes", "Unchanged"),
    }[value]


def told(match: Match) -> str:
    """What became of a provision, in a sentence."""
    return {
        Change.ADDED: translate("Changes", "It is not in the older version."),
        Change.REMOVED: translate("Changes", "It is not in the newer version."),
        Change.CHANGED: translate("Changes", "It was changed."),
        Change.MOVED: translate("Changes", "Same words, at another place or under another number."),
        Change.UNCHANGED: translate("Changes", "It reads the same in both versions."),
    }[match.change]


def spoken(match: Match, spans: Sequence[Span]) -> str:
    """The changes in words, for those who do not see them."""
    names = {
        Fate.KEPT: "",
        Fate.REMOVED: translate("Changes", "removed:") + " ",
        Fate.ADDED: translate("Changes", "added:") + " ",
    }
    parts = (f"{names[span.fate]}{span.text.strip()}" for span in spans)
    return f"{told(match)} " + "; ".join(parts)


def _label(side: Provision | None) -> str:
    if side is None:
        return ""
    return side.label or side.heading or " ".join(side.text.split())[:24]
