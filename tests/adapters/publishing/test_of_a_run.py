"""Publishing a run of a real library: its card, its files, and its vectors in an Ollama server."""

import json
import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.__main__ import main
from app.adapters.models.folder import folder_card
from app.adapters.questions_db import QuestionsDb
from app.adapters.training_runs import RunFolders
from app.domain.errors import PublishingFailed, TrainingFailed
from app.domain.events import outcome
from app.domain.training import (
    Decision,
    Example,
    Origin,
    Part,
    RunState,
    Split,
    TrainingRun,
    Verdict,
)
from app.services.library import OpenLibrary
from app.services.program import Program
from app.services.publishing_ports import OllamaTarget
from app.services.training import Training
from tests.adapters.publishing.hub_server import TakingHub
from tests.adapters.publishing.making_server import MakingOllama
from tests.keyrings import MemoryKeyring


@pytest.fixture
def training(program: Program, small: OpenLibrary) -> Iterator[Training]:
    yield program.training(small)
    program.close()


@pytest.fixture
def run(training: Training, small: OpenLibrary, trained: Path) -> TrainingRun:
    """A run that has come to a model and a verdict."""
    question = Example("q1", "may I fly a kite in secret", ("kite-act/s1",), ("kite-act",),
        Origin.GENERATED)  # fmt: skip
    QuestionsDb().add(small.path, "set", [question])
    made = training.create(training.recipe("quick"), ["set"], str(trained))
    shutil.copytree(trained, Path(made.folder, "fit", "model"))
    runs = RunFolders()
    split = Split(5, "law", {Part.TRAIN: ("q1",)}, ("kite-act",), {}, "d1")
    runs.keep(made, "split", split)
    runs.keep(made, "verdict", Verdict(Decision.NO_GAIN, ("too-few-questions",)))
    runs.set_state(made, RunState.DONE)
    return training.get(made.id)


def test_the_folder_and_its_card(training: Training, run: TrainingRun, tmp_path: Path) -> None:
    target = tmp_path / "out" / "kites"
    outcome(training.publisher.to_folder(run, str(target), "Of a small island."))
    card = (target / "README.md").read_text("utf-8")
    for told in ("# kites", "No real gain", "too few questions", "seed 5", "generated 1", "island"):
        assert told in card
    for secret in ("secret", str(tmp_path), "kite-act", "confidence"):
        assert secret not in card
    assert folder_card(target).dimension == 32


def test_ollama_takes_it_when_its_vectors_agree(
    training: Training, run: TrainingRun, ollama: MakingOllama
) -> None:
    lowest = outcome(training.publisher.to_ollama(run, OllamaTarget("kites", ollama.address)))
    assert lowest > 0.9999
    assert ollama.names == ["kites:latest"]
    asked = [text for _, path, body in ollama.asked if path == "/api/embed"
        for text in body["input"]]  # fmt: skip
    assert any("Kites may be flown" in text or "kite" in text.lower() for text in asked)
    assert len(asked) > 8


def test_and_not_when_they_differ(
    training: Training, run: TrainingRun, ollama: MakingOllama
) -> None:
    ollama.forgets_pooling = True
    with pytest.raises(TrainingFailed) as caught:
        outcome(training.publisher.to_ollama(run, OllamaTarget("kites", ollama.address)))
    assert caught.value.reason == "parity"
    assert ollama.names == []


def test_a_run_at_work_or_without_a_model_is_not_published(
    training: Training, run: TrainingRun, tmp_path: Path
) -> None:
    busy = replace(run, state=RunState.RUNNING)
    with pytest.raises(TrainingFailed, match="running"):
        outcome(training.publisher.to_zip(busy, str(tmp_path / "x.zip")))
    shutil.rmtree(Path(run.folder, "fit"))
    with pytest.raises((TrainingFailed, PublishingFailed), match="no-model"):
        outcome(training.publisher.to_zip(run, str(tmp_path / "x.zip")))
    assert not (tmp_path / "x.zip").exists()


def test_from_the_command_line(
    run: TrainingRun,
    small: OpenLibrary,
    hub: TakingHub,
    memory_keyring: MemoryKeyring,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", hub.address)
    publish = ["train", "publish", run.id, "--library", small.path]
    assert main([*publish, "--zip", str(tmp_path / "kites.zip"), "--json"]) == 0
    told = json.loads(capsys.readouterr().out)
    assert told == {"run": run.id, "published": str(tmp_path / "kites.zip")}
    assert main(publish) == 0
    assert capsys.readouterr().out.startswith("---\nlibrary_name: sentence-transformers")
    assert main([*publish, "--hub", "meadow/kites"]) == 1
    assert "a token is needed" in capsys.readouterr().err
    memory_keyring.set_password("Pandecta", "hub", hub.token)
    assert main([*publish, "--hub", "meadow/kites"]) == 0
    assert f"{hub.address}/meadow/kites" in capsys.readouterr().out
    assert hub.files["README.md"].startswith(b"---")
    assert main([*publish, "--about", str(tmp_path / "none.txt")]) == 1
    assert "cannot read" in capsys.readouterr().err


def test_recipes_from_the_command_line(
    small: OpenLibrary, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["train", "recipes", "--library", small.path]) == 0
    assert "sebi-matryoshka" in capsys.readouterr().out
    asked = ["train", "show", "lawvault", "--set", "widths=768,64", "--library", small.path]
    assert main([*asked, "--json"]) == 0
    assert json.loads(capsys.readouterr().out)["widths"] == [768, 64]
    assert main(["train", "show", "quick", "--set", "batch=0", "--library", small.path]) == 1
    assert "batch = 0" in capsys.readouterr().err
