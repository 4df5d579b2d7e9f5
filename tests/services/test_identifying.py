"""Whose are the vectors that LawVault left: found out by embedding some of its texts again."""

import time
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import numpy as np
import pytest

from app.adapters.encoders.choice import EncoderChoice
from app.adapters.models.places import FACTS
from app.adapters.paths import MODELS
from app.domain.errors import IndexDamaged
from app.domain.events import Event, Problem, Progress, outcome
from app.domain.index import Manifest
from app.domain.question import Question
from app.services.identifying import Identified
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.adapters.encoders.conftest import build_tiny
from tests.adapters.encoders.servers import Ollama, cut, serving, silent, status, vector
from tests.services.lawvault import make_folder
from tests.services.vectors import ollama_gives, quantised

pytestmark = pytest.mark.slow
NAME = "embeddinggemma:300m"


@pytest.fixture
def ollama(program: Program) -> Iterator[Ollama]:
    """A server with one model, and the settings that name it."""
    with serving() as desk:
        program.keep(replace(program.settings, ollama=desk.address))
        yield Ollama(desk)
        program.close()


def adopted(library: OpenLibrary) -> Manifest:
    [found] = [one for one in library.indexes() if one.table.startswith("laws__lawvault")]
    return found


def opened(program: Program, folder: Path) -> OpenLibrary:
    return outcome(program.opening(str(folder)))


def identified(program: Program, library: OpenLibrary, events: list[Event] | None = None):
    work = library.identify_index(adopted(library).id, program.models)
    return outcome(work, None if events is None else events.append)


def test_bare_texts_through_ollama(program: Program, ollama: Ollama, tmp_path: Path) -> None:
    folder = make_folder(tmp_path / "data", lambda texts: [vector(text, 768) for text in texts])
    library, events = opened(program, folder), []
    before = library.info().manifest
    found: Identified = identified(program, library, events)
    assert (found.name, found.prompt) == (NAME, "none")
    [best] = found.candidates
    assert (best.verdict, best.rows) == ("same", 12)
    assert ("bundled", "256 numbers in a vector, not 768") in found.skipped
    assert any(isinstance(event, Progress) and event.detail == NAME for event in events)
    assert library.info().manifest == before
    now = adopted(library)
    assert now.encoder.revision == ollama.digest
    assert (now.encoder.question_prompt, now.encoder.passage_prompt) == ("", "")
    library.use_index(now.id)
    hits = outcome(library.search(Question("养蜂人应当在册"))).hits
    assert hits[0].law.title == "沐洲养蜂法"
    assert ollama.desk.bodies("/api/embed")[-1]["input"][-1] == "养蜂人应当在册"
    assert outcome(library.verify_index()).agreement > 0.999


def test_another_program_opens_the_identified_index(
    program: Program, ollama: Ollama, tmp_path: Path
) -> None:
    folder = make_folder(tmp_path / "data", lambda texts: [vector(text, 768) for text in texts])
    library = opened(program, folder)
    library.use_index(adopted(library).id)
    identified(program, library)
    assert outcome(library.search(Question("养蜂人"))).hits
    again = program.open(str(folder))
    assert outcome(again.search(Question("养蜂人"))).hits


def test_prompted_texts_make_it_the_models_own_index(
    program: Program, ollama: Ollama, tmp_path: Path
) -> None:
    folder = make_folder(
        tmp_path / "data", lambda texts: [vector(f"title: none | text: {t}", 768) for t in texts]
    )
    library = opened(program, folder)
    found = identified(program, library)
    assert (found.name, found.prompt) == (NAME, "passage")
    switched = outcome(library.switch_index(NAME))
    assert switched is not None
    assert switched.id == found.index


def test_a_narrower_width_of_it(program: Program, ollama: Ollama, tmp_path: Path) -> None:
    folder = make_folder(
        tmp_path / "data", lambda texts: [cut(vector(text, 768), 256) for text in texts]
    )
    library = opened(program, folder)
    found = identified(program, library)
    assert (found.name, found.manifest.encoder.dimension) == (NAME, 256)
    assert {one.name: one.verdict for one in found.candidates} == {
        NAME: "same",
        "bundled": "other",
    }
    library.use_index(found.index)
    assert outcome(library.search(Question("养蜂人"))).hits


def test_a_model_of_this_machine(program: Program, home: Path, tmp_path: Path) -> None:
    model = build_tiny(home / "models" / "kite" / "tiny@1")
    (model / FACTS).write_text('{"name": "kite/tiny", "revision": "1"}', "utf-8")
    other = build_tiny(home / "models" / "kite" / "other@1", seed=2)
    (other / FACTS).write_text('{"name": "kite/other", "revision": "1"}', "utf-8")
    choice = EncoderChoice(MODELS)
    made = choice.named(str(model))
    folder = make_folder(tmp_path / "data", made.encode_passages)
    choice.close()
    library = opened(program, folder)
    found = identified(program, library)
    assert found.name == "kite/tiny"
    verdicts = {one.name: one.verdict for one in found.candidates}
    assert verdicts["kite/tiny"] == "same"
    assert verdicts["kite/other"] != "same"
    library.use_index(found.index)
    assert outcome(library.search(Question("养蜂人"))).hits
    program.close()


def test_none_of_them_built_it(program: Program, ollama: Ollama, tmp_path: Path) -> None:
    made = np.random.default_rng(3).normal(size=(14, 768))
    folder = make_folder(tmp_path / "data", lambda _: made)
    library = opened(program, folder)
    before = adopted(library)
    found = identified(program, library)
    assert (found.name, found.prompt) == ("", "")
    assert [one.verdict for one in found.candidates] == ["other"]
    assert found.manifest == adopted(library) == before


def test_a_quantised_build_is_close_and_not_the_same(
    program: Program, ollama: Ollama, tmp_path: Path
) -> None:
    folder = make_folder(tmp_path / "data", lambda texts: [vector(text, 768) for text in texts])
    library = opened(program, folder)
    ollama_gives(ollama, lambda text: quantised(vector(text, 768)))
    found = identified(program, library)
    assert found.name == ""
    [close] = found.candidates
    assert (close.verdict, close.rows) == ("close", 12)
    assert 0.98 < close.lowest <= close.mean < 0.999
    assert adopted(library).encoder.kind == "unknown"


def test_a_failing_model_is_told_and_the_rest_are_tried(
    program: Program, ollama: Ollama, tmp_path: Path
) -> None:
    folder = make_folder(
        tmp_path / "data", lambda texts: [cut(vector(text, 768), 256) for text in texts]
    )
    library, events = opened(program, folder), []
    ollama.desk.honest["/api/embed"] = status(500, {"error": "llama runner has terminated"})
    found = identified(program, library, events)
    assert [one.name for one in found.candidates] == ["bundled"]
    [problem] = [event for event in events if isinstance(event, Problem)]
    assert problem.where == NAME
    assert "llama runner has terminated" in problem.detail
    assert (NAME, problem.detail) in found.skipped


def test_closing_does_not_wait_for_a_server(
    program: Program, ollama: Ollama, tmp_path: Path
) -> None:
    folder = make_folder(tmp_path / "data", lambda texts: [vector(text, 768) for text in texts])
    library = opened(program, folder)
    ollama.desk.honest["/api/embed"] = silent
    work = library.identify_index(adopted(library).id, program.models)
    for event in work:
        if isinstance(event, Progress) and event.detail == NAME:
            break
    next(work)
    begun = time.monotonic()
    work.close()
    assert time.monotonic() - begun < 1
    assert adopted(library).encoder.kind == "unknown"


def test_an_index_that_is_not_there(sample: OpenLibrary, program: Program) -> None:
    with pytest.raises(IndexDamaged, match="no such index"):
        outcome(sample.identify_index("nothing", program.models))
