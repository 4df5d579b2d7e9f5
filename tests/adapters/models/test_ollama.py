"""Pulling and listing through an Ollama server on loopback, in good and in bad days."""

from pathlib import Path

import pytest

from app.adapters.models.machine import MachineModels
from app.adapters.models.ollama_list import listed
from app.adapters.models.ollama_server import OllamaServer, server_address
from app.domain.errors import DownloadFailed, ModelUnusable, PandectaError
from app.domain.events import Event, Problem, Progress, outcome
from app.domain.models import ModelCard, ModelKind
from app.services.model_getting import local_models, pull_ollama
from tests.adapters.models.fake_ollama import (
    FakeOllama,
    Request,
    lines,
    ollama_serving,
    one,
    refused,
)
from tests.file_server import moment

NAME = "embeddinggemma:300m"
BIG, SMALL = "sha256:" + "a" * 64, "sha256:" + "b" * 64
STREAM = (
    {"status": "pulling manifest"},
    {"status": "pulling aaaaaaaaaaaa", "digest": BIG, "total": 600},
    {"status": "pulling aaaaaaaaaaaa", "digest": BIG, "total": 600, "completed": 300},
    {"status": "pulling aaaaaaaaaaaa", "digest": BIG, "total": 600, "completed": 600},
    {"status": "pulling bbbbbbbbbbbb", "digest": SMALL, "total": 40, "completed": 40},
    {"status": "verifying sha256 digest"},
    {"status": "writing manifest"},
    {"status": "success"},
)


def _models(host: str) -> MachineModels:
    return MachineModels(Path("none"), Path("none"), host=host)


def _pull(ollama: FakeOllama, name: str = NAME) -> list[Event]:
    events: list[Event] = []
    outcome(pull_ollama(name, _models(ollama.address)), events.append)
    return events


def _fails(ollama: FakeOllama) -> PandectaError:
    with pytest.raises(PandectaError) as caught:
        _pull(ollama)
    return caught.value


@pytest.mark.parametrize("size", [0, 1, 7])
def test_a_pull_goes_to_the_end_however_its_lines_are_cut(size: int) -> None:
    with ollama_serving(pull=lines(*STREAM, size=size)) as ollama:
        last = _pull(ollama)[-1]
    assert ollama.asked == [("POST", "/api/pull", {"model": NAME, "stream": True})]
    assert isinstance(last, Progress)
    assert (last.stage, last.done, last.total, last.unit) == ("downloading", 640, 640, "bytes")


def test_how_far_it_is_and_what_it_does_is_told_while_it_runs() -> None:
    def slowly(request: Request) -> None:
        request.begin()
        for text in (
            b'{"status":"pulling manifest"}\n',
            b'{"status":"pulling a","digest":"sha256:a","total":900,"completed":100}\n',
            b'{"status":"pulling a","digest":"sha256:a","total":900,"completed":400}\n',
            b'{"status":"verifying sha256 digest"}\n',
        ):
            request.chunk(text)
            request.hung_up(0.5)
        request.chunk(b'{"status":"success"}\n')
        request.end()

    with ollama_serving(pull=slowly) as ollama:
        told = [event for event in _pull(ollama) if isinstance(event, Progress)]
    assert {(event.done, event.total) for event in told} >= {(0, None), (100, 900), (400, 900)}
    assert any(event.stage == "checking" and "verifying" in event.detail for event in told)


def test_an_error_in_the_middle_of_a_good_answer_is_an_error() -> None:
    told = {"error": "pull model manifest: file does not exist"}
    with ollama_serving(pull=lines({"status": "pulling manifest"}, told)) as ollama:
        error = _fails(ollama)
    assert isinstance(error, ModelUnusable)
    assert (error.name, error.reason, error.detail) == (NAME, "not-found", told["error"])


@pytest.mark.parametrize("status", [404, 500])
def test_an_unknown_model_told_before_the_first_line(status: int) -> None:
    told = "pull model manifest: file does not exist"
    with ollama_serving(pull=refused(status, told)) as ollama:
        error = _fails(ollama)
    assert isinstance(error, ModelUnusable)
    assert (error.name, error.reason) == (NAME, "not-found")


@pytest.mark.parametrize(
    "answer",
    [
        lines({"status": "pulling manifest"}, {"error": "write: no space left on device"}),
        refused(500, "write: no space left on device"),
        refused(503, "write: no space left on device"),
    ],
)
def test_what_else_goes_wrong_there_is_told_in_its_own_words(answer) -> None:
    with ollama_serving(pull=answer) as ollama:
        error = _fails(ollama)
    assert isinstance(error, DownloadFailed)
    assert (error.reason, error.detail) == ("server", "write: no space left on device")
    assert error.address == ollama.address


def test_a_server_that_dies_in_the_middle() -> None:
    def dying(request: Request) -> None:
        request.begin()
        request.chunk(b'{"status":"pulling a","digest":"sha256:a","total":900,"completed":100}\n')
        request.die()

    with ollama_serving(pull=dying) as ollama:
        error = _fails(ollama)
    assert isinstance(error, DownloadFailed)
    assert error.reason == "server"


def test_an_end_without_success_is_no_success() -> None:
    with ollama_serving(pull=lines(*STREAM[:-2])) as ollama:
        error = _fails(ollama)
    assert isinstance(error, DownloadFailed)
    assert (error.reason, "verifying" in error.detail) == ("server", True)


@pytest.mark.parametrize("body", [b"<html>\n", b"7\n", b"[" * 100_000 + b"\n", b"x" * 5_000_000])
def test_something_else_than_lines_of_json(body: bytes) -> None:
    def strange(request: Request) -> None:
        request.begin()
        request.chunk(body)
        request.end()

    with ollama_serving(pull=strange) as ollama:
        error = _fails(ollama)
    assert isinstance(error, DownloadFailed)
    assert error.reason == "wrong-content"


def test_strange_numbers_in_the_stream_do_no_harm() -> None:
    odd = {"status": "pulling a", "digest": 5, "total": "many", "completed": None}
    with ollama_serving(pull=lines(odd, {"status": None}, {"status": "success"})) as ollama:
        _pull(ollama)


def test_no_server_is_told_at_once() -> None:
    began = moment()
    with pytest.raises(DownloadFailed) as caught:
        outcome(pull_ollama(NAME, _models("127.0.0.1:9")))
    assert (caught.value.reason, caught.value.address) == ("offline", "http://127.0.0.1:9")
    assert moment() - began < 4


@pytest.mark.parametrize("begun", [True, False])
def test_closing_the_work_hangs_up_within_a_second(begun: bool) -> None:
    with ollama_serving() as ollama:

        def stalling(request: Request) -> None:
            if begun:
                request.begin()
                request.chunk(b'{"status":"pulling manifest"}\n')
            if request.hung_up():
                ollama.left.set()

        ollama.answers["/api/pull"] = stalling
        work = pull_ollama(NAME, _models(ollama.address))
        for _ in range(4):
            next(work)
        began = moment()
        work.close()
        assert ollama.left.wait(1)
        assert moment() - began < 1


def test_proxies_are_not_asked_about_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "http_proxy", "ALL_PROXY"):
        monkeypatch.setenv(name, "http://127.0.0.1:9")
    with ollama_serving(pull=lines(*STREAM)) as ollama:
        assert _pull(ollama)


TAGS = {
    "models": [
        {"name": NAME, "size": 621_875_917, "digest": "85462619ee72", "details": {"family": "g3"}},
        {"name": "qwen3:4b", "size": 2_500_000_000, "digest": "359d7dd4bcda", "details": {}},
        {"name": "old-embed:latest", "size": 5, "digest": "1", "details": None},
        {"name": "bge-m3:latest", "size": 5, "digest": "2", "details": {"family": "bert"}},
    ]
}


def _show(request: Request) -> None:
    facts = {
        NAME: {
            "capabilities": ["embedding"],
            "license": "Gemma Terms of Use\n\nLong words.",
            "model_info": {"gemma3.embedding_length": 768, "gemma3.context_length": 2048},
        },
        "qwen3:4b": {"capabilities": ["completion", "tools"], "model_info": None},
        "bge-m3:latest": {},
    }
    name = request.body["model"]
    (one(facts[name]) if name in facts else refused(404, f"model '{name}' not found"))(request)


def _list(ollama: FakeOllama) -> list[ModelCard]:
    return outcome(listed(OllamaServer(ollama.address)))


def test_the_list_says_which_models_give_embeddings() -> None:
    with ollama_serving(tags=one(TAGS), show=_show) as ollama:
        cards = _list(ollama)
    assert [(card.name, card.embeds) for card in cards] == [
        (NAME, True), ("qwen3:4b", False), ("old-embed:latest", True), ("bge-m3:latest", True),
    ]  # fmt: skip
    assert cards[0] == ModelCard(
        name=NAME,
        kind=ModelKind.OLLAMA,
        size=621_875_917,
        licence="Gemma Terms of Use",
        here=True,
        revision="85462619ee72",
        dimension=768,
        embeds=True,
    )


@pytest.mark.parametrize("tags", [{}, {"models": None}, {"models": [7, {}, {"name": None}]}])
def test_a_list_of_nothing(tags: dict[str, object]) -> None:
    with ollama_serving(tags=one(tags)) as ollama:
        assert _list(ollama) == []


def test_a_server_that_is_not_ollama_is_a_problem_and_the_rest_is_listed() -> None:
    from app.adapters.paths import MODELS

    events: list[Event] = []
    with ollama_serving(tags=refused(500, "boom")) as ollama:
        models = MachineModels(MODELS, Path("none"), host=ollama.address)
        cards = outcome(local_models(models), events.append)
    assert [card.name for card in cards] == ["bundled"]
    problem = Problem(ollama.address, "server", "boom")
    assert [event for event in events if isinstance(event, Problem)] == [problem]


@pytest.mark.parametrize(("host", "problems"), [("", 0), ("127.0.0.1:9", 1)])
def test_only_a_server_that_was_named_is_missed(host: str, problems: int) -> None:
    events: list[Event] = []
    assert outcome(local_models(_models(host)), events.append) == []
    told = [event for event in events if isinstance(event, Problem)]
    assert len([event for event in told if event.where == "http://127.0.0.1:9"]) == problems


@pytest.mark.parametrize(
    ("host", "address"),
    [
        ("", "http://127.0.0.1:9"),
        ("0.0.0.0", "http://127.0.0.1:11434"),
        ("localhost:1", "http://localhost:1"),
        ("http://gpu.lan", "http://gpu.lan"),
        ("https://gpu.example/ollama/", "https://gpu.example/ollama"),
        ("[::1]:5", "http://[::1]:5"),
    ],
)
def test_the_forms_of_an_address(host: str, address: str) -> None:
    assert server_address(host) == address


@pytest.mark.parametrize("host", ["ftp://x", "http://", "a:b:c", "http://[", "x:99999"])
def test_what_is_no_address(host: str) -> None:
    with pytest.raises(DownloadFailed):
        server_address(host)
