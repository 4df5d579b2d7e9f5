"""Real small models are trained in real processes: they learn, resume, stop, and fail clearly."""

import json
import os
import shutil
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path
from time import monotonic, sleep
from typing import Any

import pytest

from app.adapters.encoders.choice import EncoderChoice
from app.adapters.fitting import TransformerFitter
from app.adapters.fitting.job import write_job
from app.adapters.paths import MODELS, ROOT
from app.domain.errors import ModelUnusable, RecipeUnusable, TrainingFailed
from app.domain.events import Event, outcome
from app.domain.training import Held, Note, Step
from app.services.training_ports import Material
from tests.adapters.fitting.rows import matter, recipe, told

pytestmark = pytest.mark.slow


@pytest.fixture
def fitter() -> TransformerFitter:
    return TransformerFitter(MODELS, device="cpu")


def children() -> set[int]:
    """The processes that this one started and that run."""
    import psutil  # type: ignore[import-untyped]

    found = psutil.Process().children(recursive=True)
    # Python's own tracker of shared resources stays as long as the tests run
    return {one.pid for one in found if "resource_tracker" not in " ".join(one.cmdline())}


def trainer() -> int:
    """The training process: the child that runs `serve`."""
    import psutil

    found: list[int] = [
        one.pid for one in psutil.Process().children() if "spawn_main" in " ".join(one.cmdline())
    ]
    return max(found)


def notes(events: list[Any], key: str) -> list[dict[str, str]]:
    return [dict(one.facts) for one in events if isinstance(one, Note) and one.key == key]


def weights(folder: Path) -> Path:
    return next(folder.rglob("model.safetensors"))


def test_a_bert_learns_at_every_width_and_is_saved_with_its_prompts(
    fitter: TransformerFitter, tiny: Path, tmp_path: Path
) -> None:
    prompted = shutil.copytree(tiny, tmp_path / "tiny")
    config = prompted / "config_sentence_transformers.json"
    told_before = json.loads(config.read_text("utf-8"))
    told_before["prompts"] = {"query": "query : ", "document": "passage : "}
    config.write_text(json.dumps(told_before), "utf-8")
    work = fitter.fit(recipe(max_length=20), str(prompted), matter(), str(tmp_path / "run"))
    events, folder = told(work)
    steps = [one for one in events if isinstance(one, Step)]
    held = [one for one in events if isinstance(one, Held)]
    assert sum(one.loss for one in steps[-10:]) < 0.5 * sum(one.loss for one in steps[:10])
    assert (held[0].step, held[0].best) == (0, False)
    best = [one for one in held if one.best][-1]
    for width in (32, 16):
        assert best.scores[width] > held[0].scores[width] + 0.1
    assert steps[-1].step == steps[-1].steps
    assert steps[-1].rate > 0
    assert sorted(file.suffix for file in folder.rglob("*") if file.suffix in (".bin", ".pt")) == []
    saved = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))
    assert saved["prompts"] == {"query": "query : ", "document": "passage : "}
    assert weights(folder).read_bytes() != weights(tiny).read_bytes()
    length = json.loads((folder / "sentence_bert_config.json").read_text("utf-8"))
    assert "20" not in json.dumps(length)
    assert not (tmp_path / "run" / "checkpoints").exists()
    # done once, it is not done again
    again = list(fitter.fit(recipe(max_length=20), str(prompted), matter(), str(tmp_path / "run")))
    assert again == []


def test_a_model_like_embeddinggemma_learns_and_keeps_its_parts(
    fitter: TransformerFitter, gemma: Path, tmp_path: Path
) -> None:
    events, folder = told(fitter.fit(recipe(), str(gemma), matter(), str(tmp_path / "run")))
    steps = [one for one in events if isinstance(one, Step)]
    assert sum(one.loss for one in steps[-10:]) < 0.7 * sum(one.loss for one in steps[:10])
    held = [one for one in events if isinstance(one, Held)]
    assert max(one.scores[32] for one in held[1:]) > held[0].scores[32]
    before, after = (
        json.loads((one / "modules.json").read_text("utf-8")) for one in (gemma, folder)
    )
    assert [one["type"] for one in after] == [one["type"] for one in before]
    dense = sorted(folder.glob("*_Dense/model.safetensors"))
    assert len(dense) == 2
    for file in dense:
        assert file.read_bytes() != (gemma / file.relative_to(folder)).read_bytes()
    saved = json.loads((folder / "config_sentence_transformers.json").read_text("utf-8"))
    assert saved["prompts"]["query"] == "query : "
    choice = EncoderChoice(MODELS)
    encoder = choice.named(str(folder))
    assert encoder.identity.question_prompt == "query : "
    assert encoder.encode_questions(["the court"]).shape == (1, 32)
    choice.close()


def test_a_static_model_learns(fitter: TransformerFitter, static: Path, tmp_path: Path) -> None:
    values = recipe(kind="static", learning_rate=0.05)
    events, folder = told(fitter.fit(values, str(static), matter(), str(tmp_path)))
    held = [one for one in events if isinstance(one, Held)]
    assert max(one.scores[32] for one in held[1:]) > held[0].scores[32]
    assert (folder / "model.safetensors").is_file() or list(folder.glob("0*/model.safetensors"))


def test_lora_trains_few_weights_and_saves_a_whole_model(
    fitter: TransformerFitter, tiny: Path, tmp_path: Path
) -> None:
    values = recipe(lora_rank=4, learning_rate=2e-2)
    events, folder = told(fitter.fit(values, str(tiny), matter(), str(tmp_path)))
    assert 0 < int(notes(events, "lora")[0]["weights"]) < 8_000
    held = [one for one in events if isinstance(one, Held)]
    assert max(one.scores[32] for one in held[1:]) > held[0].scores[32] + 0.05
    assert not list(folder.rglob("adapter*"))
    from safetensors import safe_open

    with safe_open(weights(folder), "np") as new, safe_open(weights(tiny), "np") as old:
        names = set(new.keys())
        assert names == set(old.keys())
        name = next(one for one in names if one.endswith("query.weight"))
        assert (new.get_tensor(name) != old.get_tensor(name)).any()


def test_gist_is_trained_with_its_guide(
    fitter: TransformerFitter, tiny: Path, tmp_path: Path
) -> None:
    values = recipe(loss="gist", guide=str(tiny), max_steps=6)
    events, _ = told(fitter.fit(values, str(tiny), matter(), str(tmp_path)))
    assert [one for one in events if isinstance(one, Step)][-1].step == 6


def test_a_run_that_is_killed_goes_on_from_its_last_checkpoint(
    fitter: TransformerFitter, tiny: Path, tmp_path: Path
) -> None:
    values = recipe(judge_every=10, epochs=8.0)
    whole, whole_folder = told(fitter.fit(values, str(tiny), matter(), str(tmp_path / "whole")))
    work = fitter.fit(values, str(tiny), matter(), str(tmp_path / "cut"))

    def kill_at_35(event: Event) -> None:
        if isinstance(event, Step) and event.step == 35:
            os.kill(trainer(), signal.SIGKILL)

    with pytest.raises(TrainingFailed, match="died"):
        outcome(work, kill_at_35)
    events, folder = told(fitter.fit(values, str(tiny), matter(), str(tmp_path / "cut")))
    at = int(notes(events, "resumed")[0]["step"])
    assert at in (20, 30)
    assert min(one.step for one in events if isinstance(one, Step)) == at + 1
    last = [[one for one in some if isinstance(one, Held)][-1] for some in (whole, events)]
    assert last[0].step == last[1].step
    for width in (32, 16):
        assert last[1].scores[width] == pytest.approx(last[0].scores[width], abs=0.02)
    assert folder.is_dir()
    assert whole_folder.is_dir()


def test_closing_stops_within_a_second_and_keeps_the_best(
    fitter: TransformerFitter, tiny: Path, tmp_path: Path
) -> None:
    before = children()
    work = fitter.fit(recipe(epochs=500.0), str(tiny), matter(), str(tmp_path))
    for event in work:
        if isinstance(event, Held) and event.best:
            break
    begun = monotonic()
    work.close()
    assert monotonic() - begun < 1
    assert weights(tmp_path / "model").is_file()
    assert children() <= before


@pytest.mark.skipif(sys.platform != "linux", reason="needs prlimit")
def test_where_memory_runs_out_the_batch_is_halved(
    fitter: TransformerFitter, tiny: Path, tmp_path: Path
) -> None:
    import resource

    material = matter()
    long = [(q * 12, p * 8, tuple(w * 8 for w in wrong)) for q, p, wrong in material.triples]
    long = [(f"{q} {n}", p, w) for n in range(20) for q, p, w in long]
    distinct = [(q, f"{p} {n % 10} {n // 10 % 10}", ()) for n, (q, p, _) in enumerate(long)]
    values = recipe(batch=1024, max_steps=2, widths=(), negatives=0, max_length=128)
    heavy = Material(distinct, (), ())
    work = fitter.fit(values, str(tiny), heavy, str(tmp_path))
    halved: list[dict[str, str]] = []
    with closing(work):
        for event in work:
            if isinstance(event, Note) and event.key == "device" and not halved:
                # a real limit on the real process: what it has now and a little more
                pid = trainer()
                size = int(Path(f"/proc/{pid}/statm").read_text().split()[0]) * 4096
                resource.prlimit(pid, resource.RLIMIT_AS, (size + (300 << 20),) * 2)
            if isinstance(event, Note) and event.key == "batch-halved":
                halved.append(dict(event.facts))
                break
    assert [one["accumulate"] for one in halved] == ["2"]
    pace = json.loads((tmp_path / "pace.json").read_text())
    assert pace["batch"] == int(halved[0]["batch"])


def test_a_loss_that_is_no_number_ends_the_training(
    fitter: TransformerFitter, tiny: Path, tmp_path: Path
) -> None:
    values = recipe(learning_rate=1e30, warmup=0.0)
    with pytest.raises(TrainingFailed, match="not-a-number"):
        outcome(fitter.fit(values, str(tiny), matter(), str(tmp_path)))


def test_a_model_that_does_not_know_the_words_is_not_trained(
    fitter: TransformerFitter, tiny: Path, tmp_path: Path
) -> None:
    strange = Material(
        [("query 1", "qwertz asdf yxcv", ()), ("query 2", "uiop jklm bnm", ())], (), ()
    )
    with pytest.raises(TrainingFailed, match="unknown-words") as refused:
        outcome(fitter.fit(recipe(), str(tiny), strange, str(tmp_path)))
    assert float(refused.value.detail) > 0.9


def test_what_cannot_be_trained_is_refused_before_anything_is_loaded(
    fitter: TransformerFitter, tiny: Path, tmp_path: Path
) -> None:
    with pytest.raises(TrainingFailed, match="no-questions"):
        outcome(fitter.fit(recipe(), str(tiny), Material((), (), ()), str(tmp_path)))
    with pytest.raises(RecipeUnusable, match="guide"):
        outcome(fitter.fit(recipe(loss="gist"), str(tiny), matter(), str(tmp_path)))
    with pytest.raises(ModelUnusable, match="not-found"):
        outcome(fitter.fit(recipe(), str(tmp_path / "none"), matter(), str(tmp_path)))
    with pytest.raises(ModelUnusable, match="no-model"):
        outcome(fitter.fit(recipe(), "ollama:some:latest", matter(), str(tmp_path)))


def test_a_width_that_the_model_lacks_is_refused(
    fitter: TransformerFitter, tiny: Path, tmp_path: Path
) -> None:
    with pytest.raises(RecipeUnusable, match="widths"):
        outcome(fitter.fit(recipe(widths=(64, 32)), str(tiny), matter(), str(tmp_path)))


def test_two_processes_train_together(tiny: Path, tmp_path: Path) -> None:
    before = children()
    pair = TransformerFitter(MODELS, device="cpu", processes=2)
    events, folder = told(pair.fit(recipe(patience=2), str(tiny), matter(), str(tmp_path)))
    held = [one for one in events if isinstance(one, Held)]
    assert max(one.scores[32] for one in held[1:]) > held[0].scores[32] + 0.1
    # of 180 questions 5 times 16 for each of two processes, in six epochs
    assert next(one for one in events if isinstance(one, Step)).steps == 30
    assert weights(folder).is_file()
    deadline = monotonic() + 5
    while children() - before and monotonic() < deadline:
        sleep(0.1)
    assert children() <= before


def test_accelerate_launch_trains_the_same_job(
    fitter: TransformerFitter, tiny: Path, tmp_path: Path
) -> None:
    material, values = matter(), recipe(max_steps=4, judge_every=2)
    write_job(tmp_path, fitter._job(values, str(tiny), material), material)
    launch = [sys.executable, "-m", "accelerate.commands.launch", "--cpu", "--num_processes", "2"]
    more = ["--num_machines", "1", "--mixed_precision", "no", "--dynamo_backend", "no"]
    script = ["-m", "app.adapters.fitting", str(tmp_path)]
    done = subprocess.run(
        [*launch, *more, *script], cwd=ROOT, capture_output=True, text=True, timeout=300
    )
    assert done.returncode == 0, done.stderr[-2000:]
    lines = [json.loads(line) for line in done.stdout.splitlines() if line.startswith("{")]
    assert [one["step"] for one in lines if one["event"] == "Held"] == [0, 2, 4]
    assert weights(tmp_path / "model").is_file()
