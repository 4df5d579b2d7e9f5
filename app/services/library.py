"""One open library: the services over its texts and its indexes, bound together for the faces."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from app.domain.asking import Request, Run
from app.domain.dial import Dial
from app.domain.errors import IndexInUse, ProvisionUnknown
from app.domain.events import Work
from app.domain.index import UNQUANTISED, Manifest
from app.domain.law import LawText
from app.domain.question import Facets, Filters, Question, Results
from app.domain.ranking import Parts
from app.services import choosing, resolving
from app.services.aids import Aids
from app.services.chatting import Chat, Prompts
from app.services.encoder_ports import Encoders
from app.services.importing import ImportReport, import_sources
from app.services.index_checking import IndexCheck, answering, verify
from app.services.index_ports import IndexStore
from app.services.indexing import build_index
from app.services.law_ports import Counts, LawStore, Reference
from app.services.model_getting import Models
from app.services.recording import Recorder
from app.services.referencing import find_references
from app.services.reranking import rerank
from app.services.searching import Searcher
from app.services.source_ports import ImportedSource, Reading, Sources
from app.services.suggesting import Suggester

if TYPE_CHECKING:
    from app.services.evaluating import Evaluation
    from app.services.evaluating_bench import Bench
    from app.services.identifying import Identified
    from app.services.question_making import QuestionMaker
    from app.services.questions import QuestionDesk, Questions
    from app.services.training import Training, TrainingDesk


@dataclass(frozen=True, slots=True)
class LibraryInfo:
    """What the status line and ``library info`` tell about a library.

    `stale` is True where the texts changed after the active index was built; `digest` is that of
    the texts, as manifests keep it.
    """

    path: str
    name: str
    counts: Counts
    manifest: Manifest | None
    stale: bool
    digest: str


class OpenLibrary:
    """A library that is open; safe to use from several threads, one writer at a time."""

    def __init__(
        self,
        store: LawStore,
        indexes: IndexStore,
        encoders: Encoders,
        sources: Sources,
        aids: Aids = Aids(),
    ) -> None:
        self._store, self._indexes = store, indexes
        self._encoders, self._sources = encoders, sources
        self.suggester = Suggester(store, partial(aids.named_laws, store.path), aids.spell)
        self._searcher = Searcher(store, indexes, encoders, aids)
        self._rerankers = aids.rerankers

    @property
    def path(self) -> str:
        """The library's folder."""
        return self._store.path

    @property
    def name(self) -> str:
        """The library's name as people see it."""
        return self._store.name

    def info(self) -> LibraryInfo:
        """Counts, active index, and whether that index is behind the texts."""
        manifest = self._indexes.active_manifest()
        digest = self._store.digest()
        stale = manifest is not None and manifest.library_digest != digest
        return LibraryInfo(self.path, self.name, self._store.counts(), manifest, stale, digest)

    def warm(self) -> None:
        """Open the index and load the encoder, so that the first question need not wait."""
        self._searcher.warm()

    def search(self, question: Question) -> Work[Results]:
        """Search; see `Searcher.search`."""
        return self._searcher.search(question)

    def rerank(self, results: Results) -> Work[Results]:
        """The results of a search, refined; see `app.services.reranking.rerank`."""
        return rerank(results, self._rerankers)

    def ask(
        self, chat: Chat, prompts: Prompts, request: Request, record: Recorder, window: int = 0
    ) -> Work[Run]:
        """Have a language model answer from this library; see `app.services.asking.ask`."""
        # the patterns of the citation check take 0.2 s, which the window's start can do without
        from app.services.asking import ask

        return ask(self._store, self.search, chat, prompts, request, record, window)

    def facets(self, filters: Filters) -> Facets:
        """What the filters can choose from, counted under the other filters in force."""
        return self._store.facets(filters)

    def read(self, provision_id: str) -> LawText:
        """The whole law in the version that holds this provision; raises ProvisionUnknown."""
        found = self._store.provisions([provision_id]).get(provision_id)
        if found is None:
            raise ProvisionUnknown(provision_id)
        return self._store.law_text(found[2].id)

    def read_version(self, version_id: str) -> LawText:
        """The whole law in this version; raises ProvisionUnknown."""
        return self._store.law_text(version_id)

    def resolve(self, asked: str) -> list[resolving.Found]:
        """The provisions that a citation or an id names, the likeliest first; may be empty."""
        return resolving.resolve(self._store, asked)

    def references(self, ids: Sequence[str]) -> Mapping[str, Sequence[Reference]]:
        """What the texts of these provisions refer to; see `LawStore.references`."""
        return self._store.references(ids)

    def cited_by(self, ids: Sequence[str]) -> Mapping[str, Sequence[str]]:
        """The provisions of current law that refer to these; see `LawStore.cited_by`."""
        return self._store.cited_by(ids)

    def pending_references(self) -> int:
        """How many versions of laws `find_references` would go through."""
        return self._store.pending_references()

    def find_references(self) -> Work[int]:
        """Find the references of a library that was filled by an older program."""
        return find_references(self._store)

    def import_sources(
        self, paths: Sequence[str], reading: Reading = Reading()
    ) -> Work[ImportReport]:
        """Import; see `app.services.importing.import_sources`."""
        return import_sources(self._store, self._sources, paths, reading)

    def imported_sources(self) -> Sequence[ImportedSource]:
        """What the library was filled from, the latest first."""
        return self._store.imported_sources()

    def build_index(self, encoder: str, anew: bool = False, exact: bool = False) -> Work[Manifest]:
        """Bring the index up to date with the encoder of this name, or build it anew.

        `exact` makes its vector index one that is not quantised.
        """
        return build_index(self._store, self._indexes, self._encoders.named(encoder), anew, exact)

    def measure_widths(self, questions: str | None = None, index: str = "") -> Work[Dial]:
        """Measure an index at narrower widths; see `app.services.dialling.measure_widths`."""
        from app.services.dialling import measure_widths

        return measure_widths(self._store, self._indexes, self._encoders, questions, index)

    def update_index(self, default: str, anew: bool = False) -> Work[Manifest]:
        """Bring the index up to date with the encoder that built it, `default` for a first one."""
        active = None if anew else self._indexes.active_manifest()
        encoder = (
            self._encoders.named(default) if active is None else answering(self._encoders, active)
        )
        exact = active is not None and active.vector_index == UNQUANTISED
        return build_index(self._store, self._indexes, encoder, anew, exact)

    def indexes(self) -> Sequence[Manifest]:
        """The manifests of all indexes that the library has, active or not."""
        return self._indexes.manifests()

    def previous_index(self) -> Manifest | None:
        """The index that answered before the active one, to which `roll_back` goes."""
        return self._indexes.previous()

    def index_size(self, manifest: Manifest) -> int | None:
        """Bytes that an index takes on this disk; None where it lies elsewhere."""
        return self._indexes.size(manifest)

    def switch_index(self, encoder: str) -> Work[Manifest | None]:
        """Answer with the index of the encoder of this name, if there is one; see `choosing`."""
        return choosing.switch(self._indexes, self._encoders.named(encoder))

    def estimate_index(self, encoder: str) -> Work[choosing.Estimate]:
        """What building an index with this encoder would take; see `choosing.estimate`."""
        return choosing.estimate(self._store, self._encoders.named(encoder))

    def roll_back(self) -> Manifest | None:
        """Answer with the index before the active one again; None where there is none."""
        found = self._indexes.previous()
        if found is not None:
            self._indexes.use(found.id)
        return found

    def use_index(self, name: str) -> None:
        """Answer with another index from now on; raises IndexDamaged where there is none such."""
        self._indexes.use(name)

    def drop_index(self, name: str) -> None:
        """Remove an index; raises IndexInUse for the active one."""
        active = self._indexes.active_manifest()
        if active is not None and active.id == name:
            raise IndexInUse(name)
        self._indexes.drop(name)

    def verify_index(self) -> Work[IndexCheck]:
        """Compare the active index with the texts and with its encoder; see `verify`."""
        return verify(self._store, self._indexes, self._encoders)

    def identify_index(
        self, name: str, models: Models, also: Sequence[str] = ()
    ) -> "Work[Identified]":
        """Find out which model built an index that came without its name; see `identify`."""
        from app.services.identifying import identify

        return identify(self._store, self._indexes, self._encoders, models, name, also)

    @property
    def bench(self) -> "Bench":
        """What measures this library's search."""
        # the window shows itself and answers without what measures it
        from app.services.evaluating_bench import Bench

        return Bench(self._store, self._indexes, self._searcher)

    def training(self, desk: "TrainingDesk", default: str) -> "Training":
        """The trainings for this library; `default` is the encoder to train without an index."""
        return desk.of(self._store, self._indexes, self._encoders, default)

    def questions(self, desk: "QuestionDesk") -> "Questions":
        """The question sets of this library, kept and brought in with what is on the desk."""
        return desk.of(self._store, self._searcher)

    def question_maker(
        self, desk: "QuestionDesk", chat: Chat, prompts: Prompts, window: int
    ) -> "QuestionMaker":
        """What has a language model write questions about this library's provisions."""
        from app.services.question_making import QuestionMaker

        return QuestionMaker(self._store, desk.sets, chat, prompts, window)

    def evaluate(
        self, questions: str, filters: Filters = Filters(), parts: Parts = Parts()
    ) -> "Work[Evaluation]":
        """Measure the search on a file of questions; see `app.services.evaluating`."""
        from app.services.evaluating import evaluate, read_questions

        asked = read_questions(questions)
        return evaluate(self._store, self._searcher, asked, filters, parts)

    def close(self) -> None:
        """Let go of the database."""
        self._store.close()
