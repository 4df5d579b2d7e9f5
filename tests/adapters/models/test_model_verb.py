"""``pandecta model`` as it is typed, over a hub and an Ollama server on loopback."""

import argparse
import json
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.adapters.encoders.choice import EncoderChoice
from app.adapters.models.machine import MachineModels
from app.adapters.paths import MODELS
from app.cli.model_verb import add, model_verb
from app.domain.errors import EncoderMissing, ModelUnusable
from app.services.model_getting import Models
from app.services.encoder_ports import Encoders
from tests.adapters.models.conftest import NAME
from tests.adapters.models.fake_hub import FakeHub
from tests.adapters.models.fake_ollama import lines, ollama_serving, one


@dataclass
class Owner:
    models: Models
    encoders: Encoders


@pytest.fixture
def owner(models: MachineModels) -> Owner:
    return Owner(models, EncoderChoice(MODELS))


def _run(owner: Owner, *typed: str) -> int:
    top = argparse.ArgumentParser()
    add(top.add_subparsers(dest="verb"))
    return model_verb(owner, top.parse_args(["model", *typed]))


def test_get_tells_licence_and_size_and_then_the_folder(
    hub: FakeHub, owner: Owner, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    assert _run(owner, "get", NAME) == 0
    first, last = capsys.readouterr().out.splitlines()
    assert first.startswith(f"{NAME}: 0.")
    assert "apache-2.0" in first
    place = tmp_path / "models" / f"{NAME}@{hub.repositories[NAME].sha[:12]}"
    assert last == f"{NAME} is in {place}"


def test_get_prints_one_object(
    hub: FakeHub, owner: Owner, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(owner, "get", NAME, "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert (told["name"], told["here"], told["dimension"]) == (NAME, True, 32)
    assert Path(told["path"]).is_dir()
    assert told["size"] == sum(file["size"] for file in told["files"])


def test_get_of_a_folder_says_what_it_is(
    owner: Owner, capsys: pytest.CaptureFixture[str], tiny_folder: Path
) -> None:
    assert _run(owner, "get", str(tiny_folder), "--json") == 0
    assert json.loads(capsys.readouterr().out)["kind"] == "folder"


def test_get_through_ollama(owner: Owner, capsys: pytest.CaptureFixture[str]) -> None:
    with ollama_serving(pull=lines({"status": "success"})) as ollama:
        assert _run(owner, "get", "bge-m3", "--host", ollama.address) == 0
    assert ollama.asked[0][2]["model"] == "bge-m3:latest"
    assert "bge-m3:latest" in capsys.readouterr().out


@pytest.mark.parametrize("name", ["bundled", "openai:text-embedding-3-small"])
def test_what_cannot_be_downloaded_is_a_wrong_use(
    owner: Owner, name: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _run(owner, "get", name) == 2
    assert name in capsys.readouterr().err


def test_get_of_a_missing_model_is_an_error(hub: FakeHub, owner: Owner) -> None:
    with pytest.raises(ModelUnusable):
        _run(owner, "get", "meadow/none")


def test_list(owner: Owner, capsys: pytest.CaptureFixture[str]) -> None:
    tags = {"models": [{"name": "embeddinggemma:latest", "size": 621_875_917}]}
    with ollama_serving(tags=one(tags)) as ollama:
        assert _run(owner, "list", "--host", ollama.address) == 0
        bundled, gemma = capsys.readouterr().out.splitlines()
        assert _run(owner, "list", "--json", "--host", ollama.address) == 0
    assert bundled.split()[0] == "bundled"
    assert "256 numbers" in bundled
    assert gemma.split(maxsplit=1) == [
        "embeddinggemma:latest",
        "ollama, 621.9 MB, embeddings",
    ]
    told = json.loads(capsys.readouterr().out)
    assert [model["kind"] for model in told["models"]] == ["bundled", "ollama"]


def test_test(owner: Owner, capsys: pytest.CaptureFixture[str]) -> None:
    assert _run(owner, "test", "bundled") == 0
    assert capsys.readouterr().out.startswith("bundled: 256 numbers, two sentences in ")
    assert _run(owner, "test", "bundled", "--json") == 0
    told = json.loads(capsys.readouterr().out)
    assert set(told) == {"name", "dimension", "load_ms", "ms", "cosine"}


def test_test_of_a_model_that_is_not_here(owner: Owner) -> None:
    with pytest.raises(EncoderMissing):
        _run(owner, "test", "meadow/none")
