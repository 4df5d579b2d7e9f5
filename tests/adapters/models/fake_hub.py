"""A model hub on loopback that speaks the real one's protocol; large files have another port."""

import hashlib
import json
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any
from urllib.parse import unquote, urlsplit

from tests.file_server import Answer, Desk, Request, ranged, serving

LARGE = (".safetensors", ".bin", ".onnx", ".gguf", ".pt")


def _blob(data: bytes) -> str:
    return hashlib.sha1(f"blob {len(data)}\0".encode() + data, usedforsecurity=False).hexdigest()


def store_etag(data: bytes) -> str:
    """How the store marks an edition of a file."""
    return f'"{hashlib.md5(data, usedforsecurity=False).hexdigest()}"'


@dataclass
class Repository:
    """One model: its files, and who may have it."""

    files: dict[str, bytes]
    licence: str = "apache-2.0"
    gated: str = ""
    told: dict[str, dict[str, Any]] = field(default_factory=dict)
    """Lies of the listing: by path, what to say instead."""

    @property
    def sha(self) -> str:
        parts = "".join(f"{path} {_blob(data)}\n" for path, data in sorted(self.files.items()))
        return hashlib.sha1(parts.encode(), usedforsecurity=False).hexdigest()

    def siblings(self) -> list[dict[str, Any]]:
        return [self._sibling(path, data) for path, data in sorted(self.files.items())]

    def _sibling(self, path: str, data: bytes) -> dict[str, Any]:
        entry: dict[str, Any] = {"rfilename": path, "blobId": _blob(data), "size": len(data)}
        if path.endswith(LARGE):
            pointer = f"oid sha256:{hashlib.sha256(data).hexdigest()}\nsize {len(data)}\n".encode()
            entry["blobId"] = _blob(pointer)
            entry["lfs"] = {
                "sha256": hashlib.sha256(data).hexdigest(),
                "size": len(data),
                "pointerSize": len(pointer),
            }
        return entry | self.told.get(path, {})


@dataclass
class FakeHub:
    """The hub's desk and the store's, what they hold, and how they are to misbehave.

    `overrides` answers, by the end of a path, in place of the store or the hub: in turn, then
    honestly again. `token` is the one that a gated model is opened with.
    """

    hub: Desk
    store: Desk
    repositories: dict[str, Repository] = field(default_factory=dict)
    overrides: dict[str, list[Answer]] = field(default_factory=dict)
    token: str = "hf_sesame"

    @property
    def address(self) -> str:
        return self.hub.address

    def publish_folder(self, name: str, folder: Path) -> Repository:
        """Publish every file of `folder`, and what such repositories have besides."""
        paths = (path for path in folder.rglob("*") if path.is_file())
        files = {path.relative_to(folder).as_posix(): path.read_bytes() for path in paths}
        return self.publish(name, files | OTHERS)

    def publish(self, name: str, files: dict[str, bytes], **about: Any) -> Repository:
        self.repositories[name] = Repository(dict(files), **about)
        return self.repositories[name]

    def asked(self, ending: str, desk: Desk | None = None) -> list[dict[str, str]]:
        """The headers of the questions for what ends so."""
        both = [desk] if desk else [self.hub, self.store]
        return [
            headers
            for one in both
            for path, headers in one.asked
            if urlsplit(path).path.endswith(ending)
        ]

    @property
    def paths(self) -> list[str]:
        return [unquote(urlsplit(path).path) for path, _ in self.hub.asked]

    def answer(self, request: Request) -> None:
        path = unquote(urlsplit(request.path).path)
        if self._override(path, request):
            return
        if path.startswith("/api/models/"):
            self._listing(path, request)
        elif path.startswith("/api/resolve-cache/"):
            name, _, file = _parts(path.removeprefix("/api/resolve-cache/models/"), "@")
            data = self.repositories[name].files[file]
            ranged(data, f'"{_blob(data)}"')(request)
        else:
            self._resolve(path, request)

    def keep(self, request: Request) -> None:
        """The store's answer."""
        path = urlsplit(request.path).path
        if self._override(path, request):
            return
        if "X-Amz-Signature=" not in request.path or "Authorization" in request.headers:
            # what such stores say to a question that is signed twice
            request.head(400, Content_Length=0)
            return
        name, _, file = unquote(path).partition("@")
        data = self.repositories[name.lstrip("/")].files[file]
        ranged(data, store_etag(data))(request)

    def _override(self, path: str, request: Request) -> bool:
        for ending, answers in self.overrides.items():
            if path.endswith(ending) and answers:
                answers.pop(0)(request)
                return True
        return False

    def _listing(self, path: str, request: Request) -> None:
        name = path.removeprefix("/api/models/").removesuffix("/revision/main")
        repository = self.repositories.get(name)
        if repository is None or not path.endswith("/revision/main"):
            _error(request, 401, "RepoNotFound", "Invalid username or password.")
            return
        body = json.dumps(
            {
                "_id": "621ffdc136468d709f180294",
                "id": name,
                "modelId": name,
                "author": name.partition("/")[0],
                "sha": repository.sha,
                "private": False,
                "disabled": False,
                "gated": repository.gated or False,
                "library_name": "sentence-transformers",
                "tags": ["safetensors", f"license:{repository.licence}"],
                "cardData": {"license": repository.licence},
                "siblings": repository.siblings(),
            }
        ).encode()
        kind = "application/json; charset=utf-8"
        request.head(200, Content_Type=kind, Content_Length=len(body), ETag=f'W/"{len(body):x}"')
        request.wfile.write(body)

    def _resolve(self, path: str, request: Request) -> None:
        name, revision, file = _parts(path.lstrip("/"), "/resolve/")
        repository = self.repositories.get(name)
        if repository is None:
            _error(request, 401, "RepoNotFound", "Invalid username or password.")
        elif revision != repository.sha:
            _error(request, 404, "RevisionNotFound", "Invalid rev id")
        elif file not in repository.files:
            _error(request, 404, "EntryNotFound", "Entry not found")
        elif repository.gated and request.headers.get("Authorization") != f"Bearer {self.token}":
            _error(request, 401, "GatedRepo", f"Access to model {name} is restricted.")
        else:
            self._redirect(request, repository, name, file)

    def _redirect(self, request: Request, repository: Repository, name: str, file: str) -> None:
        data = repository.files[file]
        if not file.endswith(LARGE):
            target = f"/api/resolve-cache/models/{name}@{repository.sha}/{file}"
            request.head(
                307,
                Location=target,
                X_Repo_Commit=repository.sha,
                ETag=f'"{_blob(data)}"',
                Content_Length=0,
            )
            return
        checksum = hashlib.sha256(data).hexdigest()
        request.head(
            302,
            Location=f"{self.store.address}/{name}@{file}?X-Amz-Signature=abc&Expires=99",
            X_Repo_Commit=repository.sha,
            X_Linked_Size=len(data),
            X_Linked_ETag=f'"{checksum}"',
            Accept_Ranges="bytes",
            Content_Length=0,
        )


OTHERS = {
    ".gitattributes": b"*.bin filter=lfs diff=lfs merge=lfs -text\n",
    "pytorch_model.bin": b"\x80\x04pickled",
    "train_script.py": b"print('never fetched')\n",
    "onnx/model.onnx": b"onnx",
    "onnx/config.json": b"{}",
    "openvino/openvino_model.xml": b"<net/>",
    "kites-q8_0.gguf": b"GGUF",
    "rust_model.ot": b"ot",
    "LICENSE": b"Apache License\n",
}


def _parts(path: str, mark: str) -> tuple[str, str, str]:
    name, _, rest = path.partition(mark)
    revision, _, file = rest.partition("/")
    return name, revision, file


def _error(request: Request, status: int, code: str, message: str) -> None:
    body = json.dumps({"error": message}).encode()
    request.head(status, X_Error_Code=code, X_Error_Message=message, Content_Length=len(body))
    request.wfile.write(body)


@contextmanager
def hub_serving() -> Iterator[FakeHub]:
    """A hub and its store for the time of a test."""
    wired: list[FakeHub] = []
    with (
        serving(lambda request: wired[0].answer(request)) as hub,
        serving(lambda request: wired[0].keep(request)) as store,
    ):
        wired.append(FakeHub(hub, store))
        yield wired[0]
