"""A cross-encoder in its own process: the right scores, kept through crashes, or refused."""

import json
import os
import shutil
import signal
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import psutil
import pytest

from app.adapters.encoders.reranker import CrossEncoderReranker
from app.adapters.encoders.reranker_choice import RerankerChoice
from app.domain.errors import ModelUnusable
from app.domain.events import Event, Progress, outcome
from app.domain.settings import Device, Settings
from tests.adapters.encoders.scorers import build_scorer, predicted

QUESTION = "shall the landlord return the deposit ?"
PASSAGES = [
    "The landlord shall return the deposit.",
    "The tenant shall fly a kite in the meadow.",
    "房东不退押金",
    "court fine " * 200,
    "",
    *(f"lease {n} of the house" for n in range(9)),
]


@pytest.fixture(scope="module")
def scorer(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return build_scorer(tmp_path_factory.mktemp("scorers") / "scorer")


def _chosen(choice: RerankerChoice, name: Path | str) -> CrossEncoderReranker:
    choice.follow(Settings(reranker=str(name)))
    chosen = choice.chosen()
    assert chosen is not None
    return chosen


@pytest.fixture
def choice() -> Iterator[RerankerChoice]:
    made = RerankerChoice(())
    yield made
    made.close()


@pytest.fixture(scope="module")
def reranker(scorer: Path) -> Iterator[CrossEncoderReranker]:
    made = RerankerChoice(())
    yield _chosen(made, scorer)
    made.close()


def test_scores_are_those_of_the_model_in_process(
    reranker: CrossEncoderReranker, scorer: Path
) -> None:
    ours = outcome(reranker.scoring(QUESTION, PASSAGES))
    theirs = predicted(scorer, QUESTION, PASSAGES)
    assert ours == pytest.approx(theirs, abs=1e-4)
    assert max(theirs) - min(theirs) > 0.1
    assert outcome(reranker.scoring("a kite", PASSAGES)) != pytest.approx(theirs, abs=0.01)


def test_nothing_is_nothing_and_an_empty_question_is_scored(
    reranker: CrossEncoderReranker, scorer: Path
) -> None:
    assert outcome(reranker.scoring(QUESTION, [])) == []
    assert outcome(reranker.scoring("", ["a kite"])) == pytest.approx(
        predicted(scorer, "", ["a kite"]), abs=1e-4
    )


def test_an_activation_in_the_configuration_is_heeded(
    choice: RerankerChoice, tmp_path: Path
) -> None:
    folder = build_scorer(tmp_path / "logits", seed=4)
    file = folder / "config.json"
    told = json.loads(file.read_text("utf-8"))
    told["sentence_transformers"] = {"activation_fn": "torch.nn.modules.linear.Identity"}
    file.write_text(json.dumps(told), "utf-8")
    ours = outcome(_chosen(choice, folder).scoring(QUESTION, PASSAGES))
    assert ours == pytest.approx(predicted(folder, QUESTION, PASSAGES), abs=1e-4)
    assert not all(0 <= score <= 1 for score in ours)


def test_cancelled_within_a_second_and_still_warm(reranker: CrossEncoderReranker) -> None:
    outcome(reranker.loading())
    pid = reranker.model.pid
    work = reranker.scoring(QUESTION, PASSAGES * 500)
    next(work)
    started = time.perf_counter()
    work.close()
    assert time.perf_counter() - started < 1
    outcome(reranker.scoring(QUESTION, PASSAGES[:2]))
    assert time.perf_counter() - started < 3
    assert reranker.model.pid == pid


def test_cancelled_while_the_model_is_loaded(choice: RerankerChoice, scorer: Path) -> None:
    work = _chosen(choice, scorer).scoring(QUESTION, PASSAGES)
    started = time.perf_counter()
    assert next(work) == Progress("loading", 0)
    work.close()
    assert time.perf_counter() - started < 1


@pytest.mark.slow
def test_a_killed_process_is_replaced_and_its_work_resumed(
    choice: RerankerChoice, scorer: Path
) -> None:
    chosen = _chosen(choice, scorer)
    passages = [f"{passage} {n}" for n in range(100) for passage in PASSAGES]
    whole = outcome(chosen.scoring(QUESTION, passages))
    pids = [chosen.model.pid]

    def kill_once(event: Event) -> None:
        if isinstance(event, Progress) and event.stage == "reranking" and len(pids) == 1:
            os.kill(pids[0] or 0, signal.SIGKILL)
            pids.append(None)

    assert outcome(chosen.scoring(QUESTION, passages), kill_once) == pytest.approx(whole, abs=1e-4)
    assert chosen.model.pid not in pids


@pytest.mark.slow
def test_one_model_is_kept_and_none_where_none_is_named(
    choice: RerankerChoice, scorer: Path, tmp_path: Path
) -> None:
    first = _chosen(choice, scorer)
    outcome(first.loading())
    old = first.model.pid or 0
    assert _chosen(choice, scorer) is first
    second = _chosen(choice, build_scorer(tmp_path / "second", seed=2))
    assert not psutil.pid_exists(old)
    outcome(second.loading())
    assert second.model.pid not in (None, old)
    build_scorer(tmp_path / "second", seed=3)
    third = choice.chosen()
    assert third is not None
    assert third is not second
    assert second.model.pid is None
    choice.follow(Settings())
    assert choice.chosen() is None
    last = _chosen(choice, scorer)
    assert last is not first
    choice.follow(Settings(reranker=str(scorer), device=Device.CPU))
    assert choice.chosen() is not last


def test_a_closed_one_scores_no_more(choice: RerankerChoice, scorer: Path) -> None:
    chosen = _chosen(choice, scorer)
    choice.close()
    with pytest.raises(ModelUnusable, match="closed"):
        outcome(chosen.scoring(QUESTION, PASSAGES))


def test_a_name_is_looked_up_where_models_are(scorer: Path, tmp_path: Path) -> None:
    shutil.copytree(scorer, tmp_path / "acme" / "reranker")
    choice = RerankerChoice((tmp_path,))
    assert _chosen(choice, "acme/reranker").name == "acme/reranker"
    for name, reason in (("acme/other", "not-found"), ("bundled", "bad-name")):
        with pytest.raises(ModelUnusable) as raised:
            _chosen(choice, name)
        assert raised.value.reason == reason


def _without_safetensors(folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")


def _cut_off(folder: Path) -> None:
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])


def _configured(**values: object) -> Callable[[Path], None]:
    def change(folder: Path) -> None:
        file = folder / "config.json"
        file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | values), "utf-8")

    return change


def _with_module(folder: Path) -> None:
    (folder / "modules.json").write_text('[{"path": "", "type": "os.Evil"}]', "utf-8")


@pytest.mark.parametrize(
    ("spoil", "reason"),
    [
        (_without_safetensors, "no-safetensors"),
        (_cut_off, "damaged"),
        (_configured(architectures=["BertModel"]), "not-reranker"),
        (_configured(architectures=[]), "not-reranker"),
        (_configured(architectures=7), "damaged"),
        (_configured(auto_map={"AutoModel": "evil.Model"}), "remote-code"),
        (_with_module, "remote-code"),
        (lambda folder: (folder / "config.json").write_text("{", "utf-8"), "damaged"),
        (lambda folder: (folder / "config.json").unlink(), "no-model"),
    ],
)  # fmt: skip
def test_what_must_not_be_loaded_is_refused(
    spoil: Callable[[Path], object],
    reason: str,
    choice: RerankerChoice,
    scorer: Path,
    tmp_path: Path,
) -> None:
    folder = tmp_path / "spoilt"
    shutil.copytree(scorer, folder)
    spoil(folder)
    with pytest.raises(ModelUnusable) as raised:
        _chosen(choice, folder)
    assert (raised.value.name, raised.value.reason) == (str(folder), reason)


def test_an_embedding_model_is_no_reranker(choice: RerankerChoice, tiny: Path) -> None:
    with pytest.raises(ModelUnusable) as raised:
        _chosen(choice, tiny)
    assert raised.value.reason == "not-reranker"


def test_a_model_of_classes_is_told_once_it_is_loaded(
    choice: RerankerChoice, tmp_path: Path
) -> None:
    chosen = _chosen(choice, build_scorer(tmp_path / "classes", labels=3))
    with pytest.raises(ModelUnusable, match="gives 3 scores for a text") as raised:
        outcome(chosen.scoring(QUESTION, PASSAGES))
    assert raised.value.reason == "failed"


def test_not_a_number_is_told(choice: RerankerChoice, tmp_path: Path) -> None:
    import torch
    from safetensors.torch import load_file, save_file

    folder = build_scorer(tmp_path / "broken", seed=3)
    weights = folder / "model.safetensors"
    tensors = load_file(weights)
    tensors["classifier.weight"] += torch.tensor(float("nan"))
    save_file(tensors, weights, metadata={"format": "pt"})
    with pytest.raises(ModelUnusable, match="no number"):
        outcome(_chosen(choice, folder).scoring(QUESTION, ["a kite"]))
