"""Pushing to a hub over its own library: what arrives, who is let in, and stopping."""

import time
from pathlib import Path
from threading import Event as Flag

import pytest

from app.adapters.publishing.places import ModelPlaces
from app.domain.errors import PublishingFailed
from app.domain.events import outcome
from tests.adapters.publishing.hub_server import TakingHub

CARD = '---\nlibrary_name: sentence-transformers\nlicense: "mit"\n---\n\n# Kites\n'


def places(hub: TakingHub, token: str = "hf_sesame") -> ModelPlaces:
    return ModelPlaces([], lambda: token, endpoint=hub.address)


def test_the_whole_model_arrives_in_one_commit(trained: Path, hub: TakingHub) -> None:
    told = outcome(places(hub).to_hub(str(trained), CARD, "meadow/kites", True))
    assert told == f"{hub.address}/meadow/kites"
    assert hub.created[0].get("private") or hub.created[0]["visibility"] == "private"
    assert hub.commits == ["Publish a model trained with Pandecta"]
    assert hub.files["README.md"].decode() == CARD
    assert hub.files["model.safetensors"] == (trained / "model.safetensors").read_bytes()
    assert "modules.json" in hub.files
    assert not {"optimizer.pt", "training_args.bin"} & set(hub.files)


def test_nothing_else_is_asked_and_the_store_hears_no_token(trained: Path, hub: TakingHub) -> None:
    outcome(places(hub).to_hub(str(trained), CARD, "meadow/kites", False))
    assert not [path for _, path, _ in hub.asked if "telemetry" in path or "whoami" in path]
    stored = [headers for _, path, headers in hub.asked if path.startswith("/store/")]
    assert stored
    assert all("authorization" not in headers for headers in stored)


def test_a_token_that_is_not_accepted(trained: Path, hub: TakingHub) -> None:
    for token, reason in (("hf_wrong", "refused"), ("", "no-token"), ("hf wrong", "refused")):
        with pytest.raises(PublishingFailed) as caught:
            outcome(places(hub, token).to_hub(str(trained), CARD, "meadow/kites", True))
        assert caught.value.reason == reason
        assert "hf_wrong" not in str(caught.value)
    assert hub.files == {}


def test_names_that_no_hub_has(trained: Path, hub: TakingHub) -> None:
    for name in ("kites", "a/b/c", "../kites", "a b/c", ""):
        with pytest.raises(PublishingFailed) as caught:
            outcome(places(hub).to_hub(str(trained), CARD, name, True))
        assert caught.value.reason == "bad-name"
    assert hub.asked == []


def test_a_hub_that_fails_or_is_not_there(trained: Path, hub: TakingHub) -> None:
    hub.refusals["/api/models/meadow/kites/commit"] = (422, "no room for hf_sesame")
    with pytest.raises(PublishingFailed) as caught:
        outcome(places(hub).to_hub(str(trained), CARD, "meadow/kites", True))
    assert caught.value.reason == "server"
    assert "hf_sesame" not in str(caught.value)
    gone = ModelPlaces([], lambda: "hf_sesame", endpoint="http://127.0.0.1:9")
    with pytest.raises(PublishingFailed) as caught:
        outcome(gone.to_hub(str(trained), CARD, "meadow/kites", True))
    assert caught.value.reason == "offline"


def test_it_stops_within_a_second_in_the_middle_of_a_file(trained: Path, hub: TakingHub) -> None:
    hub.stall = Flag()
    work = places(hub).to_hub(str(trained), CARD, "meadow/kites", True)
    until = time.monotonic() + 60
    while not any(path.startswith("/store/") for _, path, _ in hub.asked):
        next(work)
        assert time.monotonic() < until
    begun = time.monotonic()
    work.close()
    assert time.monotonic() - begun < 1.0
    assert hub.commits == []
