"""Saving a model as a folder and as a zip: whole, clean, and never over something else."""

import zipfile
from pathlib import Path

import pytest

from app.adapters.models.folder import folder_card
from app.adapters.publishing.places import ModelPlaces
from app.domain.errors import PublishingFailed
from app.domain.events import Progress, outcome

PLACES = ModelPlaces([])
CARD = "---\ntags: []\n---\n# Kites\n"


def test_a_folder_holds_what_the_model_needs_and_our_card(trained: Path, tmp_path: Path) -> None:
    events: list[object] = []
    target = tmp_path / "deep" / "kites"
    assert outcome(PLACES.to_folder(str(trained), CARD, str(target)), events.append) == str(target)
    assert (target / "README.md").read_text("utf-8") == CARD
    assert folder_card(target).dimension == 32
    names = {path.name for path in target.rglob("*")}
    assert "model.safetensors" in names
    assert not names & {"training_args.bin", "optimizer.pt"}
    last = [event for event in events if isinstance(event, Progress)][-1]
    assert last.done == last.total
    assert [path.name for path in target.parent.iterdir()] == ["kites"]


def test_an_empty_folder_is_filled_and_any_other_is_left_alone(
    trained: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty"
    empty.mkdir()
    outcome(PLACES.to_folder(str(trained), CARD, str(empty)))
    assert (empty / "modules.json").is_file()
    with pytest.raises(PublishingFailed) as caught:
        outcome(PLACES.to_folder(str(trained), "other", str(empty)))
    assert caught.value.reason == "exists"
    assert (empty / "README.md").read_text("utf-8") == CARD


def test_a_zip_is_whole_and_replaces_an_older_one(trained: Path, tmp_path: Path) -> None:
    target = tmp_path / "kites.zip"
    target.write_bytes(b"older")
    outcome(PLACES.to_zip(str(trained), CARD, str(target)))
    with zipfile.ZipFile(target) as archive:
        assert archive.testzip() is None
        names = archive.namelist()
        assert all(name.startswith("kites/") and ".." not in name for name in names)
        assert archive.read("kites/README.md").decode() == CARD
        weights = (trained / "model.safetensors").read_bytes()
        assert archive.read("kites/model.safetensors") == weights
        archive.extractall(tmp_path / "out")
    assert folder_card(tmp_path / "out" / "kites").dimension == 32


@pytest.mark.parametrize("kind", ["to_folder", "to_zip"])
def test_broken_off_nothing_is_left(trained: Path, tmp_path: Path, kind: str) -> None:
    place = tmp_path / "place"
    place.mkdir()
    target = place / "kites.zip"
    work = getattr(PLACES, kind)(str(trained), CARD, str(target))
    next(work)
    assert list(place.iterdir())
    work.close()
    assert list(place.iterdir()) == []


def test_what_cannot_be_written_or_read_is_told(trained: Path, tmp_path: Path) -> None:
    file = tmp_path / "file"
    file.write_text("x")
    with pytest.raises(PublishingFailed) as caught:
        outcome(PLACES.to_zip(str(trained), CARD, str(file / "in" / "kites.zip")))
    assert caught.value.reason == "not-writable"
    with pytest.raises(PublishingFailed) as caught:
        outcome(PLACES.to_folder(str(tmp_path / "none"), CARD, str(tmp_path / "new")))
    assert caught.value.reason == "no-model"
    assert not (tmp_path / "new").exists()
    with pytest.raises(PublishingFailed) as caught:
        outcome(PLACES.to_zip(str(trained), CARD, str(tmp_path)))
    assert caught.value.reason == "exists"


def test_what_the_files_say(trained: Path, tmp_path: Path) -> None:
    base = tmp_path / "lab" / "kites-base"
    outcome(PLACES.to_folder(str(trained), "---\nlicense: mit\n---\n", str(base)))
    facts = ModelPlaces([tmp_path]).facts(str(trained), "lab/kites-base")
    assert (facts.dimension, facts.licence, facts.kind) == (32, "mit", "transformer")
    assert ModelPlaces([tmp_path]).facts(str(trained), "lab/unknown").licence == ""
    assert PLACES.facts(str(trained), "bundled").licence == ""
