"""The places that each prompt has for the program to fill, and how they are filled."""

import re
from collections.abc import Mapping

PLACES: Mapping[str, tuple[str, ...]] = {
    "plan": ("question", "thread", "regions", "today"),
    "judge": ("question", "issues", "fence", "sources"),
    "repair": ("error",),
    "answer": ("question", "fence", "sources"),
    "report": ("question", "issues", "fence", "sources"),
    "questions": ("fence", "sources"),
}
"""The prompts in the order in which they are used, with the places that each has to have."""

_HALVES = re.compile(r"^---[ \t]*$", re.MULTILINE)
_PLACE = re.compile(r"\{([a-z]+)\}")


def missing(name: str, text: str) -> tuple[str, ...]:
    """The places that a prompt of this name should have and that `text` lacks."""
    there = set(_PLACE.findall(text))
    return tuple(place for place in PLACES[name] if place not in there)


def filled(text: str, values: Mapping[str, str]) -> str:
    """The prompt with its places filled in one pass; what a value holds is never a place.

    Braces that are no place of ours, as in an example of JSON, stand as they are.
    """
    return _PLACE.sub(lambda found: values.get(found[1], found[0]), text)


def halves(text: str) -> tuple[str, str]:
    """What a prompt says as the system and what as the person; a line of ``---`` parts them.

    Without such a line the person says it all.
    """
    found = _HALVES.search(text)
    if found is None:
        return "", text.strip()
    return text[: found.start()].strip(), text[found.end() :].strip()
