"""An Ollama server on loopback that makes models of what it is sent, and really runs them.

It reads what the real one reads and no more: modules by their old names, pooling by its old keys,
the transformer's weights; what it does not know it leaves out without a word.
"""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from threading import Event, Lock, Thread
from typing import Any

ARCHITECTURES = ("BertModel", "NomicBertModel", "Gemma3TextModel")


@dataclass
class MakingOllama:
    """The models of the server by name with their folders, and how it is to misbehave."""

    address: str
    folder: Path
    models: dict[str, Path] = field(default_factory=dict)
    blobs: dict[str, bytes] = field(default_factory=dict)
    asked: list[tuple[str, str, Any]] = field(default_factory=list)
    forgets_pooling: bool = False
    broken: str = ""
    """What ``/api/create`` ends with in the middle of its stream."""
    stall: Event | None = None
    """Where there is one, a model is not made before it is set."""
    lock: Lock = field(default_factory=Lock)

    @property
    def names(self) -> list[str]:
        return sorted(self.models)

    def encode(self, name: str, texts: list[str]) -> list[list[float]]:
        """Vectors as this server computes them."""
        import torch
        from sentence_transformers import SentenceTransformer
        from sentence_transformers.sentence_transformer.modules import Pooling, Transformer

        folder = self.models[name]
        mode = None if self.forgets_pooling else _pooling(folder)
        with self.lock:
            torch.set_num_threads(1)
            inner = Transformer(str(folder), max_seq_length=128)
            pooled = Pooling(inner.get_embedding_dimension(), mode or "max")
            model = SentenceTransformer(modules=[inner, pooled], device="cpu")
            told = model.encode(texts, normalize_embeddings=True, show_progress_bar=False)
        vectors: list[list[float]] = told.tolist()
        return vectors


def _pooling(folder: Path) -> str | None:
    for module in json.loads((folder / "modules.json").read_text("utf-8")):
        if module["type"] == "sentence_transformers.models.Pooling":
            config = json.loads((folder / module["path"] / "config.json").read_text("utf-8"))
            if config.get("pooling_mode_mean_tokens"):
                return "mean"
            return "cls" if config.get("pooling_mode_cls_token") else None
    return None


class _Server(ThreadingHTTPServer):
    ollama: MakingOllama

    def handle_error(self, *_: object) -> None:
        """Clients hang up in these tests."""


class _Request(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: _Server

    def do_GET(self) -> None:
        ollama = self.server.ollama
        ollama.asked.append(("GET", self.path, None))
        listed = [{"name": one, "model": one, "size": 1, "digest": "a" * 64, "details": {},
            "modified_at": "2026-08-01T10:00:00Z"} for one in ollama.names]  # fmt: skip
        self._tell(200, {"models": listed})

    def do_DELETE(self) -> None:
        ollama, body = self.server.ollama, json.loads(self._data())
        ollama.asked.append(("DELETE", self.path, body))
        known = ollama.models.pop(_tagged(body["model"]), None)
        self._tell(200 if known else 404, {} if known else {"error": "model not found"})

    def do_POST(self) -> None:
        data, ollama = self._data(), self.server.ollama
        if self.path.startswith("/api/blobs/"):
            ollama.asked.append(("POST", self.path, len(data)))
            digest = self.path.rpartition("/")[2]
            good = digest == f"sha256:{hashlib.sha256(data).hexdigest()}"
            ollama.blobs[digest] = data
            self._tell(201 if good else 400, {} if good else {"error": "digest mismatch"})
            return
        body = json.loads(data)
        ollama.asked.append(("POST", self.path, body))
        match self.path:
            case "/api/create":
                self._create(body)
            case "/api/copy":
                ollama.models[_tagged(body["destination"])] = ollama.models[_tagged(body["source"])]
                self._tell(200, {})
            case "/api/embed":
                vectors = ollama.encode(_tagged(body["model"]), body["input"])
                self._tell(200, {"model": body["model"], "embeddings": vectors})
            case _:
                self._tell(404, {"error": "404 page not found"})

    def _create(self, body: dict[str, Any]) -> None:
        ollama = self.server.ollama
        if ollama.stall is not None:
            ollama.stall.wait(30)
        folder = ollama.folder / hashlib.sha256(body["model"].encode()).hexdigest()[:12]
        for path, digest in body["files"].items():
            (folder / path).parent.mkdir(parents=True, exist_ok=True)
            (folder / path).write_bytes(ollama.blobs[digest])
        known = json.loads((folder / "config.json").read_text("utf-8"))["architectures"][0]
        lines: list[dict[str, str]] = [{"status": "converting model"}]
        if known not in ARCHITECTURES:
            lines.append({"error": f'unsupported architecture "{known}"'})
        elif ollama.broken:
            lines.append({"error": ollama.broken})
        else:
            ollama.models[_tagged(body["model"])] = folder
            lines += [{"status": "writing manifest"}, {"status": "success"}]
        told = b"".join(json.dumps(one).encode() + b"\n" for one in lines)
        self._send(200, "application/x-ndjson", told)

    def _data(self) -> bytes:
        if self.headers.get("Transfer-Encoding") == "chunked":
            whole = b""
            while size := int(self.rfile.readline(), 16):
                whole += self.rfile.read(size)
                self.rfile.readline()
            self.rfile.readline()
            return whole
        return self.rfile.read(int(self.headers.get("Content-Length") or 0))

    def _tell(self, status: int, value: object) -> None:
        self._send(status, "application/json; charset=utf-8", json.dumps(value).encode())

    def _send(self, status: int, kind: str, data: bytes) -> None:
        self.send_response_only(status)
        self.send_header("Content-Type", kind)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)

    def log_message(self, *_: object) -> None:
        """Say nothing."""


def _tagged(name: str) -> str:
    return name if ":" in name else f"{name}:latest"


@contextmanager
def making(folder: Path) -> Iterator[MakingOllama]:
    """A server for the time of a test; its models lie in `folder`."""
    server = _Server(("127.0.0.1", 0), _Request)
    server.ollama = MakingOllama(f"http://127.0.0.1:{server.server_port}", folder)
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server.ollama
    finally:
        if server.ollama.stall is not None:
            server.ollama.stall.set()
        server.shutdown()
        thread.join()
        server.server_close()
