"""Getting models as the faces see it: what is told on the way, and what a trial measures."""

import time
from collections.abc import Sequence
from pathlib import Path
from typing import TypeVar

import pytest

from app.adapters.encoders.bundled import StaticEncoder
from app.adapters.paths import MODELS
from app.domain.errors import DownloadFailed, EncoderFaulty
from app.domain.events import Event, Problem, Progress, Work, outcome
from app.domain.models import ModelCard, ModelFile, ModelKind, is_hub_name
from app.domain.sourcing import Received
from app.services.model_getting import get_card, get_hub, look_up, pull_ollama, try_model

R = TypeVar("R")
CARD = ModelCard(
    "meadow/kites",
    ModelKind.HUB,
    1000,
    files=(ModelFile("config.json", 200, blob="a"), ModelFile("model.safetensors", 800, "b")),
)


class Scripted:
    """A port whose every work is written by the test."""

    def __init__(self, facts: ModelCard = CARD, **works: Sequence[Event | float]) -> None:
        self._card, self._works = facts, works
        self.done: list[str] = []
        self.closed: list[str] = []
        self._given: list[object] = []

    def at(self, host: str) -> "Scripted":
        return self

    def card(self, name: str) -> Work[ModelCard]:
        return self._held(self._asked())

    def fetch(self, card: ModelCard, file: ModelFile) -> Work[None]:
        return self._held(self._play(file.path.partition(".")[0]))

    def install(self, card: ModelCard) -> str:
        self.done.append("install")
        return "/models/kites"

    def pull(self, name: str) -> Work[None]:
        yield from self._play("pull")

    def local(self) -> Work[list[ModelCard]]:
        yield from ()
        return []

    def folder(self, path: str) -> ModelCard:
        return self._card

    def _asked(self) -> Work[ModelCard]:
        yield from self._play("card")
        return self._card

    def _held(self, work: Work[R]) -> Work[R]:
        """Keep `work` alive, so that it ends only where somebody closes it."""
        self._given.append(work)
        return work

    def _play(self, name: str) -> Work[None]:
        try:
            for step in self._works.get(name, ()):
                if isinstance(step, Event):
                    yield step
                else:
                    time.sleep(step)
        finally:
            self.closed.append(name)
        self.done.append(name)


def test_bytes_are_counted_over_all_files_and_resumed_ones_are_no_speed() -> None:
    port = Scripted(
        config=[Received(200, 200, 200)],
        model=[Received(500, 800, 0), 0.6, Received(600, 800, 100), Received(800, 800, 300)],
    )
    events: list[Event] = []
    assert outcome(get_hub("meadow/kites", port), events.append) == "/models/kites"
    told = [event for event in events if isinstance(event, Progress)]
    assert told[0] == Progress("downloading", 0, None, "bytes", detail="meadow/kites")
    assert [(event.done, event.total, event.detail) for event in told[1:]] == [
        (200, 1000, "config.json"),
        (700, 1000, "model.safetensors"),
        (800, 1000, "model.safetensors"),
        (1000, 1000, "model.safetensors"),
    ]
    rate, left = told[3].rate, told[3].left
    assert rate is not None
    assert left is not None
    assert 300 < rate <= 500
    assert left == pytest.approx(200 / rate)
    assert port.done == ["card", "config", "model", "install"]


def test_what_goes_wrong_on_the_way_is_passed_on() -> None:
    lost = Problem("address", "connection-lost", "reset")
    events: list[Event] = []
    outcome(get_card(CARD, Scripted(model=[lost])), events.append)
    assert lost in events


def test_a_model_that_is_here_is_neither_fetched_nor_installed() -> None:
    here = ModelCard("meadow/kites", ModelKind.HUB, 1, here=True, path="/there")
    port = Scripted(here)
    assert outcome(get_hub("meadow/kites", port)) == "/there"
    assert port.done == ["card"]


@pytest.mark.parametrize("name", ["card", "model"])
def test_closing_the_work_closes_what_it_waits_for(name: str) -> None:
    port = Scripted(**{name: [Received(0, None, 0)] * 5})
    work = get_hub("meadow/kites", port)
    for _ in range(3):
        next(work)
    work.close()
    assert port.closed[-1] == name
    assert "install" not in port.done


def test_asking_about_a_model_shows_that_something_goes_on() -> None:
    events: list[Event] = []
    port = Scripted(card=[Received(0, None, 0), Received(0, None, 0)])
    assert outcome(look_up("meadow/kites", port), events.append) == CARD
    assert len(events) == 3


def test_a_failed_download_is_never_installed() -> None:
    class Failing(Scripted):
        def fetch(self, card: ModelCard, file: ModelFile) -> Work[None]:
            yield Received(1, 2, 1)
            raise DownloadFailed("address", "server")

    port = Failing()
    with pytest.raises(DownloadFailed):
        outcome(get_hub("meadow/kites", port))
    assert port.done == ["card"]


def test_a_pull_tells_bytes_and_what_ollama_does_besides() -> None:
    checking = Progress("checking", 0, None, detail="verifying sha256 digest")
    port = Scripted(pull=[Received(0, None, 0), Received(300, 600, 300), checking])
    events: list[Event] = []
    outcome(pull_ollama("kites:latest", port), events.append)
    assert events[2] == Progress("downloading", 300, 600, "bytes", detail="kites:latest")
    assert events[3] == checking


class Encoders:
    """Gives one encoder, whatever its name."""

    def __init__(self, encoder: object) -> None:
        self._encoder = encoder

    def named(self, name: str):
        return self._encoder

    def of(self, identity: object):
        return self._encoder


def test_a_trial_of_the_bundled_model() -> None:
    trial = outcome(try_model("bundled", Encoders(StaticEncoder(Path(MODELS) / "bundled"))))
    assert (trial.name, trial.dimension) == ("bundled", 256)
    assert 0 < trial.cosine < 1
    assert trial.ms > 0
    assert trial.load_ms > 0


@pytest.mark.parametrize("vectors", [[[0.0], [1.0]], [[float("nan")], [1.0]], [[1.0], [1.0, 2.0]]])
def test_a_trial_of_a_model_that_gives_rubbish(vectors: list[list[float]]) -> None:
    class Rubbish:
        def encode_passages(self, texts: Sequence[str]) -> list[list[float]]:
            return vectors

        def as_lists(self, given: list[list[float]]) -> list[list[float]]:
            return given

    with pytest.raises(EncoderFaulty):
        outcome(try_model("rubbish", Encoders(Rubbish())))


@pytest.mark.parametrize(
    ("name", "good"),
    [
        ("BAAI/bge-small-zh-v1.5", True),
        ("bert-base-chinese", True),
        ("sentence-transformers/all-MiniLM-L6-v2", True),
        ("a/b/c", False),
        ("a/../b", False),
        ("a--b/c", False),
        (".hidden/b", False),
        ("a/b\n", False),
        ("", False),
        ("法律/模型", False),
    ],
)
def test_names_of_a_hub(name: str, good: bool) -> None:
    assert is_hub_name(name) is good
