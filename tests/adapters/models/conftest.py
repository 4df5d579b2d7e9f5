"""What the tests of models share: a tiny real model, a hub on loopback, and no proxies."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.adapters.downloading.tally import Patience
from app.adapters.models.machine import MachineModels
from tests.adapters.models import tiny
from tests.adapters.models.fake_hub import FakeHub, hub_serving

QUICK = Patience(connect=2, read=2, pauses=(0.01, 0.01, 0.01))
NAME = "meadow/kites-32d"


@pytest.fixture(scope="session")
def tiny_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with the tiny model; nobody writes into it."""
    folder = tmp_path_factory.mktemp("tiny") / "model"
    tiny.build(folder)
    return folder


@pytest.fixture(autouse=True)
def alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """No proxies, no cache of the hub's, no Ollama of this machine."""
    for name in ("http_proxy", "https_proxy", "all_proxy", "no_proxy"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.upper(), raising=False)
    for name in ("HF_ENDPOINT", "HF_HOME", "HUGGINGFACE_HUB_CACHE"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("HF_HUB_CACHE", str(tmp_path / "no-cache"))
    monkeypatch.setenv("OLLAMA_HOST", "127.0.0.1:9")


@pytest.fixture
def hub(tiny_folder: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[FakeHub]:
    """A hub with the tiny model and what repositories have besides."""
    with hub_serving() as hub:
        hub.publish_folder(NAME, tiny_folder)
        monkeypatch.setenv("HF_ENDPOINT", hub.address)
        yield hub


@pytest.fixture
def models(tmp_path: Path) -> MachineModels:
    """The real models of an empty home, with the program's own beside it."""
    from app.adapters.paths import MODELS

    return MachineModels(MODELS, tmp_path / "models", patience=QUICK)
