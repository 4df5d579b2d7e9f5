"""What all tests share: a home of their own, the tiny real encoder, and small libraries."""

import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.events import outcome
from app.services.library import OpenLibrary
from app.services.program import Program
from app.wiring import build_program
from tests.keyrings import MemoryKeyring
from tests.s3_server import Bucket, served_bucket

ROOT = Path(__file__).resolve().parents[1]
DATA = ROOT.parent / "shared" / "data"


# where the tests are a shell's background job, they and the programs they start would be deaf to it
signal.signal(signal.SIGINT, signal.default_int_handler)


@pytest.hookimpl(trylast=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Files with slow tests come first, so that no process is left alone with one at the end.

    Tests over real law say that they are skipped where it is absent.
    """
    slow = {item.path for item in items if "slow" in item.keywords}
    items.sort(key=lambda item: item.path not in slow)
    if not DATA.is_dir():
        absent = pytest.mark.skip(reason="needs ../shared/data")
        for item in items:
            if "data" in item.keywords:
                item.add_marker(absent)


@pytest.fixture(autouse=True)
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """No test sees the person's own data folder."""
    folder = tmp_path / "home"
    monkeypatch.setenv("PANDECTA_HOME", str(folder))
    return folder


@pytest.fixture(autouse=True)
def memory_keyring(monkeypatch: pytest.MonkeyPatch) -> MemoryKeyring:
    """No test sees the person's own keyring."""
    made = MemoryKeyring()
    monkeypatch.setattr("keyring.core._keyring_backend", made)
    return made


@pytest.fixture(scope="session", autouse=True)
def nothing_copied_at_the_end() -> Iterator[None]:
    """What the window's end does for its process, for a process of tests with windows."""
    yield
    if "pytestqt.qtbot" in sys.modules:
        from PySide6.QtGui import QGuiApplication

        from app.ui.desktop import forget_copies

        if QGuiApplication.instance() is not None:
            forget_copies()


@pytest.fixture(scope="session")
def s3_server() -> Iterator[Bucket]:
    """An S3 server; its users are the whole process's, so that there can only be one."""
    with served_bucket() as bucket:
        yield bucket


@pytest.fixture(scope="session")
def sample_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The sample library, imported and indexed once; nobody writes into it."""
    folder = tmp_path_factory.mktemp("sample-home")
    patch = pytest.MonkeyPatch()
    patch.setenv("PANDECTA_HOME", str(folder))
    try:
        program = build_program()
        outcome(program.sample()).close()
        return Path(program.sample_path)
    finally:
        patch.undo()


@pytest.fixture
def program() -> Program:
    """The real program over an empty home."""
    return build_program()


@pytest.fixture
def sample(program: Program, sample_folder: Path) -> OpenLibrary:
    """The sample library, opened for this test."""
    return program.open(str(sample_folder))


def plain_law(
    law_id: str = "kite-act",
    title: str = "Kite Act 2001",
    body: str = "",
    language: str = "en",
    **front: str,
) -> str:
    """A law in the plain format, for tests that need one of their own."""
    fields = {
        "format": "pandecta-law/1",
        "id": law_id,
        "title": title,
        "language": language,
        "level": "law",
        "publication_date": "2001-05-01",
    } | front
    head = "\n".join(f"{name}: {value}" for name, value in fields.items())
    text = body or (
        "# Part 1 Flying\n\n**Section 1. Where.** Kites may be flown in meadows.\n\n"
        "**Section 2. When.** Nobody flies a kite in a thunderstorm.\n\nThe fine is five crowns.\n"
    )
    return f"---\n{head}\n---\n\n{text}"


@pytest.fixture
def small(tmp_path: Path, program: Program) -> OpenLibrary:
    """A library with one small law, imported and not indexed."""
    source = tmp_path / "source"
    source.mkdir()
    (source / "kite.md").write_text(plain_law(), "utf-8")
    library = program.create(str(tmp_path / "library"), "Small")
    outcome(library.import_sources([str(source)]))
    return library
