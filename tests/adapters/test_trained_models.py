"""A model that was trained in a library is found where the library lies now."""

from dataclasses import replace
from pathlib import Path

import pytest

from app.adapters.library_locks import nobody_working
from app.adapters.locking import hold
from app.adapters.trained_models import at_home
from app.domain.errors import LibraryBusy
from app.domain.events import outcome
from app.domain.index import Manifest
from app.services.library import OpenLibrary

RUN = "training/20261121-120000-abcd/fit/model"


@pytest.fixture
def manifest(small: OpenLibrary) -> Manifest:
    return outcome(small.build_index("bundled"))


def _of(manifest: Manifest, kind: str, name: str) -> Manifest:
    return replace(manifest, encoder=replace(manifest.encoder, kind=kind, name=name))


def test_the_models_folder_moves_with_the_library(manifest: Manifest, tmp_path: Path) -> None:
    built = _of(manifest, "sentence-transformers", f"/elsewhere/law/{RUN}")
    assert at_home(built, tmp_path) == built  # not here: the name says what is missing
    (tmp_path / RUN).mkdir(parents=True)
    found = at_home(built, tmp_path)
    assert found.encoder.name == str(tmp_path / RUN)
    assert found == replace(built, encoder=found.encoder)
    assert found.encoder.caption == built.encoder.caption == "trained 20261121-120000-abcd 256"


@pytest.mark.parametrize(
    ("kind", "name"),
    [("ollama", f"/x/{RUN}"), ("sentence-transformers", "/models/own"), ("bundled", "bundled")],
)
def test_other_models_stay_where_they_are(
    manifest: Manifest, tmp_path: Path, kind: str, name: str
) -> None:
    (tmp_path / RUN).mkdir(parents=True)
    assert at_home(_of(manifest, kind, name), tmp_path).encoder.name == name


def test_a_library_is_not_moved_while_a_run_works_in_it(tmp_path: Path) -> None:
    lock = tmp_path / "training" / "20261121-120000-abcd" / "working.lock"
    lock.parent.mkdir(parents=True)
    working = hold(lock)
    with pytest.raises(LibraryBusy), nobody_working(tmp_path):
        pass
    working.release()
    with nobody_working(tmp_path), pytest.raises(LibraryBusy), nobody_working(tmp_path):
        pass
