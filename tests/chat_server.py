"""A language model's server on loopback that says what a test writes, and misbehaves when told to.

It speaks Ollama's protocol under its address and OpenAI's under ``v1`` of it, both at once::

    with chat_serving("First answer.", {"issues": []}) as server:
        chat = OllamaChat("qwen3:8b", server.address)
        ...
    server.calls[0].body["format"]

Each question takes the next reply; the last one stands for ever. A reply is

- a text, sent in pieces of a few characters, or anything else that JSON has, sent as such a text;
- a list of steps: texts, each sent in one piece; ``Think("…")``; ``Pause(seconds)``; ``Stall()``,
  which says nothing until the client is gone or the test is over; ``Endless("text")``;
  ``Oops("error")``, an error in the middle of the stream; ``Raw(b"…")``, bytes out of the
  protocol, ``Raw(b"")`` being the end of the stream without the words for it; ``Die()``, a reset
  connection; ``Halt()``, a connection closed in mid-answer; ``Status(503, "error")`` as the only
  step, or after pauses; ``Done("length")`` for another end than "stop";
- ``Bytewise(reply)``: any of these, one byte at a time;
- a function of the request's body that gives one of these.

`server.models` are what is installed (``qwen3:8b`` thinks, ``llama3.2:latest`` does not,
``embeddinggemma:300m`` is for embeddings); a model that is not there, thinking asked of one that
cannot, and talking with an embedding model are refused as the real servers do. `server.key` is
the key that ``v1`` wants; `server.schema_refused` names the kinds of ``response_format`` that it
refuses; `server.heeds_longest` is False for a server that ignores the limit of the answer.

`server.calls` are the questions: `body`, `headers`, `prompt` (all messages in one text), `schema`,
`began`, `told` and `left` (time.monotonic() of the question, of the first piece, and of the client
hanging up in mid-answer; None if not) and `gone`, an event set when it has. Waiting for it:
``server.calls[0].gone.wait(2)``.
"""

import json
import select
import socket
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Event, Lock, Thread
from typing import Any

from tests.adapters.models.fake_ollama import (
    FakeOllama,
    Request,
    lines,
    ollama_serving,
    one,
    refused,
)

MODEL, PLAIN, EMBEDDING = "qwen3:8b", "llama3.2:latest", "embeddinggemma:300m"
_PIECE = 4
_GO_ESCAPES = {ord("<"): "\\u003c", ord(">"): "\\u003e", ord("&"): "\\u0026"}


@dataclass(frozen=True)
class Think:
    """A piece of thinking; left out where the client wants none."""

    text: str


@dataclass(frozen=True)
class Pause:
    seconds: float


@dataclass(frozen=True)
class Stall:
    """Silence until the client is gone or the test over."""


@dataclass(frozen=True)
class Endless:
    """The same text without an end, `pause` seconds after one another."""

    text: str
    pause: float = 0.0


@dataclass(frozen=True)
class Oops:
    """An error in mid-stream."""

    error: str


@dataclass(frozen=True)
class Raw:
    data: bytes


@dataclass(frozen=True)
class Die:
    """A reset connection."""


@dataclass(frozen=True)
class Halt:
    """The connection's orderly end without the end of the answer."""


@dataclass(frozen=True)
class Status:
    """An error instead of an answer; `headers` go with it."""

    code: int
    error: Any
    headers: dict[str, str] = field(default_factory=dict)


@dataclass(frozen=True)
class Done:
    reason: str = "stop"


@dataclass(frozen=True)
class Bytewise:
    reply: Any


@dataclass(frozen=True)
class Model:
    """One installed model."""

    name: str
    size: int = 5_225_388_164
    context: int = 40_960
    capabilities: tuple[str, ...] | None = ("completion", "tools", "thinking")
    family: str = "qwen3"
    parameters: str = "8.2B"
    quantisation: str = "Q4_K_M"


INSTALLED = (
    Model(MODEL),
    Model(PLAIN, 2_019_393_189, 131_072, ("completion", "tools"), "llama", "3.2B"),
    Model(EMBEDDING, 621_875_917, 2_048, ("embedding",), "gemma3", "307.58M", "BF16"),
)


@dataclass
class Call:
    """One question and what became of it."""

    path: str
    body: dict[str, Any]
    headers: dict[str, str]
    began: float
    told: float | None = None
    left: float | None = None
    gone: Event = field(default_factory=Event)

    @property
    def prompt(self) -> str:
        """All messages in one text."""
        return "\n\n".join(message["content"] for message in self.body["messages"])

    @property
    def schema(self) -> Any:
        """The JSON schema that the answer is to follow; None where there is none."""
        told = self.body.get("response_format") or {}
        return self.body.get("format") or (told.get("json_schema") or {}).get("schema")


@dataclass
class ScriptedChat:
    """What the server is, what it says, and what it was asked; see the module."""

    fake: FakeOllama
    replies: list[Any]
    models: list[Model] = field(default_factory=lambda: list(INSTALLED))
    key: str = ""
    schema_refused: tuple[str, ...] = ()
    heeds_longest: bool = True
    calls: list[Call] = field(default_factory=list)
    _lock: Lock = field(default_factory=Lock)

    def __post_init__(self) -> None:
        self.fake.answers |= {
            "/": lambda request: request.whole(200, "text/plain", b"Ollama is running"),
            "/api/version": one({"version": "0.12.3"}),
            "/api/tags": self._tags,
            "/api/show": self._show,
            "/api/pull": self._pull,
            "/api/chat": lambda request: self._answer(request, _Ollama(request)),
            "/v1/models": self._listed,
            "/v1/chat/completions": lambda request: self._answer(request, _OpenAI(request)),
        }

    @property
    def address(self) -> str:
        """Where it speaks Ollama's protocol."""
        return self.fake.address

    @property
    def v1(self) -> str:
        """Where it speaks OpenAI's."""
        return f"{self.fake.address}/v1"

    def asked(self, path: str) -> list[dict[str, Any]]:
        """The bodies of what was asked there, such as ``/api/show``."""
        return [body for _, asked, body in self.fake.asked if asked == path]

    def model(self, name: str) -> Model | None:
        """An installed model, as Ollama finds it."""
        tagged = (name if ":" in name else f"{name}:latest").casefold()
        return next((model for model in self.models if model.name.casefold() == tagged), None)

    def _tags(self, request: Request) -> None:
        one({"models": [_listed(model) for model in self.models]})(request)

    def _show(self, request: Request) -> None:
        model = self.model(request.body["model"])
        if model is None:
            refused(404, f"model '{request.body['model']}' not found")(request)
            return
        facts = {
            "license": "Apache License",
            "details": _details(model),
            "model_info": {
                "general.architecture": model.family,
                f"{model.family}.context_length": model.context,
                f"{model.family}.embedding_length": 4096,
            },
        }
        told = {} if model.capabilities is None else {"capabilities": list(model.capabilities)}
        one(facts | told)(request)

    def _pull(self, request: Request) -> None:
        digest = "sha256:" + "a" * 64
        layer = {"status": "pulling aaaaaaaaaaaa", "digest": digest, "total": 600}
        name = request.body["model"]
        lines(
            {"status": "pulling manifest"},
            layer | {"completed": 300},
            layer | {"completed": 600},
            {"status": "verifying sha256 digest"},
            {"status": "writing manifest"},
            {"status": "success"},
        )(request)
        if self.model(name) is None:
            self.models.append(Model(name if ":" in name else f"{name}:latest"))

    def _listed(self, request: Request) -> None:
        if not self._let_in(request):
            return
        data = [{"id": model.name, "object": "model", "created": 1} for model in self.models]
        one({"object": "list", "data": data})(request)

    def _let_in(self, request: Request) -> bool:
        told = request.headers.get("Authorization", "")
        if not self.key or told == f"Bearer {self.key}":
            return True
        error = {"message": f"Incorrect API key provided: {told}", "code": "invalid_api_key"}
        refused(401, {"error": error})(request)
        return False

    def _answer(self, request: Request, wire: "_Ollama | _OpenAI") -> None:
        headers = {name.lower(): value for name, value in request.headers.items()}
        call = Call(request.path, request.body, headers, time.monotonic())
        if isinstance(wire, _OpenAI) and not self._let_in(request):
            return
        refusal = wire.refusal(self)
        with self._lock:
            place = min(len(self.calls), len(self.replies) - 1)
            self.calls.append(call)
        if refusal:
            refused(*refusal)(request)
            return
        over = Event()
        watcher = Thread(target=_watch, args=(request.connection, call, over))
        watcher.start()
        try:
            _Telling(self, call, wire).tell(self.replies[place])
        except OSError:  # the client is gone, which the watcher sees
            call.gone.wait(1)
        finally:
            over.set()
            watcher.join()


@contextmanager
def chat_serving(*replies: Any, **options: Any) -> Iterator[ScriptedChat]:
    """A server with these replies for the time of a test; `options` are fields of ScriptedChat."""
    with ollama_serving() as fake:
        yield ScriptedChat(fake, list(replies or ("Yes.",)), **options)


class _Ollama:
    """How Ollama puts an answer."""

    kind = "application/x-ndjson"

    def __init__(self, request: Request) -> None:
        self.request, self.body = request, request.body
        self.longest = self.body.get("options", {}).get("num_predict")
        self.thinks = self.body.get("think") is not False

    def refusal(self, server: ScriptedChat) -> tuple[int, Any] | None:
        name = self.body["model"]
        model = server.model(name)
        if model is None:
            return 404, {"error": f"model '{name}' not found"}
        can = model.capabilities or ("completion",)
        if "completion" not in can:
            return 400, {"error": f'"{name}" does not support chat'}
        if self.body.get("think") and "thinking" not in can:
            return 400, {"error": f'"{name}" does not support thinking'}
        return None

    def status(self, error: Any) -> Any:
        return {"error": error} if isinstance(error, str) else error

    def begin(self) -> bytes:
        return b""

    def piece(self, text: str, thinking: bool) -> bytes:
        told = {"content": "", "thinking": text} if thinking else {"content": text}
        return self._line(message={"role": "assistant"} | told, done=False)

    def oops(self, error: str) -> bytes:
        return _go({"error": error}) + b"\n"

    def end(self, reason: str, pieces: int) -> bytes:
        return self._line(
            message={"role": "assistant", "content": ""},
            done=True,
            done_reason=reason,
            total_duration=1_400_000_000,
            load_duration=25_000_000,
            prompt_eval_count=_words(self.body),
            prompt_eval_duration=130_000_000,
            eval_count=pieces,
            eval_duration=1_200_000_000,
        )

    def _line(self, **fields: Any) -> bytes:
        head = {"model": self.body["model"], "created_at": "2026-08-04T08:52:19.385406455Z"}
        return _go(head | fields) + b"\n"


class _OpenAI:
    """How a server that speaks OpenAI's language puts it."""

    kind = "text/event-stream"
    thinks = True

    def __init__(self, request: Request) -> None:
        self.request, self.body = request, request.body
        self.longest = self.body.get("max_tokens", self.body.get("max_completion_tokens"))

    def refusal(self, server: ScriptedChat) -> tuple[int, Any] | None:
        name, form = self.body["model"], self.body.get("response_format") or {}
        if server.model(name) is None:
            told = f"The model `{name}` does not exist"
            return 404, {"error": {"message": told, "code": "model_not_found"}}
        if form.get("type") in server.schema_refused:
            told = f"'response_format.type' must not be '{form['type']}'"
            return 400, {"error": {"message": told, "type": "invalid_request_error"}}
        return None

    def status(self, error: Any) -> Any:
        return {"error": {"message": error}} if isinstance(error, str) else error

    def begin(self) -> bytes:
        return self._delta({"role": "assistant", "content": ""})

    def piece(self, text: str, thinking: bool) -> bytes:
        return self._delta({"reasoning_content" if thinking else "content": text})

    def oops(self, error: str) -> bytes:
        return _event({"error": {"message": error, "type": "server_error"}})

    def end(self, reason: str, pieces: int) -> bytes:
        data = self._delta({}, reason)
        if (self.body.get("stream_options") or {}).get("include_usage"):
            asked = _words(self.body)
            usage = {"prompt_tokens": asked, "completion_tokens": pieces}
            data += _event(self._head() | {"choices": [], "usage": usage})
        return data + b"data: [DONE]\n\n"

    def _delta(self, delta: dict[str, Any], reason: str | None = None) -> bytes:
        choice = {"index": 0, "delta": delta, "finish_reason": reason}
        return _event(self._head() | {"choices": [choice]})

    def _head(self) -> dict[str, Any]:
        head = {"id": "chatcmpl-1", "object": "chat.completion.chunk", "created": 1}
        return head | {"model": self.body["model"]}


class _Full(Exception):
    """The answer is as long as the client allows."""


class _Telling:
    """One reply on its way."""

    def __init__(self, server: ScriptedChat, call: Call, wire: _Ollama | _OpenAI) -> None:
        self._server, self._call, self._wire = server, call, wire
        self._request, self._begun, self._pieces, self._bytewise = wire.request, False, 0, False

    def tell(self, reply: Any) -> None:
        reply = reply(self._call.body) if callable(reply) else reply
        while isinstance(reply, Bytewise):
            self._bytewise, reply = True, reply.reply
        steps = reply if _is_steps(reply) else _pieces(reply)
        try:
            for step in steps:
                if not self._do(step):
                    return
            self._end("stop")
        except _Full:
            self._end("length")

    def _do(self, step: Any) -> bool:
        """Do a step; whether more may follow."""
        match step:
            case str(text):
                self._piece(text, thinking=False)
            case Think(text):
                if self._wire.thinks:
                    self._piece(text, thinking=True)
            case Pause(seconds):
                self._wait(seconds)
            case Stall():
                self._wait(30)
            case Endless(text, pause):
                while not self._over:
                    self._piece(text, thinking=False)
                    self._wait(pause)
            case Raw(data) if data:
                self._send(data)
            case _:
                return self._finish(step)
        return not self._over

    def _finish(self, step: Any) -> bool:
        match step:
            case Oops(error):
                self._send(self._wire.oops(error))
                self._request.end()
            case Done(reason):
                self._end(reason)
            case Die():
                self._request.die()
            case Status(code, bytes(page), headers):
                self._request.whole(code, "text/html", page, **headers)
            case Status(code, error, headers):
                data = json.dumps(self._wire.status(error)).encode()
                self._request.whole(code, "application/json; charset=utf-8", data, **headers)
            case Raw():
                self._request.end()
            case Halt():
                pass
            case _:
                raise TypeError(step)
        return False

    @property
    def _over(self) -> bool:
        return self._server.fake.over.is_set() or self._call.gone.is_set()

    def _wait(self, seconds: float) -> None:
        until = time.monotonic() + seconds
        while not self._over and (left := until - time.monotonic()) > 0:
            self._call.gone.wait(min(left, 0.05))

    def _piece(self, text: str, thinking: bool) -> None:
        limit = self._wire.longest if self._server.heeds_longest else None
        if limit is not None and limit >= 0 and self._pieces >= limit:
            raise _Full
        self._pieces += 1
        self._send(self._wire.piece(text, thinking))

    def _end(self, reason: str) -> None:
        self._send(self._wire.end(reason, self._pieces))
        self._request.end()

    def _send(self, data: bytes) -> None:
        if not self._begun:
            self._begun = True
            self._request.begin(200, self._wire.kind)
            data = self._wire.begin() + data
        if self._call.told is None:
            self._call.told = time.monotonic()
        for chunk in [data[at : at + 1] for at in range(len(data))] if self._bytewise else [data]:
            self._request.chunk(chunk)


def _watch(connection: socket.socket, call: Call, over: Event) -> None:
    """Note the moment at which the client hangs up before the answer is over."""
    while not over.is_set():
        try:
            ready, _, _ = select.select([connection], [], [], 0.005)
            if ready and connection.recv(1, socket.MSG_PEEK) == b"" and not over.is_set():
                call.left = time.monotonic()
        except (OSError, ValueError):
            if not over.is_set() and connection.fileno() >= 0:
                call.left = time.monotonic()
            else:
                return
        if call.left is not None:
            call.gone.set()
            return


def _is_steps(reply: Any) -> bool:
    kinds = (str, Think, Pause, Stall, Endless, Oops, Raw, Die, Halt, Status, Done)
    return isinstance(reply, list) and bool(reply) and isinstance(reply[0], kinds)


def _pieces(reply: Any) -> Sequence[Any]:
    if not isinstance(reply, str | list | dict | int | float | bool | None):
        return [reply]
    text = reply if isinstance(reply, str) else json.dumps(reply, ensure_ascii=False)
    return [text[at : at + _PIECE] for at in range(0, len(text), _PIECE)]


def _words(body: dict[str, Any]) -> int:
    return sum(len(message["content"]) // 4 + 1 for message in body["messages"])


def _go(value: Any) -> bytes:
    """JSON as Go writes it."""
    told = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return told.translate(_GO_ESCAPES).encode()


def _event(value: Any) -> bytes:
    return b"data: " + json.dumps(value, ensure_ascii=False).encode() + b"\n\n"


def _details(model: Model) -> dict[str, Any]:
    return {
        "parent_model": "",
        "format": "gguf",
        "family": model.family,
        "families": [model.family],
        "parameter_size": model.parameters,
        "quantization_level": model.quantisation,
    }


def _listed(model: Model) -> dict[str, Any]:
    return {
        "name": model.name,
        "model": model.name,
        "modified_at": "2026-08-01T10:00:00.123456789Z",
        "size": model.size,
        "digest": "a3" * 32,
        "details": _details(model),
    }


Reply = str | dict[str, Any] | list[Any] | Bytewise | Callable[[dict[str, Any]], Any]
"""What a test may write as a reply."""
