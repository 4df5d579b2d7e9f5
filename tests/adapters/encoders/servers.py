"""Servers on loopback that speak Ollama's and OpenAI's protocols, and misbehave when told to."""

import hashlib
import json
from collections import defaultdict, deque
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

import numpy as np

Answer = Callable[["Request", Any], None]


def vector(text: str, dimension: int) -> np.ndarray:
    """A unit vector that depends on the text alone."""
    seed = int.from_bytes(hashlib.sha256(text.encode()).digest()[:8], "big")
    found = np.random.default_rng(seed).standard_normal(dimension)
    return found / np.linalg.norm(found)


def cut(full: np.ndarray, dimensions: int | None) -> list[float]:
    kept = full[:dimensions]
    return (kept / np.linalg.norm(kept)).tolist()


class Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_GET(self) -> None:
        self._answer(None)

    def do_POST(self) -> None:
        length = int(self.headers.get("Content-Length", 0))
        self._answer(json.loads(self.rfile.read(length)))

    def _answer(self, body: Any) -> None:
        desk = self.server.desk
        headers = {name.lower(): value for name, value in self.headers.items()}
        desk.asked.append((self.path, body, headers))
        script = desk.script[self.path]
        answer = script.popleft() if script else desk.honest.get(self.path, status(404, "nothing"))
        answer(self, body)

    def tell(self, code: int, body: object, **headers: object) -> None:
        """Send JSON, or the text itself."""
        data = body.encode() if isinstance(body, str) else json.dumps(body).encode()
        self.send_response_only(code)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), str(value))
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class Desk:
    """What a server answers honestly, what it is to answer instead next, and what it was asked."""

    address: str
    honest: dict[str, Answer] = field(default_factory=dict)
    script: dict[str, deque[Answer]] = field(default_factory=lambda: defaultdict(deque))
    asked: list[tuple[str, Any, dict[str, str]]] = field(default_factory=list)
    over: Event = field(default_factory=Event)

    def next(self, path: str, *answers: Answer) -> None:
        self.script[path].extend(answers)

    def bodies(self, path: str) -> list[Any]:
        return [body for asked, body, _ in self.asked if asked == path]


class _Server(ThreadingHTTPServer):
    desk: Desk
    daemon_threads = True

    def handle_error(self, *_: object) -> None:
        """Clients hang up in these tests."""


@contextmanager
def serving() -> Iterator[Desk]:
    server = _Server(("127.0.0.1", 0), Request)
    server.desk = Desk(f"http://127.0.0.1:{server.server_port}")
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server.desk
    finally:
        server.desk.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def status(code: int, body: object, **headers: object) -> Answer:
    return lambda request, _: request.tell(code, body, **headers)


def silent(request: Request, _: Any) -> None:
    """Takes the question and does not answer while the test lasts."""
    request.server.desk.over.wait(30)


def hanging_up(request: Request, _: Any) -> None:
    """Closes the connection without a word."""
    request.close_connection = True


@dataclass
class Ollama:
    """Ollama with one embedding model: its name, digest, dimension and context."""

    desk: Desk
    name: str = "embeddinggemma:300m"
    digest: str = "85462619ee721b466c5927d109d4cb765861907d5417b9109caebc4e614679f1"
    dimension: int = 768
    context: int = 2048
    heeds_dimensions: bool = True

    def __post_init__(self) -> None:
        self.desk.honest |= {
            "/": status(200, "Ollama is running"),
            "/api/version": status(200, {"version": "0.12.3"}),
            "/api/tags": self.tags,
            "/api/show": self.show,
            "/api/embed": self.embed,
        }

    def tags(self, request: Request, _: Any) -> None:
        model = {
            "name": self.name,
            "model": self.name,
            "modified_at": "2026-08-01T10:00:00.123456789Z",
            "size": 621875917,
            "digest": self.digest,
            "details": {"format": "gguf", "family": "gemma3", "quantization_level": "BF16"},
        }
        request.tell(200, {"models": [{"name": "qwen3:4b", "digest": "00"}, model]})

    def show(self, request: Request, body: Any) -> None:
        if not self._knows(body["model"]):
            request.tell(404, {"error": f"model '{body['model']}' not found"})
            return
        request.tell(
            200,
            {
                "details": {"family": "gemma3", "quantization_level": "BF16"},
                "model_info": {
                    "general.architecture": "gemma3",
                    "gemma3.context_length": self.context,
                    "gemma3.embedding_length": self.dimension,
                },
                "capabilities": ["embedding"],
            },
        )

    def embed(self, request: Request, body: Any) -> None:
        if not self._knows(body["model"]):
            wording = f'model "{body["model"]}" not found, try pulling it first'
            request.tell(404, {"error": wording})
            return
        texts = [body["input"]] if isinstance(body["input"], str) else body["input"]
        width = body.get("dimensions") if self.heeds_dimensions else None
        rows = [cut(vector(text, self.dimension), width) for text in texts]
        request.tell(
            200,
            {
                "model": body["model"],
                "embeddings": [] if texts == [""] else rows,
                "total_duration": 14143917,
                "load_duration": 1019500,
                "prompt_eval_count": 8,
            },
        )

    def _knows(self, name: str) -> bool:
        tagged = name if ":" in name else f"{name}:latest"
        return tagged.casefold() == self.name.casefold()


@dataclass
class OpenAI:
    """A server of embeddings with a key, one model, and OpenAI's way to say what is wrong."""

    desk: Desk
    key: str = "sk-test-1234567890"
    model: str = "text-embedding-3-small"
    dimension: int = 1536
    backwards: bool = False

    def __post_init__(self) -> None:
        self.desk.honest["/v1/embeddings"] = self.embed

    def embed(self, request: Request, body: Any) -> None:
        if request.headers.get("Authorization", "") != (f"Bearer {self.key}" if self.key else ""):
            told = f"Incorrect API key provided: {request.headers.get('Authorization')}"
            request.tell(401, {"error": {"message": told, "code": "invalid_api_key"}})
            return
        if body["model"] != self.model:
            told = f"The model `{body['model']}` does not exist"
            request.tell(404, {"error": {"message": told, "code": "model_not_found"}})
            return
        data = [
            {
                "object": "embedding",
                "index": index,
                "embedding": cut(vector(text, self.dimension), body.get("dimensions")),
            }
            for index, text in enumerate(body["input"])
        ]
        if self.backwards:
            data.reverse()
        usage = {"prompt_tokens": 8, "total_tokens": 8}
        request.tell(200, {"object": "list", "data": data, "model": self.model, "usage": usage})
