"""Export to Ollama: only what gives the same vectors there stays, whatever else happens."""

import json
import shutil
import time
from dataclasses import replace
from pathlib import Path
from threading import Event as Flag

import pytest

from app.adapters.paths import MODELS
from app.adapters.publishing.places import ModelPlaces
from app.domain.errors import PublishingFailed, TrainingFailed
from app.domain.events import outcome
from app.services.publishing_ports import OllamaTarget
from tests.adapters.publishing.making_server import MakingOllama

TEXTS = [
    "the landlord shall return the deposit", "房东不退押金", "a kite in the meadow of the court",
    "notice of 1 2 3 days", "tenant",
] * 5  # fmt: skip


@pytest.fixture(scope="session")
def vectors(trained: Path) -> list[list[float]]:
    """What the trained model itself makes of the texts."""
    from sentence_transformers import SentenceTransformer

    model = SentenceTransformer(str(trained), device="cpu")
    told: list[list[float]] = model.encode(TEXTS, normalize_embeddings=True).tolist()
    return told


PLACES = ModelPlaces([])


def at(ollama: MakingOllama, name: str = "kites") -> OllamaTarget:
    return OllamaTarget(name, ollama.address)


def test_a_model_with_the_same_vectors_gets_its_name(
    trained: Path, vectors: list[list[float]], ollama: MakingOllama
) -> None:
    lowest = outcome(PLACES.to_ollama(str(trained), at(ollama, "meadow/kites"), TEXTS, vectors))
    assert lowest > 0.99999
    assert ollama.names == ["meadow/kites:latest"]
    created = next(body for _, path, body in ollama.asked if path == "/api/create")
    assert created["model"].startswith("pandecta-trial-")
    assert "README.md" not in created["files"]
    assert sum(len(body["input"]) for _, path, body in ollama.asked if path == "/api/embed") == 25


def test_one_with_other_vectors_is_taken_off_with_the_figures(
    trained: Path, vectors: list[list[float]], ollama: MakingOllama
) -> None:
    ollama.forgets_pooling = True
    with pytest.raises(TrainingFailed) as caught:
        outcome(PLACES.to_ollama(str(trained), at(ollama), TEXTS, vectors))
    assert caught.value.reason == "parity"
    assert "lowest cosine" in caught.value.detail
    assert "0.999" in caught.value.detail
    assert ollama.names == []


def test_a_dense_layer_that_the_server_drops_is_noticed(
    trained: Path, tmp_path: Path, ollama: MakingOllama
) -> None:
    import torch
    from sentence_transformers import SentenceTransformer
    from sentence_transformers.sentence_transformer.modules import Dense

    torch.manual_seed(5)
    whole = SentenceTransformer(str(trained), device="cpu")
    model = SentenceTransformer(modules=[*whole, Dense(32, 32)], device="cpu")
    model.save_pretrained(str(tmp_path / "dense"), create_model_card=False)
    vectors = model.encode(TEXTS, normalize_embeddings=True).tolist()
    with pytest.raises(TrainingFailed) as caught:
        outcome(PLACES.to_ollama(str(tmp_path / "dense"), at(ollama), TEXTS, vectors))
    assert caught.value.reason == "parity"
    assert ollama.names == []


def test_another_width_is_no_agreement(
    trained: Path, vectors: list[list[float]], ollama: MakingOllama
) -> None:
    cut = [one[:16] for one in vectors]
    with pytest.raises(TrainingFailed) as caught:
        outcome(PLACES.to_ollama(str(trained), at(ollama), TEXTS, cut))
    assert "32 numbers, not 16" in caught.value.detail
    assert ollama.names == []


def test_a_name_that_is_taken_stays_what_it_is(
    trained: Path, vectors: list[list[float]], ollama: MakingOllama
) -> None:
    ollama.models["Kites:latest"] = trained
    with pytest.raises(PublishingFailed) as caught:
        outcome(PLACES.to_ollama(str(trained), at(ollama), TEXTS, vectors))
    assert caught.value.reason == "exists"
    assert ollama.models == {"Kites:latest": trained}


def test_what_ollama_cannot_run_is_refused_before_anything_is_sent(
    trained: Path, tmp_path: Path, ollama: MakingOllama
) -> None:
    other = tmp_path / "roberta"
    shutil.copytree(trained, other)
    config = json.loads((other / "config.json").read_text("utf-8"))
    config["architectures"] = ["XLMRobertaModel"]
    (other / "config.json").write_text(json.dumps(config), "utf-8")
    pooled = tmp_path / "max"
    shutil.copytree(trained, pooled)
    (pooled / "1_Pooling" / "config.json").write_text('{"pooling_mode": "max"}', "utf-8")
    for folder, reason, detail in (
        (other, "architecture", "XLMRobertaModel"),
        (pooled, "architecture", "pooling max"),
        (MODELS / "bundled", "static", ""),
        (tmp_path / "none", "no-model", "not-found"),
    ):
        with pytest.raises(PublishingFailed) as caught:
            PLACES.check_ollama(str(folder))
        assert (caught.value.reason, detail in caught.value.detail) == (reason, True)
        with pytest.raises(PublishingFailed):
            outcome(PLACES.to_ollama(str(folder), at(ollama), TEXTS, []))
    assert ollama.asked == []


def test_a_server_that_fails_on_the_way(
    trained: Path, vectors: list[list[float]], ollama: MakingOllama, monkeypatch: pytest.MonkeyPatch
) -> None:
    ollama.broken = "no space left on device"
    with pytest.raises(PublishingFailed) as caught:
        outcome(PLACES.to_ollama(str(trained), at(ollama), TEXTS, vectors))
    assert (caught.value.reason, "no space" in caught.value.detail) == ("server", True)
    assert ollama.names == []
    gone = OllamaTarget("kites", "127.0.0.1:9")
    # a proxy that no client speaks must not come in the way of this machine's own server
    monkeypatch.setenv("ALL_PROXY", "socks9://nowhere")
    with pytest.raises(PublishingFailed) as caught:
        outcome(PLACES.to_ollama(str(trained), gone, TEXTS, vectors))
    assert caught.value.reason == "offline"
    assert "socks9" not in caught.value.detail
    for name in ("../kites", "a b", "", "kites:", "x" * 200):
        with pytest.raises(PublishingFailed) as caught:
            outcome(PLACES.to_ollama(str(trained), replace(gone, name=name), TEXTS, vectors))
        assert caught.value.reason == "bad-name"


def test_it_stops_within_a_second_and_leaves_no_trial(
    trained: Path, vectors: list[list[float]], ollama: MakingOllama
) -> None:
    ollama.stall = Flag()
    work = PLACES.to_ollama(str(trained), at(ollama), TEXTS, vectors)
    until = time.monotonic() + 60
    while not any(path == "/api/create" for _, path, _ in ollama.asked):
        next(work)
        assert time.monotonic() < until
    begun = time.monotonic()
    work.close()
    assert time.monotonic() - begun < 1.0
    assert [path for method, path, _ in ollama.asked if method == "DELETE"] == ["/api/delete"]
    assert "kites:latest" not in ollama.names
