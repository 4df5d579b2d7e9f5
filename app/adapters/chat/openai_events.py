"""Reads the events of an answer as servers that speak OpenAI's language send them."""

import json
from collections.abc import Mapping
from typing import Any

from app.adapters.chat.conversing import Finish, Piece
from app.adapters.chat.place import Place
from app.domain.dialogue import Ended

_END = "[DONE]"
_OTHER_FIELDS = (":", "event:", "id:", "retry:")


class ServerError(Exception):
    """An error in mid-answer; `told` is the JSON that it came in."""

    def __init__(self, told: object) -> None:
        super().__init__()
        self.told = told


class EventReader:
    """Takes an answer's lines; `finish` is what they told of its end, None as long as nothing."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self._model = place.model
        self._reason: str | None = None
        self._usage: Mapping[str, Any] = {}
        self.is_over = False

    @property
    def finish(self) -> Finish | None:
        """The answer's end; raises ChatFailed where the server withheld the answer."""
        if self._reason is None and not self.is_over:
            return None
        if self._reason == "content_filter":
            raise self._place.failed("failed", self._reason)
        return Finish(
            ended=Ended.LENGTH if self._reason == "length" else Ended.DONE,
            model=self._model,
            prompt_tokens=_count(self._usage.get("prompt_tokens")),
            answer_tokens=_count(self._usage.get("completion_tokens")),
        )

    def take(self, line: str) -> Piece | None:
        """The piece in a line, None for a line without one.

        Raises ChatFailed for what is no such line, ServerError for an error.
        """
        text = line.strip()
        if not text or text.startswith(_OTHER_FIELDS):
            return None
        told = text.removeprefix("data:").strip()
        if told == _END:
            self.is_over = True
            return None
        value = self._value(told)
        if value.get("error"):
            raise ServerError(value)
        if told == text:
            raise self._place.failed("nonsense", f"not an event: {text[:80]!r}")
        return self._piece(value)

    def _value(self, told: str) -> Mapping[str, Any]:
        try:
            value = json.loads(told)
        except (ValueError, RecursionError):
            value = None
        if not isinstance(value, dict):
            raise self._place.failed("nonsense", f"not an event: {told[:80]!r}")
        return value

    def _piece(self, value: Mapping[str, Any]) -> Piece:
        if isinstance(value.get("model"), str):
            self._model = value["model"] or self._model
        if isinstance(value.get("usage"), dict):
            self._usage = value["usage"]
        choices = value.get("choices") or []
        if not isinstance(choices, list) or not all(isinstance(one, dict) for one in choices):
            raise self._place.failed("nonsense", "choices: no list")
        if not choices:
            return Piece()
        if choices[0].get("finish_reason"):
            self._reason = str(choices[0]["finish_reason"])
        delta = choices[0].get("delta") or {}
        if not isinstance(delta, dict):
            raise self._place.failed("nonsense", "delta: no fields")
        thinking = self._text(delta, "reasoning_content") or self._text(delta, "reasoning")
        return Piece(self._text(delta, "content"), thinking)

    def _text(self, delta: Mapping[str, Any], name: str) -> str:
        text = delta.get(name) or ""
        if not isinstance(text, str):
            raise self._place.failed("nonsense", f"{name}: a {type(text).__name__}, no text")
        return text


def _count(told: object) -> int | None:
    return told if type(told) is int else None
