"""The program as both faces see it: settings, and the libraries that can be opened."""

from collections.abc import Mapping, Sequence
from typing import Any

from app.domain.events import Work
from app.domain.kept import Kept
from app.domain.settings import Settings
from app.services.library import OpenLibrary
from app.services.ports import (
    Encoders,
    IndexStore,
    LawStore,
    Libraries,
    SettingsFile,
    Sources,
    Trainer,
)
from app.services.taking_over import Ancestor, UserData, take_over


class Program:
    """Opens libraries and keeps the settings; made once, by wiring."""

    def __init__(
        self,
        settings_file: SettingsFile,
        libraries: Libraries,
        encoders: Encoders,
        sources: Sources,
        trainer: Trainer,
        ancestor: Ancestor,
        user_data: UserData,
    ) -> None:
        self._file, self._libraries = settings_file, libraries
        self._encoders, self._sources = encoders, sources
        self._trainer = trainer
        self._ancestor, self._user_data = ancestor, user_data
        self.settings: Settings = settings_file.load()

    def keep(self, settings: Settings) -> None:
        """Save `settings` and use them from now on; raises SettingsNotWritable."""
        self._file.save(settings)
        self.settings = settings

    def open(self, path: str) -> OpenLibrary:
        """Open the library in folder `path`; raises LibraryMissing and its relatives."""
        return self._opened(self._libraries.open(path))

    def opening(self, path: str) -> Work[OpenLibrary]:
        """Open the library in `path`; a folder of the ancestor's is taken over first."""
        if not self._ancestor.owns(path):
            return self.open(path)
        library = self.create(path)
        yield from take_over(library, self._ancestor, self._user_data)
        yield from library.build_index(self.settings.encoder)
        return library

    def kept(self, library: OpenLibrary) -> Kept:
        """Favourites, history, materials and templates beside a library."""
        return self._user_data.kept(library.path)

    def create(self, path: str, name: str = "") -> OpenLibrary:
        """Open the library in `path`, made first if there is none."""
        return self._opened(self._libraries.create(path, name))

    def exists(self, path: str) -> bool:
        """Whether `path` holds a library."""
        return self._libraries.exists(path)

    def sample(self) -> Work[OpenLibrary]:
        """Open the sample library; at the first start it is imported and indexed on the way."""
        library = self.create(self._libraries.sample_path(), "Merrow (specimen)")
        yield from library.import_sources(self.sample_sources)
        info = library.info()
        bundled = self._encoders.named("bundled").identity
        if info.manifest is None or info.stale or info.manifest.encoder != bundled:
            yield from library.build_index("bundled")
        return library

    def train(
        self, recipe: str, libraries: Sequence[str], questions: Sequence[str], out: str
    ) -> Work[Mapping[str, Any]]:
        """Train the model that the recipe of this name describes, and save it in `out`.

        Returns the figures that its card publishes; raises RecipeUnusable and its relatives.
        """
        return self._trainer.train(recipe, libraries, questions, out)

    @property
    def sample_sources(self) -> list[str]:
        """The folders whose law makes up the sample library."""
        return list(self._libraries.sample_sources())

    @property
    def sample_path(self) -> str:
        """Where the sample library lives."""
        return self._libraries.sample_path()

    def last(self) -> Work[OpenLibrary]:
        """The library of the settings, or the sample library where there is none any more."""
        path = self.settings.library
        if path and path != self.sample_path and self.exists(path):
            return (yield from self.opening(path))
        return (yield from self.sample())

    def _opened(self, parts: tuple[LawStore, IndexStore]) -> OpenLibrary:
        return OpenLibrary(*parts, self._encoders, self._sources)
