"""Words for the prompts: what each is for, and which are the person's own."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication

from app.domain.prompting import PLACES

translate = QCoreApplication.translate


def title(name: str) -> str:
    """What a prompt is for; its bare name where that is not known."""
    return {
        "answer": translate("Prompts", "Short answer"),
        "plan": translate("Prompts", "Legal issues"),
        "judge": translate("Prompts", "What is still missing"),
        "report": translate("Prompts", "Report"),
        "questions": translate("Prompts", "Questions to train with"),
        "repair": translate("Prompts", "When a reply cannot be read"),
    }.get(name, name)


def listed(name: str, is_changed: bool, is_own: bool) -> str:
    """A prompt in the list, with the marks for changes that are not saved and for own copies."""
    if is_changed:
        return translate("Prompts", "{0} · not saved").format(title(name))
    if is_own:
        return translate("Prompts", "{0} · yours").format(title(name))
    return title(name)


def places(name: str) -> str:
    """The places of a prompt that the program fills, as they are written."""
    return in_braces(PLACES.get(name, ()))


def in_braces(names: Sequence[str]) -> str:
    """Places as they are written in a prompt."""
    return " ".join(f"{{{name}}}" for name in names)
