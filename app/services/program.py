"""The program as both faces see it: settings, and the libraries that can be opened."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import replace
from pathlib import PurePath
from typing import TYPE_CHECKING, Any

from app.domain.asking import Request, Run
from app.domain.events import Work
from app.domain.index import EncoderIdentity, Manifest
from app.domain.kept import Kept
from app.domain.settings import Settings
from app.domain.shelf import Deleted
from app.domain.sourcing import SourceEntry, is_loopback
from app.services.aids import Aids
from app.services.chatting import Chats, Prompts, Runs
from app.services.encoder_ports import Encoders
from app.services.fetching import Downloads, fetch
from app.services.history import History
from app.services.index_ports import IndexStore
from app.services.law_ports import LawStore
from app.services.library import OpenLibrary
from app.services.model_getting import Models
from app.services.ports import DataFolder, Libraries, Secrets, SettingsFile, Trainer
from app.services.recording import Recorder
from app.services.run_keeping import keeping
from app.services.shelf import Care, Shelf, ShelfFile
from app.services.source_ports import Sources
from app.services.taking_over import Ancestor, UserData, take_over
from app.services.wording import Wording

if TYPE_CHECKING:
    from app.services.question_making import QuestionMaker
    from app.services.questions import QuestionDesk, Questions
    from app.services.training import Training, TrainingDesk


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
        downloads: Downloads,
        read_offers: Callable[[], Sequence[SourceEntry]],
        shelf_file: ShelfFile,
        care: Care,
        models: Models,
        secrets: Secrets,
        data_folder: DataFolder,
        wording: Wording,
        chats: Chats,
        prompts: Prompts,
        runs: Runs,
        question_desk: "Callable[[], QuestionDesk]",
        training_desk: "Callable[[str], TrainingDesk]",
        aids: Aids = Aids(),
    ) -> None:
        self._file, self._libraries = settings_file, libraries
        self._encoders, self._sources = encoders, sources
        self._models, self._aids = models, aids
        self.secrets, self.data_folder, self.wording = secrets, data_folder, wording
        self.chats, self.prompts, self.runs = chats, prompts, runs
        self._trainer, self._question_desk = trainer, question_desk
        self._training_desk = training_desk
        self._ancestor, self._user_data = ancestor, user_data
        self.history = History(user_data)
        self._downloads, self._read_offers = downloads, read_offers
        self.settings: Settings = settings_file.load()
        self.set_aside = settings_file.set_aside
        self._follow()
        self.shelf = Shelf(shelf_file, care, libraries.sample_path(), self.settings.recent)

    def keep(self, settings: Settings) -> None:
        """Save `settings` and use them from now on; raises SettingsNotWritable."""
        self._file.save(settings)
        self.settings = settings
        self._follow()

    def _follow(self) -> None:
        for one in (self._encoders, self._aids.rerankers, self.chats):
            one.follow(self.settings)

    def open(self, path: str) -> OpenLibrary:
        """Open the library in folder `path`; raises LibraryMissing and its relatives."""
        return self._opened(self._libraries.open(path))

    @property
    def models(self) -> Models:
        """The embedding models of this machine and of the settings' server, and getting more."""
        return self._models.at(self.settings.ollama) if self.settings.ollama else self._models

    @property
    def encoders(self) -> Encoders:
        """The models that can be loaded, by name."""
        return self._encoders

    @property
    def libraries_folder(self) -> str:
        """The folder in which libraries are made where nobody names another."""
        return str(PurePath(self.sample_path).parent)

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

    def questions(self, library: OpenLibrary) -> "Questions":
        """The question sets of a library."""
        return library.questions(self._question_desk())

    def training(self, library: OpenLibrary) -> "Training":
        """The training runs of a library."""
        desk = self._training_desk(self.settings.device.value)
        return library.training(desk, self.settings.encoder)

    def question_maker(
        self, library: OpenLibrary, model: str = "", host: str = ""
    ) -> "QuestionMaker":
        """What has the language model of the settings, or another, write questions.

        Raises ChatFailed where none is chosen; asks nobody yet.
        """
        chat, window = self.chats.chosen(model, host), self.settings.chat_window
        return library.question_maker(self._question_desk(), chat, self.prompts, window)

    def note_opened(self, library: OpenLibrary, question: str, provision_id: str) -> None:
        """Keep that this provision was opened from what a search found for this question.

        Raises UserDataNotWritable.
        """
        self.history.note(library.path, question, provision_id)

    def create(self, path: str, name: str = "") -> OpenLibrary:
        """Open the library in `path`, made first if there is none."""
        return self._opened(self._libraries.create(path, name))

    def offers(self) -> Sequence[SourceEntry]:
        """The libraries that can be downloaded; nobody is contacted for that."""
        return self._read_offers()

    def get(self, entry: SourceEntry, path: str, name: str) -> Work[OpenLibrary]:
        """Download what the entry names, and fill and index the library in `path` with it.

        The library is made only when everything has arrived; broken off, the next call goes on.
        Raises DownloadFailed and what importing and indexing raise.
        """
        files = yield from fetch(entry, self._downloads, str(PurePath(path) / "downloads"))
        library = self.create(path, name)
        yield from library.import_sources(files)
        yield from library.build_index(self.settings.encoder)
        return library

    def elsewhere(self, library: OpenLibrary, manifest: Manifest | None) -> tuple[str, ...]:
        """The addresses beyond this machine that are asked when a question is; mostly none.

        Those of the model's server, and of the place where the indexes lie.
        """
        server = self._encoders.address(manifest.encoder.kind) if manifest is not None else ""
        place = self._libraries.index_location(library.path)
        # an address may come without a scheme
        whole = server if "://" in server else f"//{server}"
        away = [server] if server and not is_loopback(whole) else []
        return (*away, *([place[0]] if place is not None else []))

    def index_location(self, library: OpenLibrary) -> tuple[str, Mapping[str, str]] | None:
        """Address and options of the shared place of a library's indexes; None: its folder."""
        return self._libraries.index_location(library.path)

    def locate_indexes(
        self, library: OpenLibrary, uri: str, options: Mapping[str, str] = {}
    ) -> None:
        """Use the indexes at ``s3://…`` or ``db://…`` from the next opening on; "": its folder.

        The place is asked first: raises IndexUnreachable, IndexDamaged, LibraryNotWritable.
        """
        self._libraries.locate_indexes(library.path, uri, options)

    def export_index(self, library: OpenLibrary, index: str, file: str) -> Work[int]:
        """Write an index into one file that another machine can take; the bytes written."""
        return self._libraries.pack_index(library.path, index, file)

    def import_index(self, library: OpenLibrary, file: str) -> Work[Manifest]:
        """Take an index that came in a file; it is kept beside the others, not used yet.

        Raises SourceMissing, SourceUnreadable, IndexForeign, LibraryBusy, LibraryNotWritable.
        """
        return self._libraries.take_index(library.path, file)

    def ask(
        self,
        library: OpenLibrary,
        request: Request,
        model: str = "",
        host: str = "",
        keep: bool = True,
    ) -> Work[Run]:
        """Have the language model of the settings, or another by name or host, answer a request.

        What became of it is kept among the `runs` at every end, closed or failed, unless `keep` is
        False; Began tells its id. Raises ChatFailed, PromptUnusable and what the search raises.
        """
        chat = self.chats.chosen(model, host)
        record = Recorder(request, library.path, chat.name, chat.address)
        work = library.ask(chat, self.prompts, request, record, self.settings.chat_window)
        return (yield from keeping(work, record, self.runs if keep else None))

    def exists(self, path: str) -> bool:
        """Whether `path` holds a library."""
        return self._libraries.exists(path)

    def sample(self) -> Work[OpenLibrary]:
        """Open the sample library; at the first start it is imported and indexed on the way."""
        library = self.create(self._libraries.sample_path(), "Merrow (specimen)")
        yield from library.import_sources(self.sample_sources)
        info = library.info()
        if info.manifest is None or self._is_outdated(info.manifest.encoder):
            yield from library.build_index("bundled")
        elif info.stale:
            yield from library.update_index("bundled")
        return library

    def _is_outdated(self, built: EncoderIdentity) -> bool:
        """Whether it is the bundled model of another version of this program."""
        bundled = self._encoders.named("bundled").identity
        return built.kind == bundled.kind and built.revision != bundled.revision

    def train(
        self,
        recipe: str,
        libraries: Sequence[str],
        questions: Sequence[str],
        out: str,
        settings: Sequence[tuple[str, str]] = (),
    ) -> Work[Mapping[str, Any]]:
        """Train the model that the recipe of this name describes, and save it in `out`.

        Returns the figures that its card publishes; raises RecipeUnusable and its relatives.
        """
        return self._trainer.train(recipe, libraries, questions, out, settings)

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

    def forget(self, path: str) -> None:
        """Take a library off the shelf and out of the settings; its folder stays as it is."""
        self.shelf.forget(path)
        recent = tuple(one for one in self.settings.recent if one != path)
        last = self.settings.library if self.settings.library != path else ""
        if (recent, last) != (self.settings.recent, self.settings.library):
            self.keep(replace(self.settings, recent=recent, library=last))

    def delete(self, path: str) -> Deleted:
        """Delete the library in `path`, which must not be open; see `Shelf.delete`."""
        deleted = self.shelf.delete(path)
        self.forget(deleted.path)
        return deleted

    def close(self) -> None:
        """End the processes of models and let go of servers."""
        self._encoders.close()
        self._aids.rerankers.close()
        self.chats.close()

    def _opened(self, parts: tuple[LawStore, IndexStore]) -> OpenLibrary:
        library = OpenLibrary(*parts, self._encoders, self._sources, self._aids)
        self.shelf.remember(library.path, library.name)
        return library
