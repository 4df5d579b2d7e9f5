"""The forms in which a question can be put to a server that speaks some of OpenAI's language."""

import json
from dataclasses import dataclass, replace
from typing import Any

from app.adapters.chat.openai_server import error_fields
from app.domain.dialogue import ChatRequest

SCHEMA, OBJECT, NONE = "json_schema", "json_object", ""
_LESSER = {SCHEMA: OBJECT, OBJECT: NONE}
_OPTIONAL = ("temperature", "seed", "stream_options")
_LONGEST = ("max_tokens", "max_completion_tokens")


@dataclass(frozen=True, slots=True)
class Form:
    """How much of the language is used.

    `answer` is the kind of ``response_format`` where an answer has a schema, `longest` the name of
    the limit, `left_out` the fields that the server does not take.
    """

    answer: str = SCHEMA
    longest: str = _LONGEST[0]
    left_out: frozenset[str] = frozenset()

    def body(self, model: str, request: ChatRequest) -> dict[str, Any]:
        """The question in this form."""
        messages = [{"role": one.role.value, "content": one.text} for one in request.messages]
        told: dict[str, Any] = {
            "model": model,
            "messages": messages,
            "stream": True,
            "stream_options": {"include_usage": True},
            "temperature": request.temperature,
            self.longest: request.longest,
        }
        if request.seed is not None:
            told["seed"] = request.seed
        if request.schema is not None:
            told |= self._schema(request, messages)
        return {name: value for name, value in told.items() if name not in self.left_out}

    def lesser(self, request: ChatRequest, told: object) -> "Form | None":
        """The form to try next after a refusal, `told` being what the server said; None for none.

        Where the server names the field it does not take, that one is changed.
        """
        field = error_fields(told).get("param")
        if field == self.longest == _LONGEST[0]:
            return replace(self, longest=_LONGEST[1])
        if field in _OPTIONAL and field not in self.left_out:
            return replace(self, left_out=self.left_out | {field})
        if request.schema is not None and self.answer in _LESSER:
            return replace(self, answer=_LESSER[self.answer])
        if "stream_options" not in self.left_out:
            return replace(self, left_out=self.left_out | {"stream_options"})
        return None

    def _schema(self, request: ChatRequest, messages: list[dict[str, str]]) -> dict[str, Any]:
        schema = dict(request.schema or {})
        if self.answer == SCHEMA:
            # strict would refuse schemas that the model can follow all the same
            named = {"name": "answer", "schema": schema, "strict": False}
            return {"response_format": {"type": SCHEMA, SCHEMA: named}}
        # what the server does not hold the model to, the model has to be told
        told = f"JSON schema of the answer:\n{json.dumps(schema, ensure_ascii=False)}"
        shown = [*messages[:-1], {"role": "system", "content": told}, *messages[-1:]]
        if self.answer == NONE:
            return {"messages": shown}
        return {"messages": shown, "response_format": {"type": OBJECT}}
