"""Reads the lines of an answer as Ollama sends them."""

import json
from collections.abc import Mapping
from typing import Any

from app.adapters.chat.conversing import Finish, Piece
from app.adapters.chat.place import Place
from app.domain.dialogue import Ended


class LineReader:
    """Takes an answer's lines; `finish` is what the last one told, None before it."""

    def __init__(self, place: Place) -> None:
        self._place = place
        self.finish: Finish | None = None

    def take(self, line: str) -> Piece:
        """The piece in a line; raises ChatFailed for what is none, and for an error."""
        try:
            told = json.loads(line)
        except (ValueError, RecursionError):
            told = None
        if not isinstance(told, dict):
            raise self._place.failed("nonsense", f"not a line of an answer: {line[:80]!r}")
        if error := told.get("error"):
            raise self._place.failed("failed", error)
        message, done = told.get("message"), told.get("done", False)
        if not isinstance(message, dict) or type(done) is not bool:
            raise self._place.failed("nonsense", f"no message: {line[:80]!r}")
        if done:
            self.finish = self._finish(told)
        return Piece(self._text(message, "content"), self._text(message, "thinking"))

    def _text(self, message: Mapping[str, Any], name: str) -> str:
        text = message.get(name) or ""
        if not isinstance(text, str):
            raise self._place.failed("nonsense", f"{name}: a {type(text).__name__}, no text")
        return text

    def _finish(self, told: Mapping[str, Any]) -> Finish:
        model, loaded = told.get("model"), _count(told.get("load_duration"))
        return Finish(
            ended=Ended.LENGTH if told.get("done_reason") == "length" else Ended.DONE,
            model=model if isinstance(model, str) and model else self._place.model,
            prompt_tokens=_count(told.get("prompt_eval_count")),
            answer_tokens=_count(told.get("eval_count")),
            # durations are in nanoseconds
            load_ms=None if loaded is None else loaded / 1e6,
        )


def _count(told: object) -> int | None:
    return told if type(told) is int else None
