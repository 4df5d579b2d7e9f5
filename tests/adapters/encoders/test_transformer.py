"""A torch model in its own process: the right vectors, kept through crashes, ended on a switch."""

import json
import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import numpy as np
import psutil
import pytest

from app.adapters.encoders import folders
from app.adapters.encoders.choice import EncoderChoice, Options
from app.adapters.encoders.devices import choose
from app.adapters.encoders.transformer import TransformerEncoder
from app.adapters.paths import MODELS, ROOT
from app.domain.encoders import EncoderName
from app.domain.errors import EncoderFaulty, EncoderMissing
from app.domain.events import Event, Progress, Work
from app.domain.index import PROBES, EncoderIdentity
from app.services.encoder_ports import Encoder
from tests.adapters.encoders.conftest import build_tiny

TEXTS = [
    "The landlord shall return the deposit." + " The tenant shall fly a kite." * (n % 9)
    for n in range(60)
]
InProcess = Callable[..., np.ndarray]


def transformer(choice: EncoderChoice, folder: Path | str) -> TransformerEncoder:
    encoder = choice.named(str(folder))
    assert isinstance(encoder, TransformerEncoder)
    return encoder


def cosines(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return (a * b).sum(axis=1)


def stepped(work: Work[np.ndarray], each: Callable[[Event], None]) -> np.ndarray:
    while True:
        try:
            each(next(work))
        except StopIteration as stop:
            return stop.value


def test_same_vectors_as_in_process(
    shared_choice: EncoderChoice, tiny: Path, in_process: InProcess
) -> None:
    encoder = shared_choice.named(str(tiny))
    ours = encoder.encode_passages(TEXTS)
    assert ours.dtype == np.float32
    assert cosines(ours, in_process(tiny, TEXTS)).min() > 0.99999
    question = encoder.encode_questions([TEXTS[7]])
    assert cosines(question, ours[7:8]).min() > 0.99999


def test_same_vectors_as_in_process_with_a_real_model(
    choice: EncoderChoice, minilm: Path, in_process: InProcess
) -> None:
    encoder = choice.named(str(minilm))
    texts = [*PROBES, "deposit " * 700]
    assert cosines(encoder.encode_passages(texts), in_process(minilm, texts)).min() > 0.9999
    assert encoder.identity.dimension == 384
    assert encoder.identity.max_length == 256


def test_identity_and_where_it_runs(shared_choice: EncoderChoice, tiny: Path) -> None:
    encoder = transformer(shared_choice, tiny)
    identity = encoder.identity
    assert (identity.kind, identity.name) == ("sentence-transformers", str(tiny))
    assert (identity.dimension, identity.max_length, identity.normalised) == (32, 128, True)
    assert len(identity.revision) == 16
    assert "torch" in identity.backend_version
    running = encoder.running
    assert running.reason in {"found", "torch-without-gpu", "no-gpu"}
    assert running.precision == ("bf16" if running.device.startswith("cuda") else "fp32")
    assert shared_choice.of(identity).identity == identity


def test_identities_of_older_manifests_are_read_and_the_device_tells_none_apart() -> None:
    fields = {"kind": "ollama", "name": "m", "revision": "r", "backend": "ollama", "dimension": 3}
    old = EncoderIdentity(**fields)
    assert old == EncoderIdentity(**fields, device="cuda", precision="bf16", backend_version="1")


def test_blank_texts_are_zero_and_nothing_is_nothing(
    shared_choice: EncoderChoice, tiny: Path
) -> None:
    encoder = shared_choice.named(str(tiny))
    vectors = encoder.encode_passages(["", "a kite", " \n"])
    assert not vectors[0].any()
    assert not vectors[2].any()
    assert np.linalg.norm(vectors[1]) == pytest.approx(1, abs=1e-5)
    assert encoder.encode_passages([]).shape == (0, 32)
    assert not encoder.encode_questions([""]).any()


def test_a_question_costs_little_more_than_in_process(
    shared_choice: EncoderChoice, tiny: Path
) -> None:
    import torch
    from sentence_transformers import SentenceTransformer

    encoder = shared_choice.named(str(tiny))
    model = SentenceTransformer(str(tiny), device="cpu", local_files_only=True)
    torch.set_num_threads(1)

    def quickest(ask: Callable[[list[str]], object]) -> float:
        spent = []
        for _ in range(60):
            started = time.perf_counter()
            ask(["shall the landlord return the deposit?"])
            spent.append(time.perf_counter() - started)
        return sorted(spent)[len(spent) // 4]

    there = quickest(lambda texts: model.encode(texts, show_progress_bar=False))
    assert quickest(encoder.encode_questions) - there < 0.003


@pytest.mark.slow
def test_a_killed_process_is_replaced_and_its_work_resumed(
    choice: EncoderChoice, tiny: Path
) -> None:
    encoder = transformer(choice, tiny)
    texts = [f"{text} {n}" for n in range(40) for text in TEXTS]
    whole = encoder.encode_passages(texts)
    pids, done = [encoder.model.pid], []

    def kill_once(event: Event) -> None:
        assert isinstance(event, Progress)
        done.append(event.done)
        if event.done and len(pids) == 1:
            os.kill(pids[0] or 0, signal.SIGKILL)
            pids.append(None)

    again = stepped(encoder.encoding_passages(texts), kill_once)
    assert encoder.model.pid not in pids
    assert done == sorted(done)
    assert done[-1] == len(texts)
    np.testing.assert_allclose(again, whole, atol=1e-5)


@pytest.mark.slow
def test_a_batch_that_kills_twice_is_told(choice: EncoderChoice, tiny: Path) -> None:
    encoder = transformer(choice, tiny)
    assert encoder.identity.dimension == 32
    seen: set[int] = set()

    def kill_always(_: Event) -> None:
        pid = encoder.model.pid
        if pid and pid not in seen:
            seen.add(pid)
            os.kill(pid, signal.SIGKILL)

    with pytest.raises(EncoderFaulty, match=r"died twice.*status -9"):
        stepped(encoder.encoding_passages(TEXTS * 300), kill_always)
    assert len(encoder.encode_questions(["a kite"])) == 1


def test_cancelled_within_a_second_and_still_warm(shared_choice: EncoderChoice, tiny: Path) -> None:
    encoder = transformer(shared_choice, tiny)
    encoder.encode_questions(["a kite"])
    pid = encoder.model.pid
    work = encoder.encoding_passages(TEXTS * 500)
    next(work)
    started = time.perf_counter()
    work.close()
    assert time.perf_counter() - started < 1
    encoder.encode_questions(["a kite"])
    assert time.perf_counter() - started < 3
    assert encoder.model.pid == pid


def test_a_question_overtakes_passages(shared_choice: EncoderChoice, tiny: Path) -> None:
    encoder = transformer(shared_choice, tiny)
    work = encoder.encoding_passages(TEXTS * 300)
    next(work)
    started = time.perf_counter()
    encoder.encode_questions(["a kite"])
    assert time.perf_counter() - started < 2
    work.close()


@pytest.mark.slow
def test_a_switch_ends_the_old_process_once_nobody_works_with_it(
    choice: EncoderChoice, tiny: Path, other: Path
) -> None:
    first = transformer(choice, tiny)
    probe = first.encode_questions(["the deposit"])
    old = first.model.pid or 0
    second = transformer(choice, other)
    assert abs(float((second.encode_questions(["the deposit"]) * probe).sum())) < 0.999
    assert first.model.pid is None
    assert not psutil.pid_exists(old)
    assert second.identity.revision != first.identity.revision
    new = second.model.pid or 0
    work = second.encoding_passages(TEXTS)
    next(work)
    transformer(choice, tiny)
    assert second.model.pid == new
    assert stepped(work, lambda _: None).shape == (len(TEXTS), 32)
    choice.close()
    assert not psutil.pid_exists(new)
    with pytest.raises(EncoderMissing):
        second.encode_questions(["the deposit"])


def test_prompts_of_the_model_win(
    choice: EncoderChoice, tiny: Path, tmp_path: Path, in_process: InProcess
) -> None:
    folder = tmp_path / "e5-base-mine"
    shutil.copytree(tiny, folder)
    settings = folder / "config_sentence_transformers.json"
    told = json.loads(settings.read_text("utf-8"))
    told.pop("prompts", None)
    settings.write_text(json.dumps(told), "utf-8")
    name = EncoderName.parse(str(folder))
    assert folders.prompts(name, folder) == ("query: ", "passage: ")
    before = folders.revision(folder)
    told["prompts"] = {"query": "a question : ", "document": "passage : "}
    settings.write_text(json.dumps(told), "utf-8")
    encoder = choice.named(str(folder))
    assert encoder.identity.question_prompt == "a question : "
    assert encoder.identity.revision != before
    ours = encoder.encode_questions(["the deposit"])
    theirs = in_process(folder, ["the deposit"], "a question : ")
    assert cosines(ours, theirs).min() > 0.99999
    assert cosines(encoder.encode_passages(["the deposit"]), theirs).min() < 0.9999


def test_width_is_cut_and_of_unit_length(
    choice: EncoderChoice, minilm: Path, tmp_path: Path
) -> None:
    folder = tmp_path / "arctic-embed-m-v2.0"
    shutil.copytree(minilm, folder)
    whole = choice.named(str(folder))
    narrow = choice.named(f"{folder}#256")
    full, cut = whole.encode_passages(list(PROBES)), narrow.encode_passages(list(PROBES))
    assert cut.shape == (len(PROBES), 256)
    expected = full[:, :256] / np.linalg.norm(full[:, :256], axis=1, keepdims=True)
    np.testing.assert_allclose(cut, expected, atol=1e-5)
    assert narrow.identity.name == whole.identity.name
    assert choice.of(narrow.identity) is narrow
    assert transformer(choice, folder).model is transformer(choice, f"{folder}#256").model
    with pytest.raises(EncoderFaulty, match="width 100 is none of 384, 256"):
        _ = choice.named(f"{folder}#100").identity


def test_a_hub_name_is_found_where_models_are(tiny: Path, tmp_path: Path) -> None:
    shutil.copytree(tiny, tmp_path / "acme" / "law")
    commit = "0123456789abcdef0123456789abcdef01234567"
    shutil.copytree(tiny, tmp_path / "models--acme--cached" / "snapshots" / commit)
    refs = tmp_path / "models--acme--cached" / "refs"
    refs.mkdir()
    (refs / "main").write_text(commit, "ascii")
    mine = folders.model_folder(EncoderName.parse("acme/law"), (tmp_path,))
    cached = folders.model_folder(EncoderName.parse("acme/cached"), (tmp_path,))
    assert mine != cached
    assert folders.revision(mine) == folders.revision(cached)
    choice = EncoderChoice(MODELS, Options(places=(tmp_path,)))
    assert transformer(choice, "acme/law").model.pid is None
    choice.close()


def test_the_device_is_chosen_with_a_reason() -> None:
    import torch

    assert choose("cpu", "auto") == ("cpu", "cpu", "asked", "fp32")
    assert choose("no-such-device", "auto").reason == "absent"
    if not torch.cuda.is_available() and not torch.backends.mps.is_available():
        assert choose("auto", "auto")[:2] == ("cpu", "cpu")
        assert choose("auto", "auto").reason in {"torch-without-gpu", "no-gpu"}


def test_what_is_no_model(choice: EncoderChoice, tmp_path: Path, tiny: Path) -> None:
    for name in (str(tmp_path / "none"), str(tmp_path), "acme/absent"):
        with pytest.raises(EncoderMissing):
            choice.named(name)
    own_code = tmp_path / "own"
    shutil.copytree(tiny, own_code)
    (own_code / "modules.json").write_text(
        '[{"idx": 0, "name": "0", "path": "", "type": "os.Evil"}]', "utf-8"
    )
    with pytest.raises(EncoderFaulty, match=r"os\.Evil"):
        choice.named(str(own_code))


def test_pickled_weights_are_refused(choice: EncoderChoice, tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "pickled"
    shutil.copytree(tiny, folder)
    (folder / "model.safetensors").rename(folder / "pytorch_model.bin")
    with pytest.raises(EncoderFaulty, match=r"pytorch_model\.bin"):
        choice.named(str(folder))


def test_damaged_weights_are_told(choice: EncoderChoice, tiny: Path, tmp_path: Path) -> None:
    folder = tmp_path / "damaged"
    shutil.copytree(tiny, folder)
    weights = folder / "model.safetensors"
    weights.write_bytes(weights.read_bytes()[:1000])
    with pytest.raises(EncoderFaulty) as raised:
        choice.named(str(folder)).encode_questions(["a kite"])
    assert "afetensor" in raised.value.detail


def test_not_a_number_is_told(choice: EncoderChoice, tmp_path: Path) -> None:
    import torch
    from safetensors.torch import load_file, save_file

    folder = build_tiny(tmp_path / "broken", seed=3)
    weights = folder / "model.safetensors"
    tensors = load_file(weights)
    tensors["encoder.layer.1.output.LayerNorm.weight"] += torch.tensor(float("nan"))
    save_file(tensors, weights, metadata={"format": "pt"})
    with pytest.raises(EncoderFaulty, match="NaN or infinite vector for 1 of 1 texts: 'a kite'"):
        choice.named(str(folder)).encode_questions(["a kite"])


_OUTLIVING = """
import sys, time
from pathlib import Path
from app.adapters.encoders.choice import EncoderChoice
if __name__ == "__main__":
    encoder = EncoderChoice(Path(sys.argv[1])).named(sys.argv[2])
    encoder.encode_questions(["a kite"])
    heavy = {"torch", "sentence_transformers", "transformers"} & set(sys.modules)
    print(encoder.model.pid, *heavy, flush=True)
    time.sleep(60)
"""


def test_no_torch_in_the_parent_and_no_child_without_it(tiny: Path, tmp_path: Path) -> None:
    script = tmp_path / "outliving.py"
    script.write_text(_OUTLIVING, "utf-8")
    command = [sys.executable, str(script), str(MODELS), str(tiny)]
    surroundings = os.environ | {"PYTHONPATH": str(ROOT)}
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, env=surroundings) as parent:
        assert parent.stdout is not None
        told = parent.stdout.readline().split()
        parent.kill()
    assert len(told) == 1
    until = time.monotonic() + 5
    while psutil.pid_exists(int(told[0])) and time.monotonic() < until:
        time.sleep(0.05)
    assert not psutil.pid_exists(int(told[0]))


def test_a_static_model_needs_no_process(choice: EncoderChoice, tmp_path: Path) -> None:
    folder = tmp_path / "static"
    shutil.copytree(MODELS / "bundled", folder)
    encoder: Encoder = choice.named(str(folder))
    bundled = choice.named("bundled")
    assert not isinstance(encoder, TransformerEncoder)
    assert encoder.identity.name == str(folder)
    np.testing.assert_allclose(
        encoder.encode_passages(["押金"]), bundled.encode_passages(["押金"]), atol=1e-6
    )
    narrow = choice.named("bundled#64")
    assert narrow.identity.dimension == 64
    assert choice.of(narrow.identity) is narrow
    full = bundled.encode_questions(["押金"])[:, :64]
    expected = full / np.linalg.norm(full)
    np.testing.assert_allclose(narrow.encode_questions(["押金"]), expected, atol=1e-5)
