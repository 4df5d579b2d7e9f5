"""The form in which a language model writes questions about a provision, and how it is read."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from app.domain.planning_json import Unusable, json_in
from app.domain.question_rows import text_key

TONES = ("plain", "client", "expert")
"""The manners in which a question is written: neutral, as a client talks, as a lawyer asks."""
_LONGEST = 400
_NO = ("false", "no", "0", "否")

SCHEMA: Mapping[str, Any] = {
    "type": "object",
    "properties": {"asked": {"type": "boolean"}, **{tone: {"type": "string"} for tone in TONES}},
    "required": ["asked", *TONES],
    "additionalProperties": False,
}
"""What an answer has to look like; questions are empty where nobody would ask."""


@dataclass(frozen=True, slots=True)
class Written:
    """The questions by tone; none where the model says that nobody would ask about it."""

    questions: Mapping[str, str]


def read_written(said: str) -> Written:
    """The questions in what a model said; raises Unusable, in words for the model."""
    value = json_in(said)
    if isinstance(value, list) and len(value) == 1:
        value = value[0]
    if not isinstance(value, dict):
        raise Unusable(f'the reply is not one object with "asked", {_listed(TONES)}')
    if str(value.get("asked", True)).strip().casefold() in _NO:
        return Written({})
    found = {tone: _question(value.get(tone), tone) for tone in TONES}
    if lacking := [tone for tone, text in found.items() if not text_key(text)]:
        raise Unusable(f"there is no question under {_listed(lacking)}")
    return Written(found)


def _question(value: Any, tone: str) -> str:
    if value is None:
        return ""
    if not isinstance(value, str):
        raise Unusable(f'"{tone}" has to be one question, as a string')
    text = " ".join(value.split())
    if len(text) > _LONGEST:
        raise Unusable(f'"{tone}" is longer than {_LONGEST} characters')
    return text


def _listed(names: Any) -> str:
    return ", ".join(f'"{name}"' for name in names)
