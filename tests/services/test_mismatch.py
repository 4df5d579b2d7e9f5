"""An index answers with the vectors of the model that built it, or not at all."""

import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

import numpy as np
import pytest
from safetensors.numpy import load_file, save_file

from app.adapters.encoders import ollama as ollama_module
from app.adapters.paths import MODELS
from app.domain.errors import EncoderFaulty, EncoderMissing, IndexDamaged, IndexMismatch
from app.domain.events import outcome
from app.domain.index import PROBES
from app.domain.question import Question, Results
from app.services.library import OpenLibrary
from app.services.program import Program
from app.wiring import build_program
from tests.adapters.encoders.conftest import build_tiny
from tests.adapters.encoders.servers import Ollama, OpenAI, serving, status, vector
from tests.conftest import ROOT, plain_law
from tests.services.lawvault import make_folder
from tests.services.vectors import ollama_gives, quantised, raw

pytestmark = pytest.mark.slow
NAME = "embeddinggemma:300m"
ASKED = "kites in a thunderstorm"
OTHER = "0" * 64


@pytest.fixture
def ollama(program: Program) -> Iterator[Ollama]:
    """A server with one model, and the settings that name it."""
    with serving() as desk:
        program.keep(replace(program.settings, ollama=desk.address))
        yield Ollama(desk)
        program.close()


@pytest.fixture
def openai(program: Program) -> Iterator[OpenAI]:
    """The same with OpenAI's protocol, and no key."""
    with serving() as desk:
        program.keep(replace(program.settings, openai=f"{desk.address}/v1"))
        yield OpenAI(desk, key="")
        program.close()


@pytest.fixture
def fresh() -> Iterator[Callable[[OpenLibrary], OpenLibrary]]:
    """The same library in a program that was just started."""
    programs: list[Program] = []

    def start(library: OpenLibrary) -> OpenLibrary:
        programs.append(build_program())
        return programs[-1].open(library.path)

    yield start
    for program in programs:
        program.close()


def ask(library: OpenLibrary, text: str = ASKED) -> Results:
    return outcome(library.search(Question(text)))


def refused(library: OpenLibrary, text: str = ASKED) -> IndexMismatch:
    with pytest.raises(IndexMismatch) as raised:
        ask(library, text)
    return raised.value


def rewrite(library: OpenLibrary, **changes: object) -> None:
    """Change the active index's manifest on the disk."""
    manifest = library.info().manifest
    assert manifest is not None
    file = Path(library.path) / "indexes" / f"{manifest.id}.json"
    fields = json.loads(file.read_text("utf-8"))
    encoder = {name: changes.pop(name) for name in list(changes) if name in fields["encoder"]}
    file.write_text(json.dumps(fields | changes | {"encoder": fields["encoder"] | encoder}))


def static(folder: Path, change: Callable[[np.ndarray], np.ndarray]) -> Path:
    """The bundled model's folder copied to `folder`, its matrix changed."""
    shutil.copytree(MODELS / "bundled", folder, dirs_exist_ok=True)
    [file] = folder.rglob("model.safetensors")
    weights = load_file(file)
    save_file({"embedding.weight": change(weights["embedding.weight"])}, file)
    return folder


# another model behind the name


def test_another_model_of_the_same_dimension(small: OpenLibrary, ollama: Ollama, fresh) -> None:
    outcome(small.build_index(NAME))
    ollama_gives(ollama, lambda text: vector(f"another {text}", 768))
    error = refused(fresh(small))
    assert error.cosine < 0.5
    assert error.built_by.startswith(f"{NAME} 768 ({ollama.digest}")
    assert error.answered_by.startswith(f"{NAME} 768 (")


def test_another_model_while_the_program_runs(small: OpenLibrary, ollama: Ollama) -> None:
    outcome(small.build_index(NAME))
    assert ask(small).hits
    ollama_gives(ollama, lambda text: vector(f"another {text}", 768))
    error = refused(small, "where may kites be flown")
    assert error.answered_by == f"{error.built_by}, changed since"


def test_another_static_model_in_the_same_folder(small: OpenLibrary, tmp_path: Path, fresh) -> None:
    folder = static(tmp_path / "model", lambda weights: weights)
    outcome(small.build_index(str(folder)))
    assert ask(fresh(small)).hits
    static(folder, lambda weights: weights[::-1].copy())
    refused(fresh(small))


@pytest.mark.parametrize("digest", ["the same", "another"])
def test_a_quantised_build_of_the_same_name(
    small: OpenLibrary, ollama: Ollama, fresh, digest: str
) -> None:
    outcome(small.build_index(NAME))
    assert ask(small).hits
    if digest == "another":
        ollama.digest = OTHER
    ollama_gives(ollama, lambda text: quantised(vector(text, 768)))
    error = refused(fresh(small))
    assert 0.98 < error.cosine < 0.999
    assert (OTHER in error.answered_by) == (digest == "another")
    assert 0.98 < refused(small, "where may kites be flown").cosine < 0.999


def test_a_quantised_static_model(small: OpenLibrary, tmp_path: Path, fresh) -> None:
    folder = static(tmp_path / "model", lambda weights: weights)
    outcome(small.build_index(str(folder)))

    def few_bits(weights: np.ndarray) -> np.ndarray:
        step = np.abs(weights).max(axis=1, keepdims=True).astype("float32") / 3 + 1e-9
        return (np.round(weights / step) * step).astype(weights.dtype)

    static(folder, few_bits)
    assert 0.5 < refused(fresh(small)).cosine < 0.999


def test_a_changed_digest_is_noticed_while_the_program_runs(
    small: OpenLibrary, ollama: Ollama, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(ollama_module, "_CHECKED_FOR", 0.0)
    outcome(small.build_index(NAME))
    assert ask(small).hits
    ollama.digest = OTHER
    ollama_gives(ollama, lambda text: vector(f"another {text}", 768))
    # the very question that was answered a moment ago, whose vector is remembered
    error = refused(small)
    assert ollama.digest in error.answered_by
    assert ollama.digest not in error.built_by


def test_a_folder_replaced_while_the_program_runs(
    small: OpenLibrary, program: Program, tmp_path: Path
) -> None:
    folder = build_tiny(tmp_path / "model")
    outcome(small.build_index(str(folder)))
    assert ask(small).hits
    shutil.rmtree(folder)
    other = build_tiny(tmp_path / "other", seed=2)
    other.rename(folder)
    error = refused(small)
    assert error.built_by != error.answered_by
    assert "changed since" not in error.answered_by
    outcome(small.build_index(str(folder)))
    assert ask(small).hits
    program.close()


# another way to use the right model


def test_another_prompt_on_the_server(small: OpenLibrary, ollama: Ollama, fresh) -> None:
    outcome(small.build_index(NAME))
    ollama_gives(ollama, lambda text: vector(f"query: {text}", 768))
    refused(fresh(small))


def test_another_prompt_for_passages_alone(small: OpenLibrary, ollama: Ollama, fresh) -> None:
    outcome(small.build_index(NAME))

    def changed(text: str) -> np.ndarray:
        return vector(text.replace("title: none | text:", "passage:"), 768)

    ollama_gives(ollama, changed)
    assert refused(fresh(small)).cosine < 0.5


def test_another_prompt_in_the_models_folder(small: OpenLibrary, tmp_path: Path) -> None:
    folder = build_tiny(tmp_path / "model")
    outcome(small.build_index(str(folder)))
    assert ask(small).hits
    file = folder / "config_sentence_transformers.json"
    own = json.loads(file.read_text("utf-8"))
    for prompts in ({"query": "query : "}, {"document": "passage : "}):
        file.write_text(json.dumps(own | {"prompts": prompts}))
        assert next(iter(prompts.values())) in refused(small).answered_by
    file.write_text(json.dumps(own))
    assert ask(small).hits


@pytest.mark.parametrize(
    "changes",
    [{"passage_prompt": "text: "}, {"max_length": 64}, {"normalised": False}],
    ids=lambda changes: next(iter(changes)),
)
def test_what_is_known_to_be_another_way(
    small: OpenLibrary, fresh, changes: dict[str, object]
) -> None:
    outcome(small.build_index("bundled"))
    rewrite(small, **changes)
    error = refused(fresh(small))
    assert next(iter(changes)).replace("_", " ") in error.answered_by


def test_another_normalisation(small: OpenLibrary, fresh) -> None:
    manifest = outcome(small.build_index("bundled"))
    rewrite(small, probes=[[3 * x for x in probe] for probe in manifest.probes])
    refused(fresh(small))


# an index without a birth certificate


def test_adopted_vectors_without_a_manifest(program: Program, ollama: Ollama, tmp_path: Path):
    folder = make_folder(tmp_path / "data", lambda texts: [vector(text, 768) for text in texts])
    library = outcome(program.opening(str(folder)))
    [adopted] = [one for one in library.indexes() if one.encoder.kind == "unknown"]
    library.use_index(adopted.id)
    with pytest.raises(EncoderMissing, match="is not known"):
        ask(library)
    identity = asdict(program.encoders.named(NAME).identity)
    rewrite(library, **identity)
    assert refused(build_program().open(library.path)).cosine == -1


def test_rows_of_another_model_than_the_probes(small: OpenLibrary, ollama: Ollama, fresh) -> None:
    theirs = outcome(small.build_index(NAME))
    ollama_gives(ollama, lambda text: vector(f"another {text}", 768))
    ours = outcome(small.build_index(NAME, anew=True))
    rewrite(small, table=theirs.table, version=theirs.version)
    assert ours.probes != theirs.probes
    assert refused(fresh(small)).cosine < 0.5
    check = outcome(fresh(small).verify_index())
    assert not check.sound


# vectors that mean nothing

NONSENSE = [
    (lambda _: [float("nan")] * 768, "NaN or infinite"),
    (lambda _: [1e39] * 768, "NaN or infinite"),
    (lambda _: [0.0] * 768, "zero vector"),
    (lambda text: vector(text, 512).tolist(), "512 numbers in a vector, not 768"),
    (lambda _: [], "zero vector"),
    (lambda _: ["a", "b"], "not rows of numbers"),
]
KINDS = ["NaN", "infinite", "zero", "wrong size", "empty", "words"]


@pytest.mark.parametrize(("make", "told"), NONSENSE, ids=KINDS)
def test_ollama_gives_nonsense(small: OpenLibrary, ollama: Ollama, make, told: str) -> None:
    outcome(small.build_index(NAME))
    assert ask(small).hits
    raw(ollama, make)
    with pytest.raises(EncoderFaulty, match=told):
        ask(small, "where may kites be flown")
    ollama_gives(ollama, lambda text: vector(text, 768))
    assert ask(small, "where may kites be flown").hits


@pytest.mark.parametrize(("make", "told"), NONSENSE, ids=KINDS)
def test_openai_gives_nonsense(small: OpenLibrary, openai: OpenAI, make, told: str) -> None:
    openai.dimension = 768
    outcome(small.build_index(f"openai:{openai.model}"))
    assert ask(small).hits
    raw(openai, make)
    with pytest.raises(EncoderFaulty, match=told):
        ask(small, "where may kites be flown")
    openai.desk.honest["/v1/embeddings"] = openai.embed
    assert ask(small, "where may kites be flown").hits


@pytest.mark.parametrize("value", ["nan", "inf"])
def test_a_damaged_matrix(small: OpenLibrary, tmp_path: Path, fresh, value: str) -> None:
    """No server between, and no adapter that checks: the guard itself has to see it."""
    from tokenizers import Tokenizer

    folder = static(tmp_path / "model", lambda weights: weights)
    outcome(small.build_index(str(folder)))
    [file] = folder.rglob("tokenizer.json")
    tokenizer = Tokenizer.from_file(str(file))
    known = tokenizer.encode(" ".join((*PROBES, plain_law(), ASKED)), add_special_tokens=False)
    damaged = tokenizer.encode("鹦鹉", add_special_tokens=False).ids
    assert not set(damaged) & set(known.ids)

    def damage(weights: np.ndarray) -> np.ndarray:
        weights = weights.copy()
        weights[damaged, 0] = float(value)
        return weights

    static(folder, damage)
    library = fresh(small)
    with (
        np.errstate(all="ignore"),
        pytest.raises(EncoderFaulty, match="NaN or infinite vector for: '鹦鹉'"),
    ):
        ask(library, "鹦鹉")
    assert ask(library).hits


def test_a_question_of_unknown_words_is_no_error(small: OpenLibrary) -> None:
    outcome(small.build_index("bundled"))
    assert ask(small, "\U00013000\U00013001").hits == ()
    assert ask(small).hits


# after an error, on switching, and when others move the pointer


def probed(ollama: Ollama) -> int:
    """How often all probe sentences were embedded as questions."""
    wanted = {f"task: search result | query: {probe}" for probe in PROBES}
    return sum(set(body["input"]) >= wanted for body in ollama.desk.bodies("/api/embed"))


def test_after_an_error_nothing_is_believed(small: OpenLibrary, ollama: Ollama) -> None:
    outcome(small.build_index(NAME))
    assert ask(small).hits
    ollama.desk.honest["/api/embed"] = status(500, {"error": "out of memory"})
    with pytest.raises(EncoderFaulty, match="out of memory"):
        ask(small, "where may kites be flown")
    ollama_gives(ollama, lambda text: vector(f"another {text}", 768))
    refused(small)


def test_after_an_error_of_the_index_too(small: OpenLibrary, ollama: Ollama) -> None:
    manifest = outcome(small.build_index(NAME))
    assert ask(small).hits
    before = probed(ollama)
    assert ask(small, "where may kites be flown").hits
    assert probed(ollama) == before
    data = Path(small.path) / "law_db.lancedb" / f"{manifest.table}.lance" / "data"
    data.rename(data.with_name("away"))
    with pytest.raises(IndexDamaged):
        ask(small, "who pays")
    data.with_name("away").rename(data)
    assert ask(small, "where may kites be flown").hits
    assert probed(ollama) == before + 1


def test_on_switching_the_probes_are_embedded_again(small: OpenLibrary, ollama: Ollama) -> None:
    wide = outcome(small.build_index(NAME))
    assert ask(small).hits
    outcome(small.build_index("bundled"))
    assert ask(small).index == "bundled static 256"
    before = probed(ollama)
    small.use_index(wide.id)
    assert ask(small).index == f"{NAME} 768"
    assert probed(ollama) == before + 1
    ollama_gives(ollama, lambda text: vector(f"another {text}", 768))
    outcome(small.switch_index("bundled"))
    assert ask(small).hits
    small.use_index(wide.id)
    refused(small)


def test_a_vector_of_yesterdays_server_is_not_used_with_todays_index(
    small: OpenLibrary, openai: OpenAI
) -> None:
    name = f"openai:{openai.model}"
    outcome(small.build_index(name))
    first = ask(small).hits[0].reasons
    raw(openai, lambda text: vector(f"another {text}", 1536).tolist())
    # the server tells nothing apart: both indexes are of an encoder of the same identity
    outcome(small.build_index(name, anew=True))
    assert ask(small).hits[0].reasons != first
    assert ASKED in openai.desk.bodies("/v1/embeddings")[-1]["input"]


def test_another_process_moves_the_pointer(small: OpenLibrary, ollama: Ollama, home: Path) -> None:
    wide = outcome(small.build_index(NAME))
    outcome(small.build_index("bundled"))
    assert ask(small).index == "bundled static 256"
    pandecta(home, "index", "use", wide.id, "--library", small.path)
    before = probed(ollama)
    assert ask(small).index == f"{NAME} 768"
    assert probed(ollama) == before + 1
    ollama_gives(ollama, lambda text: vector(f"another {text}", 768))
    small.use_index(next(one.id for one in small.indexes() if one.id != wide.id))
    assert ask(small).hits
    pandecta(home, "index", "use", wide.id, "--library", small.path)
    refused(small)


def test_command_line_says_which_model_and_what_to_do(
    small: OpenLibrary, ollama: Ollama, home: Path
) -> None:
    manifest = outcome(small.build_index(NAME))
    ollama.digest = OTHER
    ollama_gives(ollama, lambda text: quantised(vector(text, 768)))
    done = pandecta(home, "search", ASKED, "--library", small.path, code=1)
    [line] = done.stderr.strip().splitlines()
    assert f"built by {NAME} 768 ({manifest.encoder.revision})" in line
    assert f"{NAME} 768 ({OTHER}) answered" in line
    for way in ("pandecta model get", "pandecta index use", "pandecta index --restart"):
        assert way in line
    assert not done.stdout


def pandecta(home: Path, *arguments: str, code: int = 0) -> subprocess.CompletedProcess[str]:
    """Run the command line in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-m", "app", *arguments],
        capture_output=True,
        text=True,
        cwd=ROOT,
        env=os.environ | {"PANDECTA_HOME": str(home)},
        timeout=120,
    )
    assert done.returncode == code, done.stderr
    return done
