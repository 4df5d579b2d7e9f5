"""The shapes through which services reach settings, secrets, folders and libraries."""

from collections.abc import Iterable, Mapping, Sequence
from pathlib import PurePath
from typing import Any, Protocol

from app.domain.events import Work
from app.domain.index import Manifest
from app.domain.settings import Settings
from app.services.index_ports import IndexStore
from app.services.law_ports import LawStore


class SettingsFile(Protocol):
    """Where the settings live."""

    @property
    def set_aside(self) -> PurePath | None:
        """The broken file that `load` put aside."""
        ...

    def load(self) -> Settings:
        """Those that were saved, or the ones to begin with."""
        ...

    def save(self, settings: Settings) -> None:
        """Keep these, in place of those before."""
        ...


class Secrets(Protocol):
    """Keys and tokens, by name: ``openai``, ``hub``, or the address of a shared place."""

    def get(self, name: str) -> str:
        """The secret; empty where there is none."""
        ...

    def keep(self, name: str, secret: str) -> None:
        """Keep it, or forget it where it is empty; raises SecretsUnavailable."""
        ...


class DataFolder(Protocol):
    """Where the person's data is."""

    def path(self) -> str:
        """The folder itself."""
        ...

    def fixed(self) -> bool:
        """Whether it cannot be moved from here: portable, or named by a variable."""
        ...

    def move(self, target: str) -> Work[str]:
        """Copy everything to `target`, compare, and use it from the next start on; the folder.

        Raises UserDataNotWritable and LibraryBusy; then nothing has changed.
        """
        ...


class Trainer(Protocol):
    """Trains embedding models by recipe."""

    def train(
        self,
        recipe: str,
        libraries: Sequence[str],
        questions: Sequence[str],
        out: str,
        settings: Sequence[tuple[str, str]] = (),
    ) -> Work[Mapping[str, Any]]:
        """Train by this recipe over libraries and files of questions into the folder `out`.

        `settings` are other values for some of its keys. Returns the model card's facts.
        """
        ...


class Libraries(Protocol):
    """Opens and creates library folders."""

    def open(self, path: str) -> tuple[LawStore, IndexStore]:
        """The library in this folder; raises LibraryMissing or LibraryDamaged."""
        ...

    def create(self, path: str, name: str) -> tuple[LawStore, IndexStore]:
        """A new, empty library of this name in this folder."""
        ...

    def exists(self, path: str) -> bool:
        """Whether there is a library in this folder."""
        ...

    def index_location(self, path: str) -> tuple[str, Mapping[str, str]] | None:
        """Address and options of the shared place of a library's indexes; None: its folder."""
        ...

    def locate_indexes(self, path: str, uri: str, options: Mapping[str, str]) -> None:
        """Use the indexes at ``s3://…`` or ``db://…`` from the next opening on; "": its folder.

        Raises LibraryMissing, LibraryNotWritable, IndexDamaged, IndexUnreachable.
        """
        ...

    def pack_index(self, path: str, index: str, file: str) -> Work[int]:
        """Write an index into one file; the bytes written."""
        ...

    def take_index(self, path: str, file: str) -> Work[Manifest]:
        """Take the index in a file into a library; kept, not active."""
        ...

    def sample_path(self) -> str:
        """The folder of the sample library."""
        ...

    def sample_sources(self) -> Iterable[str]:
        """The files that the sample library is made of."""
        ...
