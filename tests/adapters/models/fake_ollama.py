"""An Ollama server on loopback that speaks the protocol to the byte, or breaks it."""

import json
import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Event, Thread
from typing import Any

Answer = Callable[["Request"], None]


class Request(BaseHTTPRequestHandler):
    """One request, with the words in which answers are written."""

    protocol_version = "HTTP/1.1"
    server: "_Server"

    def do_GET(self) -> None:
        self._answer({})

    def do_POST(self) -> None:
        self._answer(json.loads(self.rfile.read(int(self.headers["Content-Length"]))))

    def _answer(self, body: dict[str, Any]) -> None:
        self.body = body
        ollama = self.server.ollama
        ollama.asked.append((self.command, self.path, body))
        self.close_connection = True
        ollama.answers.get(self.path, refused(404, "404 page not found"))(self)

    def begin(self, status: int = 200, kind: str = "application/x-ndjson") -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Transfer-Encoding", "chunked")
        self.end_headers()

    def chunk(self, data: bytes) -> None:
        self.wfile.write(f"{len(data):x}\r\n".encode() + data + b"\r\n")
        self.wfile.flush()

    def end(self) -> None:
        """Say that the stream is over; the connection stays for the next question."""
        self.wfile.write(b"0\r\n\r\n")
        self.close_connection = False

    def whole(self, status: int, kind: str, data: bytes, **headers: str) -> None:
        """Send an answer of a known length; the connection stays for the next question."""
        self.send_response(status)
        self.send_header("Content-Type", kind)
        for name, value in headers.items():
            self.send_header(name.replace("_", "-"), value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        self.wfile.write(data)
        self.close_connection = False

    def hung_up(self, seconds: float = 10) -> bool:
        """Wait for the client to hang up."""
        self.connection.settimeout(seconds)
        try:
            return bool(self.connection.recv(1) == b"")
        except TimeoutError:
            return False
        except OSError:
            return True

    def die(self) -> None:
        """Reset the connection, as a killed server does."""
        linger = b"\x01\x00\x00\x00\x00\x00\x00\x00"
        self.connection.setsockopt(socket.SOL_SOCKET, socket.SO_LINGER, linger)
        self.connection.close()

    def log_message(self, *_: object) -> None:
        """Say nothing."""


@dataclass
class FakeOllama:
    """What is answered, by path, and what was asked."""

    address: str
    answers: dict[str, Answer] = field(default_factory=dict)
    asked: list[tuple[str, str, dict[str, Any]]] = field(default_factory=list)
    left: Event = field(default_factory=Event)
    over: Event = field(default_factory=Event)


class _Server(ThreadingHTTPServer):
    ollama: FakeOllama

    def handle_error(self, *_: object) -> None:
        """Clients hang up in these tests."""


@contextmanager
def ollama_serving(**answers: Answer) -> Iterator[FakeOllama]:
    """A server for the time of a test; ``pull=…`` answers ``/api/pull``."""
    server = _Server(("127.0.0.1", 0), Request)
    server.ollama = FakeOllama(f"http://127.0.0.1:{server.server_port}")
    server.ollama.answers = {f"/api/{name}": answer for name, answer in answers.items()}
    thread = Thread(target=server.serve_forever, args=(0.02,))
    thread.start()
    try:
        yield server.ollama
    finally:
        server.ollama.over.set()
        server.shutdown()
        thread.join()
        server.server_close()


def lines(*objects: dict[str, Any], size: int = 0) -> Answer:
    """An honest stream, in one chunk a line, or in chunks of `size` bytes."""

    def answer(request: Request) -> None:
        request.begin()
        told = [json.dumps(one).encode() + b"\n" for one in objects]
        data = b"".join(told)
        chunks = [data[at : at + size] for at in range(0, len(data), size)] if size else told
        for chunk in chunks:
            request.chunk(chunk)
        request.end()

    return answer


def one(value: object) -> Answer:
    """One JSON object, as every call but the streaming ones is answered."""
    return _whole(200, value)


def refused(status: int, told: object) -> Answer:
    """An error before the first line, by its words or whole."""
    return _whole(status, {"error": told} if isinstance(told, str) else told)


def _whole(status: int, value: object) -> Answer:
    data = json.dumps(value).encode()
    return lambda request: request.whole(status, "application/json; charset=utf-8", data)
