"""Measures what reading the first fifty hits again costs, with a model as large as MiniLM."""

from pathlib import Path
from statistics import median
from tempfile import TemporaryDirectory

import psutil

from app.adapters.encoders.reranker_choice import RerankerChoice
from app.domain.events import outcome
from app.domain.measures import percentile
from app.domain.question import Question, Results
from app.domain.reranking import DEPTH
from app.domain.settings import Settings
from app.services.library import OpenLibrary
from app.services.reranking import rerank
from app.wiring import build_program
from tests.benchmarks.encoding import minilm
from tests.benchmarks.figures import told

ASKED = (
    "may the landlord keep the deposit?",
    "how long is the notice of a dismissal?",
    "who pays when a kite breaks a window?",
    "房东不退押金怎么办？",
    "被公司辞退有补偿吗？",
)


def build_random(folder: Path, tokenizer: Path) -> Path:
    """A cross-encoder of MiniLM's shape (6 layers of 384) with random weights."""
    import torch
    from transformers import AutoConfig, AutoTokenizer, BertForSequenceClassification

    torch.manual_seed(1)
    config = AutoConfig.from_pretrained(tokenizer, num_labels=1)
    BertForSequenceClassification(config).save_pretrained(folder)
    AutoTokenizer.from_pretrained(tokenizer).save_pretrained(folder)
    return folder


def measure_reranking(library: OpenLibrary, scorer: Path, rounds: int = 3) -> None:
    """Ask the questions, and have their first hits read again, warm."""
    choice = RerankerChoice(())
    choice.follow(Settings(reranker=str(scorer)))
    found = [outcome(library.search(Question(text, limit=DEPTH))) for text in ASKED]
    first, before = outcome(rerank(found[0], choice)), _cpu_seconds(choice)
    refined = [outcome(rerank(one, choice)) for _ in range(rounds) for one in found]
    cpu = _cpu_seconds(choice) - before
    choice.close()
    spent = [one.ms["rerank"] for one in refined]
    per = f"{DEPTH} passages of {_mean_length(found):.0f} characters on average"
    told("reranker: loading", first.ms["rerank-open"], "ms")
    told("reranker: a list, median", median(spent), "ms", per)
    told("reranker: a list, p95", percentile(spent, 0.95), "ms")
    told("reranker: a list, processor time", cpu / len(refined) * 1000, "ms",
         "half of it on two idle cores")  # fmt: skip


def _cpu_seconds(choice: RerankerChoice) -> float:
    """What the model's process has spent on all cores so far."""
    chosen = choice.chosen()
    assert chosen is not None
    spent = psutil.Process(chosen.model.pid).cpu_times()
    return spent.user + spent.system


def _mean_length(found: list[Results]) -> float:
    lengths = [len(hit.provision.text) for one in found for hit in one.hits]
    return sum(lengths) / len(lengths)


def main() -> None:
    """Measure over the sample library; needs the package with MiniLM's tokenizer."""
    tokenizer = minilm()
    if tokenizer is None:
        print("no MiniLM: nothing measured")
        return
    library = outcome(build_program().sample())
    with TemporaryDirectory(prefix="pandecta-bench-") as folder:
        measure_reranking(library, build_random(Path(folder) / "scorer", tokenizer))


if __name__ == "__main__":
    main()
