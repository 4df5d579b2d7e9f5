"""Models from a hub on loopback: whole, broken, gated, lying, slow, and refused."""

import json
import logging
import subprocess
import sys
import time
from pathlib import Path

import pytest

from app.adapters.models.machine import MachineModels
from app.adapters.models.places import installed
from app.domain.errors import DownloadFailed, ModelUnusable, PandectaError
from app.domain.events import Event, Problem, Progress, outcome
from app.domain.models import ModelKind
from app.services.model_getting import get_card, get_hub, look_up
from tests.adapters.models.conftest import NAME, QUICK
from tests.adapters.models.fake_hub import OTHERS, FakeHub, store_etag
from tests.conftest import ROOT
from tests.file_server import Request, breaking, moment, serving, silent, slow, status, whole

WEIGHTS = "model.safetensors"
MARK = f"{NAME}@{WEIGHTS}"


def _weights(hub: FakeHub) -> bytes:
    return hub.repositories[NAME].files[WEIGHTS]


def _files(folder: Path) -> set[str]:
    return {path.relative_to(folder).as_posix() for path in folder.rglob("*") if path.is_file()}


def _fails(models: MachineModels, name: str = NAME) -> PandectaError:
    with pytest.raises(PandectaError) as caught:
        outcome(get_hub(name, models))
    return caught.value


def test_the_card_tells_everything_before_anything_is_stored(
    hub: FakeHub, models: MachineModels, tmp_path: Path
) -> None:
    card = outcome(look_up(NAME, models))
    assert (card.name, card.kind, card.licence) == (NAME, ModelKind.HUB, "apache-2.0")
    assert (card.dimension, card.embeds, card.here, card.path) == (32, True, False, "")
    assert card.revision == hub.repositories[NAME].sha
    assert {file.path for file in card.files} == {
        "1_Pooling/config.json", "LICENSE", "README.md", "config.json",
        "config_sentence_transformers.json", "model.safetensors", "modules.json",
        "sentence_bert_config.json", "tokenizer.json", "tokenizer_config.json",
    } | ({"2_Normalize/config.json"} & set(hub.repositories[NAME].files))  # fmt: skip
    assert card.size == sum(len(hub.repositories[NAME].files[f.path]) for f in card.files)
    assert not (tmp_path / "models").exists()
    assert hub.store.asked == []


def test_a_downloaded_model_loads_and_gives_the_same_vectors(
    hub: FakeHub, models: MachineModels, tiny_folder: Path
) -> None:
    from sentence_transformers import SentenceTransformer

    path = outcome(get_hub(NAME, models))
    theirs, ours = (
        SentenceTransformer(str(folder), local_files_only=True, device="cpu").encode(
            ["kites may be flown", "nobody flies during thunder"]
        )
        for folder in (tiny_folder, path)
    )
    assert theirs.shape == (2, 32)
    assert (theirs == ours).all()


def test_only_weights_that_cannot_run_and_texts_are_fetched(
    hub: FakeHub, models: MachineModels, tmp_path: Path
) -> None:
    path = Path(outcome(get_hub(NAME, models)))
    sha = hub.repositories[NAME].sha
    assert path == tmp_path / "models" / f"{NAME}@{sha[:12]}"
    unwanted = set(OTHERS) - {"LICENSE"}
    assert _files(path) == set(hub.repositories[NAME].files) - unwanted | {".pandecta-model"}
    for file in unwanted:
        assert hub.asked(file) == []
    assert not any((tmp_path / "models" / ".coming").iterdir())
    assert installed(tmp_path / "models", NAME) == path


def test_progress_counts_the_bytes_of_all_files(hub: FakeHub, models: MachineModels) -> None:
    events: list[Event] = []
    card = outcome(look_up(NAME, models))
    outcome(get_card(card, models), events.append)
    told = [event for event in events if isinstance(event, Progress)]
    assert {event.total for event in told} == {card.size}
    assert [event.done for event in told] == sorted(event.done for event in told)
    assert told[-1].done == card.size
    assert told[-1].detail == WEIGHTS


def test_a_model_that_is_here_is_not_fetched_again(hub: FakeHub, models: MachineModels) -> None:
    path = outcome(get_hub(NAME, models))
    before = len(hub.store.asked)
    card = outcome(look_up(NAME, models))
    assert (card.here, card.path) == (True, path)
    assert outcome(get_hub(NAME, models)) == path
    assert len(hub.store.asked) == before


def test_a_model_that_lost_a_file_is_fetched_again(hub: FakeHub, models: MachineModels) -> None:
    path = Path(outcome(get_hub(NAME, models)))
    (path / WEIGHTS).unlink()
    assert outcome(look_up(NAME, models)).here is False
    assert outcome(get_hub(NAME, models)) == str(path)
    assert (path / WEIGHTS).read_bytes() == _weights(hub)


def test_a_new_revision_stands_beside_the_old_one(
    hub: FakeHub, models: MachineModels, tmp_path: Path
) -> None:
    old = outcome(get_hub(NAME, models))
    hub.repositories[NAME].files["README.md"] += b"\nNew words.\n"
    new = outcome(get_hub(NAME, models))
    assert old != new
    assert (Path(old) / WEIGHTS).is_file()
    assert installed(tmp_path / "models", NAME) == Path(new)


def test_a_broken_download_goes_on_where_it_broke(hub: FakeHub, models: MachineModels) -> None:
    data = _weights(hub)
    half = len(data) // 2
    etag = store_etag(data)
    hub.overrides[MARK] = [breaking(data, half, ETag=etag)]
    events: list[Event] = []
    path = Path(outcome(get_hub(NAME, models), events.append))
    assert (path / WEIGHTS).read_bytes() == data
    assert [asked.get("range") for asked in hub.asked(WEIGHTS, hub.store)] == [
        None,
        f"bytes={half}-",
    ]
    assert [event.reason for event in events if isinstance(event, Problem)] == ["connection-lost"]


def test_a_cancelled_download_stops_at_once_and_is_resumed(
    hub: FakeHub, models: MachineModels, tmp_path: Path
) -> None:
    data = _weights(hub)
    etag = store_etag(data)
    half = len(data) // 2

    def stalling(request: Request) -> None:
        request.head(200, ETag=etag, Content_Length=len(data))
        request.wfile.write(data[:half])
        request.wfile.flush()
        request.pause(30)

    hub.overrides[MARK] = [stalling]
    card = outcome(look_up(NAME, models))
    before = sum(file.size for file in card.files if file.path != WEIGHTS)
    work = get_card(card, models)
    for event in work:
        if isinstance(event, Progress) and event.done >= before + half:
            break
    began = moment()
    work.close()
    assert moment() - began < 1
    assert not (tmp_path / "models" / "meadow").exists()
    path = Path(outcome(get_hub(NAME, models)))
    assert (path / WEIGHTS).read_bytes() == data
    assert hub.asked(WEIGHTS, hub.store)[-1]["range"] == f"bytes={half}-"
    assert len(hub.asked("tokenizer.json")) == 2  # once, and its redirect


def test_a_killed_download_is_resumed_by_the_next_process(
    hub: FakeHub, models: MachineModels, tmp_path: Path
) -> None:
    data = _weights(hub)
    hub.overrides[MARK] = [slow(data)]
    program = (
        "import sys; from pathlib import Path as P; from app.adapters.models.machine import MachineModels;"
        "from app.services.model_getting import get_hub;"
        "list(get_hub(sys.argv[2], MachineModels(P(), P(sys.argv[1]))))"
    )
    folder = tmp_path / "models"
    call = [sys.executable, "-c", program, str(folder), NAME]
    with subprocess.Popen(call, cwd=ROOT) as process:
        stop = moment() + 30
        while moment() < stop and not (hub.asked(WEIGHTS, hub.store) and _partial(folder)):
            time.sleep(0.02)
        process.kill()
    assert _partial(folder)
    path = Path(outcome(get_hub(NAME, models)))
    assert (path / WEIGHTS).read_bytes() == data
    assert len(hub.asked("tokenizer.json")) == 2


def _partial(folder: Path) -> bool:
    return any(path.stat().st_size > 1000 for path in folder.glob(".coming/*/*.part"))


def test_one_byte_at_a_time_arrives_too(hub: FakeHub, models: MachineModels) -> None:
    data = hub.repositories[NAME].files["config.json"]

    def dripping(request: Request) -> None:
        request.head(200, ETag='"drip"', Content_Length=len(data))
        for byte in data:
            request.wfile.write(bytes([byte]))
            request.wfile.flush()

    hub.overrides["/config.json"] = [dripping, dripping]
    path = Path(outcome(get_hub(NAME, models)))
    assert (path / "config.json").read_bytes() == data


@pytest.mark.parametrize("file", [WEIGHTS, "tokenizer.json"])
def test_bytes_that_are_not_those_of_the_listing_are_never_installed(
    hub: FakeHub, models: MachineModels, tmp_path: Path, file: str
) -> None:
    data = hub.repositories[NAME].files[file]
    wrong = data[:-1] + bytes([data[-1] ^ 1])
    ending = f"{NAME}@{file}" if file == WEIGHTS else f"/{file}"
    hub.overrides[ending] = [whole(wrong)]
    error = _fails(models)
    assert isinstance(error, DownloadFailed)
    assert error.reason == "wrong-checksum"
    assert not (tmp_path / "models" / "meadow").exists()
    assert outcome(get_hub(NAME, models))


@pytest.mark.parametrize(("told", "reason"), [(-500, "too-large"), (500, "wrong-size")])
def test_a_listing_that_lies_about_sizes_is_found_out(
    hub: FakeHub, models: MachineModels, told: int, reason: str
) -> None:
    repository = hub.repositories[NAME]
    repository.told[WEIGHTS] = {"size": len(_weights(hub)) + told}
    error = _fails(models)
    assert isinstance(error, DownloadFailed)
    assert error.reason == reason


def test_a_listing_without_checksums_is_not_trusted(hub: FakeHub, models: MachineModels) -> None:
    hub.repositories[NAME].told[WEIGHTS] = {"lfs": None, "blobId": None}
    error = _fails(models)
    assert isinstance(error, DownloadFailed)
    assert (error.reason, WEIGHTS in error.detail) == ("server", True)
    assert hub.store.asked == []


def test_the_token_is_told_to_the_hub_alone(
    hub: FakeHub, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    hub.repositories[NAME].gated = "manual"
    models = MachineModels(tmp_path, tmp_path / "models", lambda: "hf_sesame\n", patience=QUICK)
    card = outcome(look_up(NAME, models))
    assert card.gated
    assert outcome(get_card(card, models))
    assert {headers.get("authorization") for _, headers in hub.hub.asked} == {"Bearer hf_sesame"}
    assert hub.store.asked
    assert not any("authorization" in headers for _, headers in hub.store.asked)
    assert "sesame" not in caplog.text


@pytest.mark.parametrize("token", ["", "hf_wrong"])
def test_a_gated_model_is_named_as_such_before_its_weights_are_asked_for(
    hub: FakeHub, tmp_path: Path, token: str
) -> None:
    hub.repositories[NAME].gated = "auto"
    error = _fails(MachineModels(tmp_path, tmp_path / "models", lambda: token, patience=QUICK))
    assert isinstance(error, ModelUnusable)
    assert (error.name, error.reason) == (NAME, "gated")
    assert "hf_" not in str(error)
    assert hub.store.asked == []


def test_a_token_that_the_hub_does_not_know_is_told(hub: FakeHub, tmp_path: Path) -> None:
    message = "Invalid credentials in Authorization header"
    hub.overrides["/revision/main"] = [status(401, X_Error_Message=message)]
    error = _fails(MachineModels(tmp_path, tmp_path / "models", lambda: "hf_old", patience=QUICK))
    assert isinstance(error, ModelUnusable)
    assert error.reason == "bad-token"


@pytest.mark.parametrize("token", ["hf_\nsesame", "hf_sésame", "hf sesame"])
def test_a_token_that_is_no_header_never_shows_in_an_error(
    hub: FakeHub, tmp_path: Path, token: str
) -> None:
    error = _fails(MachineModels(tmp_path, tmp_path / "models", lambda: token, patience=QUICK))
    assert isinstance(error, ModelUnusable)
    assert error.reason == "bad-token"
    assert "same" not in str(error)
    assert hub.hub.asked == []


@pytest.mark.parametrize("answer", [None, status(404), status(401, X_Error_Code="RepoNotFound")])
def test_a_missing_model(hub: FakeHub, models: MachineModels, answer) -> None:
    if answer:
        hub.overrides["/revision/main"] = [answer]
    error = _fails(models, "meadow/no-such-model")
    assert isinstance(error, ModelUnusable)
    assert (error.name, error.reason) == ("meadow/no-such-model", "not-found")


@pytest.mark.parametrize(
    "name", ["", "../../etc", "a/b/c", "a/..", "/etc/passwd", "a//b", "a/b?x=1", "ü/b", "a/b@main"]
)
def test_a_name_that_is_none_is_not_asked_for(
    hub: FakeHub, models: MachineModels, name: str
) -> None:
    error = _fails(models, name)
    assert isinstance(error, ModelUnusable)
    assert error.reason == "bad-name"
    assert hub.hub.asked == []


def test_a_repository_with_pickles_only_is_refused_before_it_is_fetched(
    hub: FakeHub, models: MachineModels
) -> None:
    del hub.repositories[NAME].files[WEIGHTS]
    error = _fails(models)
    assert isinstance(error, ModelUnusable)
    assert (error.reason, error.detail) == ("no-safetensors", "pytorch_model.bin")
    assert hub.store.asked == []


def test_a_module_whose_weights_are_a_pickle_is_refused(
    hub: FakeHub, models: MachineModels
) -> None:
    files = hub.repositories[NAME].files
    modules = json.loads(files["modules.json"])
    kind = "sentence_transformers.models.Dense"
    modules.append({"idx": 3, "name": "3", "path": "3_Dense", "type": kind})
    files["modules.json"] = json.dumps(modules).encode()
    files["3_Dense/config.json"] = b'{"in_features": 32, "out_features": 16}'
    files["3_Dense/pytorch_model.bin"] = b"\x80\x04"
    error = _fails(models)
    assert isinstance(error, ModelUnusable)
    assert (error.reason, error.detail) == ("no-safetensors", "3_Dense/pytorch_model.bin")
    files["3_Dense/model.safetensors"] = b""
    assert outcome(look_up(NAME, models)).dimension == 16


def _with_auto_map(files: dict[str, bytes]) -> None:
    config = json.loads(files["config.json"])
    files["config.json"] = json.dumps(config | {"auto_map": {"AutoModel": "m.M"}}).encode()


def _with_own_module(files: dict[str, bytes]) -> None:
    files["modules.json"] = json.dumps([{"path": "", "type": "custom_st.Transformer"}]).encode()


@pytest.mark.parametrize("spoil", [_with_auto_map, _with_own_module])
def test_a_model_with_a_program_of_its_own_is_refused_before_it_is_fetched(
    hub: FakeHub, models: MachineModels, spoil
) -> None:
    spoil(hub.repositories[NAME].files)
    error = _fails(models)
    assert isinstance(error, ModelUnusable)
    assert error.reason == "remote-code"
    assert hub.store.asked == []


@pytest.mark.parametrize("made", ["LlamaForCausalLM", "BertForSequenceClassification"])
def test_a_model_for_something_else_is_refused(
    hub: FakeHub, models: MachineModels, made: str
) -> None:
    config = json.dumps({"architectures": [made], "hidden_size": 64}).encode()
    hub.publish("big/chat", {"config.json": config, WEIGHTS: b"w"})
    error = _fails(models, "big/chat")
    assert isinstance(error, ModelUnusable)
    assert (error.reason, error.detail) == ("not-embedding", made)


def test_a_cut_off_file_of_weights_is_not_installed_though_its_checksum_is_right(
    hub: FakeHub, models: MachineModels, tmp_path: Path
) -> None:
    hub.repositories[NAME].files[WEIGHTS] = _weights(hub)[:-10]
    error = _fails(models)
    assert isinstance(error, ModelUnusable)
    assert error.reason == "damaged"
    assert not (tmp_path / "models" / "meadow").exists()


def test_files_with_evil_names_are_never_asked_for(
    hub: FakeHub, models: MachineModels, tmp_path: Path
) -> None:
    evil = ["../up.json", "/abs.json", "a\\b.json", "C:x.json", ".hidden.json", "1_Pooling/../x",
            "x.json ", "1_Pooling/../x.json", "line\nbreak.json"]  # fmt: skip
    hub.repositories[NAME].files.update(dict.fromkeys(evil, b"{}"))
    card = outcome(look_up(NAME, models))
    assert not {file.path for file in card.files} & set(evil)


@pytest.mark.parametrize(
    "body",
    [b"<html>Log in to the hotel</html>", b"[]", b"{}", b"[" * 100_000, b'{"siblings": 3}', b""],
)
def test_something_else_than_a_listing(hub: FakeHub, models: MachineModels, body: bytes) -> None:
    hub.overrides["/revision/main"] = [whole(body)]
    error = _fails(models)
    assert isinstance(error, DownloadFailed)
    assert error.reason == "wrong-content"


@pytest.mark.parametrize(
    "listing",
    [
        {"sha": "../..", "siblings": []},
        {"sha": "a" * 40, "siblings": [None]},
        {"sha": "a" * 40, "siblings": [{"rfilename": 7}]},
    ],
)
def test_a_listing_that_makes_no_sense(hub: FakeHub, models: MachineModels, listing) -> None:
    hub.overrides["/revision/main"] = [whole(json.dumps(listing).encode())]
    error = _fails(models)
    assert isinstance(error, DownloadFailed)
    assert error.reason == "server"


@pytest.mark.parametrize("body", [b"{", b"7", b"\xff\xfe", b"[" * 100_000])
@pytest.mark.parametrize("file", ["config.json", "modules.json"])
def test_a_damaged_configuration(
    hub: FakeHub, models: MachineModels, file: str, body: bytes
) -> None:
    hub.repositories[NAME].files[file] = body
    error = _fails(models)
    assert isinstance(error, ModelUnusable)
    assert error.reason == "damaged"


def test_offline_is_told_at_once_and_leaves_nothing(
    models: MachineModels, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://127.0.0.1:9")
    began = moment()
    error = _fails(models)
    assert isinstance(error, DownloadFailed)
    assert error.reason == "offline"
    assert moment() - began < 2
    assert not (tmp_path / "models").exists()


def test_a_hub_without_a_secure_connection_is_not_asked(
    models: MachineModels, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("HF_ENDPOINT", "http://hub.example")
    error = _fails(models)
    assert isinstance(error, DownloadFailed)
    assert error.reason == "not-https"


def test_a_hub_that_is_busy_is_asked_again(hub: FakeHub, models: MachineModels) -> None:
    hub.overrides["/revision/main"] = [status(503), status(429, Retry_After="0")]
    assert outcome(get_hub(NAME, models))


def test_a_silent_hub_can_be_cancelled_at_once(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    models = MachineModels(tmp_path, tmp_path / "models")
    with serving(silent()) as desk:
        monkeypatch.setenv("HF_ENDPOINT", desk.address)
        work = look_up(NAME, models)
        for _ in range(3):
            next(work)
        began = moment()
        work.close()
        assert moment() - began < 1


def test_a_full_disk_is_told_before_anything_is_fetched(
    hub: FakeHub, models: MachineModels
) -> None:
    repository = hub.repositories[NAME]
    repository.told[WEIGHTS] = {"size": 10**15}
    error = _fails(models)
    assert isinstance(error, DownloadFailed)
    assert error.reason == "disk-full"
    assert hub.store.asked == []
    assert hub.asked("/tokenizer.json") == []


def test_two_files_of_the_same_bytes_are_both_there(hub: FakeHub, models: MachineModels) -> None:
    repository = hub.repositories[NAME]
    repository.files["copy_of_config.json"] = repository.files["config.json"]
    path = Path(outcome(get_hub(NAME, models)))
    assert (path / "copy_of_config.json").read_bytes() == (path / "config.json").read_bytes()


def test_an_installation_that_was_killed_halfway_costs_nothing(
    hub: FakeHub, models: MachineModels, tmp_path: Path
) -> None:
    card = outcome(look_up(NAME, models))
    for file in card.files:
        outcome(models.fetch(card, file))
    [coming] = (tmp_path / "models" / ".coming").iterdir()
    weights = next(file for file in card.files if file.path == WEIGHTS)
    tree = coming / f"tree@{card.revision}"
    tree.mkdir()
    (coming / weights.sha256).rename(tree / WEIGHTS)
    before = len(hub.store.asked)
    path = Path(outcome(get_hub(NAME, models)))
    assert (path / WEIGHTS).read_bytes() == _weights(hub)
    assert len(hub.store.asked) == before


def test_the_hub_is_the_usual_one_unless_told(models: MachineModels) -> None:
    from app.adapters.models.hub import Hub

    assert Hub(Path())._endpoint == "https://huggingface.co"
