"""What the tests of publishing share: a tiny trained model, a hub and a server that take it."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.adapters.encoders.conftest import build_tiny
from tests.adapters.publishing.hub_server import TakingHub, taking
from tests.adapters.publishing.making_server import MakingOllama, making


@pytest.fixture(autouse=True)
def no_proxies(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    monkeypatch.delenv("HF_ENDPOINT", raising=False)


@pytest.fixture(scope="session")
def trained(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A finished model as a run leaves it, with a card that quotes and a checkpoint's leavings."""
    folder = build_tiny(tmp_path_factory.mktemp("trained") / "model")
    (folder / "README.md").write_text("a question that somebody asked in confidence\n", "utf-8")
    (folder / "training_args.bin").write_bytes(b"\x80\x04")
    (folder / "optimizer.pt").write_bytes(b"\x80\x04")
    return folder


@pytest.fixture
def hub() -> Iterator[TakingHub]:
    with taking() as made:
        yield made


@pytest.fixture
def ollama(tmp_path: Path) -> Iterator[MakingOllama]:
    with making(tmp_path / "ollama") as made:
        yield made
