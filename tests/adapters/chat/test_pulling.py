"""Models to talk with are pulled by name like any other, can be stopped, and gone on with."""

from pathlib import Path

from app.adapters.chat import ollama
from app.adapters.models.machine import MachineModels
from app.domain.events import Progress, outcome
from app.services.model_getting import pull_ollama
from tests.adapters.models.fake_ollama import Request
from tests.chat_server import chat_serving

LAYER = b'{"status":"pulling aa","digest":"sha256:aa","total":600,"completed":%d}\n'


def test_a_pulled_model_is_there_to_talk_with() -> None:
    with chat_serving(models=[]) as server:
        models = MachineModels(Path("none"), Path("none"), host=server.address)
        last = list(pull_ollama("qwen3:8b", models))[-1]
        found = ollama.models(server.address)
    assert isinstance(last, Progress)
    assert (last.done, last.total, last.unit) == (600, 600, "bytes")
    assert [model.name for model in found if model.can_chat] == ["qwen3:8b"]


def test_a_pull_that_was_stopped_goes_on_where_it_was() -> None:
    with chat_serving(models=[]) as server:
        honest = server.fake.answers["/api/pull"]

        def stalling(request: Request) -> None:
            request.begin()
            request.chunk(LAYER % 200)
            if request.hung_up():
                server.fake.left.set()

        def going_on(request: Request) -> None:
            request.begin()
            request.chunk(LAYER % 200 + LAYER % 600 + b'{"status":"success"}\n')
            request.end()

        models = MachineModels(Path("none"), Path("none"), host=server.address)
        server.fake.answers["/api/pull"] = stalling
        work = pull_ollama("qwen3:8b", models)
        while next(work) != Progress("downloading", 0, None, "bytes", detail="qwen3:8b"):
            pass
        while not getattr(next(work), "done", 0):
            pass
        work.close()
        assert server.fake.left.wait(1)
        server.fake.answers["/api/pull"] = going_on
        events: list[object] = []
        outcome(pull_ollama("qwen3:8b", models), events.append)
        assert honest is not None
    done = [event.done for event in events if isinstance(event, Progress)]
    assert done[-1] == 600
    assert 0 not in done[1:]
