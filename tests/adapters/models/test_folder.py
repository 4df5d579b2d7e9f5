"""Folders that a person picks, and the models that are found on this machine."""

import json
import shutil
from pathlib import Path

import pytest

from app.adapters.models.machine import MachineModels
from app.adapters.models.selection import chosen
from app.adapters.paths import MODELS
from app.domain.errors import ModelUnusable
from app.domain.events import Event, Problem, outcome
from app.domain.models import ModelKind
from app.services.model_getting import get_hub, local_models
from tests.adapters.models.conftest import NAME
from tests.adapters.models.fake_hub import FakeHub


@pytest.fixture
def folder(tiny_folder: Path, tmp_path: Path) -> Path:
    """A copy of the tiny model, to be spoiled."""
    return Path(shutil.copytree(tiny_folder, tmp_path / "picked"))


def _refusal(models: MachineModels, folder: Path) -> tuple[str, str]:
    with pytest.raises(ModelUnusable) as caught:
        models.folder(str(folder))
    assert caught.value.name == str(folder)
    return caught.value.reason, caught.value.detail


def _change(file: Path, **values: object) -> None:
    file.write_text(json.dumps(json.loads(file.read_text("utf-8")) | values), "utf-8")


def test_a_folder_of_sentence_transformers(models: MachineModels, folder: Path) -> None:
    (folder / "README.md").write_text("---\nlanguage: en\nlicense: mit\n---\n# Kites\n")
    card = models.folder(str(folder))
    assert (card.kind, card.path, card.here) == (ModelKind.FOLDER, str(folder), True)
    assert (card.dimension, card.embeds, card.licence) == (32, True, "mit")
    assert card.size == sum(file.size for file in card.files)
    assert (folder / "model.safetensors").stat().st_size < card.size


def test_a_folder_of_transformers(models: MachineModels, tiny_folder: Path) -> None:
    card = models.folder(str(tiny_folder.parent / "model-inner"))
    assert (card.dimension, card.embeds) == (32, None)


def test_the_bundled_model(models: MachineModels) -> None:
    card = models.folder(str(MODELS / "bundled"))
    assert (card.dimension, card.licence) == (256, "apache-2.0")


def test_no_folder_and_no_model(models: MachineModels, tmp_path: Path) -> None:
    assert _refusal(models, tmp_path / "none")[0] == "not-found"
    (tmp_path / "empty").mkdir()
    assert _refusal(models, tmp_path / "empty")[0] == "no-model"


def test_pickled_weights(models: MachineModels, folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    assert _refusal(models, folder) == ("no-safetensors", "pytorch_model.bin")
    (folder / "pytorch_model.bin").unlink()
    assert _refusal(models, folder)[0] == "no-safetensors"


def test_a_program_of_its_own(models: MachineModels, folder: Path) -> None:
    _change(folder / "config.json", auto_map={"AutoModel": "modeling_kite.KiteModel"})
    assert _refusal(models, folder) == ("remote-code", "config.json: auto_map")


@pytest.mark.parametrize(
    ("module", "reason"),
    [
        ({"path": "", "type": "modeling_kite.Kite"}, "remote-code"),
        ({"path": "", "type": "os.system"}, "remote-code"),
        ({"path": "../up", "type": "sentence_transformers.models.Dense"}, "damaged"),
        ({"path": "C:\\up", "type": "sentence_transformers.models.Dense"}, "damaged"),
        ({"path": "", "type": "sentence_transformers.sparse_encoder.models.X"}, "not-embedding"),
        ({"path": 3, "type": "sentence_transformers.models.Dense"}, "damaged"),
        ("text", "damaged"),
    ],
)
def test_modules_that_are_refused(
    models: MachineModels, folder: Path, module: object, reason: str
) -> None:
    (folder / "modules.json").write_text(json.dumps([module]))
    assert _refusal(models, folder)[0] == reason


def test_a_module_hidden_in_a_router(models: MachineModels, folder: Path) -> None:
    modules = [{"path": "", "type": "sentence_transformers.models.Router"}]
    (folder / "modules.json").write_text(json.dumps(modules))
    (folder / "router_config.json").write_text('{"types": {"q": "evil.Query"}, "structure": {}}')
    assert _refusal(models, folder)[0] == "remote-code"


def test_a_reranker(models: MachineModels, folder: Path) -> None:
    _change(folder / "config_sentence_transformers.json", model_type="CrossEncoder")
    assert _refusal(models, folder) == ("not-embedding", "CrossEncoder")


POINTER = b"version https://git-lfs.github.com/spec/v1\noid sha256:" + b"a" * 64 + b"\nsize 9\n"


@pytest.mark.parametrize("data", [b"", b"short", POINTER, b"\x08" + bytes(7) + b'{"a": 1}'])
def test_weights_that_are_none(models: MachineModels, folder: Path, data: bytes) -> None:
    (folder / "model.safetensors").write_bytes(data)
    assert _refusal(models, folder)[0] == "damaged"


def test_weights_that_are_cut_off(models: MachineModels, folder: Path) -> None:
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:-1])
    assert _refusal(models, folder)[0] == "damaged"


def test_weights_of_which_a_part_is_missing(models: MachineModels, folder: Path) -> None:
    (folder / "model.safetensors").rename(folder / "model-00001-of-00002.safetensors")
    parts = {"a": "model-00001-of-00002.safetensors", "b": "model-00002-of-00002.safetensors"}
    index = folder / "model.safetensors.index.json"
    index.write_text(json.dumps({"weight_map": parts}))
    reason, detail = _refusal(models, folder)
    assert (reason, detail) == ("damaged", "model-00002-of-00002.safetensors is missing")
    index.write_text(json.dumps({"weight_map": {"a": parts["a"]}}))
    assert models.folder(str(folder)).dimension == 32
    index.write_text("[]")
    assert _refusal(models, folder)[0] == "damaged"


@pytest.mark.parametrize("text", ["{", "[" * 100_000, "null", "3", '"x"'])
def test_a_damaged_configuration(models: MachineModels, folder: Path, text: str) -> None:
    (folder / "config.json").write_text(text)
    assert _refusal(models, folder)[0] == "damaged"


def test_what_is_chosen_of_a_repository() -> None:
    paths = [
        "model.safetensors", "model.fp16.safetensors", "pytorch_model.bin", "model.onnx",
        "a.py", "tokenizer.json", "vocab.txt", "sentencepiece.bpe.model", "README.md", "photo.jpg",
        "0_Transformer/config.json", "0_Transformer/model.safetensors", "runs/events.json",
        "onnx/config.json", "0_Transformer/openvino/config.json", "checkpoint-5/model.safetensors",
    ]  # fmt: skip
    assert chosen(paths, {"", "0_Transformer"}) == [
        "0_Transformer/config.json", "README.md", "sentencepiece.bpe.model", "tokenizer.json",
        "vocab.txt", "0_Transformer/model.safetensors", "model.safetensors",
    ]  # fmt: skip


def test_everything_on_this_machine_is_listed(
    hub: FakeHub,
    models: MachineModels,
    tiny_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    path = Path(outcome(get_hub(NAME, models)))
    cache = tmp_path / "cache"
    monkeypatch.setenv("HF_HUB_CACHE", str(cache))
    commit = "c" * 40
    for name in ("models--wind--gusts", "models--wind--pickled"):
        (cache / name / "refs").mkdir(parents=True)
        (cache / name / "refs" / "main").write_text(commit)
        shutil.copytree(tiny_folder, cache / name / "snapshots" / commit)
    (cache / "models--wind--pickled" / "snapshots" / commit / "model.safetensors").unlink()
    (cache / "models--wind--odd" / "refs").mkdir(parents=True)
    (cache / "models--wind--odd" / "refs" / "main").write_text("../../..")
    cards = outcome(local_models(models))
    assert [(card.name, card.kind) for card in cards] == [
        ("bundled", ModelKind.BUNDLED),
        (NAME, ModelKind.HUB),
        ("wind/gusts", ModelKind.HUB),
    ]
    assert all(card.here and card.embeds for card in cards)
    assert cards[1].path == str(path)
    assert (cards[1].licence, cards[1].revision) == ("apache-2.0", hub.repositories[NAME].sha)
    assert cards[2].revision == commit


def test_a_broken_download_of_an_earlier_time_is_a_problem_and_the_rest_is_listed(
    hub: FakeHub, models: MachineModels
) -> None:
    path = Path(outcome(get_hub(NAME, models)))
    (path / "model.safetensors").unlink()
    (path / ".pandecta-model").write_text("{")
    events: list[Event] = []
    cards = outcome(local_models(models), events.append)
    assert [card.name for card in cards] == ["bundled"]
    [problem] = [event for event in events if isinstance(event, Problem)]
    assert (problem.where, problem.reason) == (f"meadow/{path.name}", "no-safetensors")
