"""The question sets of one open library: reading, changing, importing and exporting them."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from time import monotonic
from typing import Any

from app.domain.errors import QuestionsUnreadable
from app.domain.events import Pace, Problem, Work
from app.domain.question_rows import QuestionTable
from app.domain.recipe import Recipe
from app.domain.training import Example, Origin, QuestionSet, Split, Standing
from app.services.law_ports import LawStore
from app.services.question_importing import Bringing, Intake, QuestionReport, require_some
from app.services.question_keeping import tables_of
from app.services.question_matching import Matcher
from app.services.question_ports import Datasets, KeptData, QuestionSources
from app.services.resolving import resolve
from app.services.searching import Searcher
from app.services.source_ports import Reading
from app.services.training_ports import QuestionSets

EXPORTED = (Standing.ACCEPTED, Standing.PENDING)
_EVERY = 200


@dataclass(frozen=True, slots=True)
class QuestionDesk:
    """What the questions of every library are kept and brought in with; made once, by wiring."""

    sets: QuestionSets
    files: QuestionSources
    datasets: Datasets
    kept: KeptData

    def of(self, store: LawStore, searcher: Searcher) -> "Questions":
        """The questions of one library."""
        return Questions(self, store, searcher)


class Questions:
    """The question sets of one library; see `QuestionSets` for what everything raises.

    Imports are whole or not at all: closed early, failed or killed, the set is what it was.
    """

    def __init__(self, desk: QuestionDesk, store: LawStore, searcher: Searcher) -> None:
        self._desk, self._store, self._searcher = desk, store, searcher

    def sets(self) -> Sequence[QuestionSet]:
        """The sets, by name."""
        return self._desk.sets.sets(self._store.path)

    def read(self, name: str) -> Sequence[Example]:
        """All examples of a set in their order; none of an unknown one."""
        return self._desk.sets.read(self._store.path, name)

    def add(self, name: str, examples: Sequence[Example]) -> int:
        """Add what is not there under its id yet; how many were new."""
        return self._desk.sets.add(self._store.path, name, examples)

    def change(self, name: str, examples: Sequence[Example]) -> None:
        """Replace examples by their ids."""
        self._desk.sets.change(self._store.path, name, examples)

    def delete(self, name: str) -> None:
        """Forget a set."""
        self._desk.sets.delete(self._store.path, name)

    def import_files(
        self, paths: Sequence[str], bringing: Bringing = Bringing(), reading: Reading = Reading()
    ) -> Work[QuestionReport]:
        """Bring in the questions of files; raises QuestionsUnreadable.

        A Problem is yielded for what is left out: answers that the library lacks, questions that
        are there already, rows that are none.
        """
        tables = []
        for path in paths:
            tables.append((yield from self._desk.files.read(path, reading)))
        return (yield from self._brought(tables, bringing, " ".join(paths)))

    def import_dataset(
        self,
        dataset: str,
        bringing: Bringing = Bringing(),
        reading: Reading = Reading(),
        files: str = "",
    ) -> Work[QuestionReport]:
        """Fetch a hub's data set by name and bring in its questions; see `import_files`.

        `files` chooses among its files. What was fetched is removed when all is in. Raises
        DownloadFailed, too.
        """
        paths = yield from self._desk.datasets.fetch(dataset, files, self._store.path)
        tables: list[QuestionTable] = []
        refused: QuestionsUnreadable | None = None
        for path in paths:
            try:
                table = yield from self._desk.files.read(path, reading)
                tables.append(replace(table, source=dataset, origin=Origin.BENCHMARK))
            except QuestionsUnreadable as error:
                # a data set may have files of something else beside its questions
                refused = QuestionsUnreadable(dataset, error.line, error.detail)
                yield Problem(dataset, "not-questions", error.detail)
        if refused is not None and not tables:
            raise refused
        report = yield from self._brought(tables, bringing, dataset)
        self._desk.datasets.discard(dataset, self._store.path)
        return report

    def import_kept(self, bringing: Bringing = Bringing()) -> Work[QuestionReport]:
        """Bring in the person's searches with what was opened, and the notes of favourites.

        Raises UserDataNotWritable. Nobody but the person may begin this.
        """
        tables = tables_of(self._desk.kept.kept(self._store.path))
        return (yield from self._brought(tables, bringing, ""))

    def split(self, name: str, recipe: Recipe) -> Work[Split]:
        """What a training by this recipe would be trained on and judged by.

        Raises RecipeUnusable and TrainingFailed (``no-questions``, ``no-held-out``).
        """
        # the import of questions does without what splits them
        from app.services.training_splitting import splitting

        accepted = (one for one in self.read(name) if one.standing is Standing.ACCEPTED)
        chosen = [one for one in accepted if one.answers]
        return (yield from splitting(self._store, chosen, recipe))

    def export(self, name: str, file: str, standings: Sequence[Standing] = EXPORTED) -> Work[int]:
        """Write a set as lines of ``{"id","question","relevant":[citation…]}``; how many.

        An answer whose citation would not lead back to it is named by its id. Raises
        LibraryNotWritable.
        """
        chosen = [one for one in self.read(name) if one.standing in standings]
        pace = Pace("exporting", len(chosen), "questions", monotonic)
        lines = []
        for done, (example, relevant) in enumerate(self._cited(chosen)):
            if done % _EVERY == 0:
                yield pace.at(done)
            lines.append(_line(example, relevant))
        self._desk.files.write(file, lines)
        return len(lines)

    def _brought(
        self, tables: Sequence[QuestionTable], bringing: Bringing, where: str
    ) -> Work[QuestionReport]:
        begun = monotonic()
        matcher = Matcher(self._store, self._searcher)
        intake = Intake(self._store, matcher, self.read(bringing.name), bringing)
        for table in tables:
            yield from intake.table(table)
        require_some(intake.report, where)
        report = intake.report
        report.added = self.add(bringing.name, intake.examples) if intake.examples else 0
        yield from intake.summed_up()
        report.seconds = round(monotonic() - begun, 2)
        return report

    def _cited(self, examples: Sequence[Example]) -> Iterator[tuple[Example, list[str]]]:
        names: dict[str, str] = {}
        for example in examples:
            for id in example.answers:
                if id not in names:
                    names[id] = self._name(id)
            yield example, [names[id] for id in example.answers]

    def _name(self, id: str) -> str:
        found = self._store.provisions([id]).get(id)
        if found is None:
            return id
        citation = found[1].cite(found[0])
        named = resolve(self._store, citation)
        return citation if named and named[0][0].id == id else id


def _line(example: Example, relevant: Sequence[str]) -> Mapping[str, Any]:
    told = {"id": example.id, "question": example.text, "relevant": list(relevant)}
    about = {
        "origin": example.origin.value,
        "source": example.source,
        "tone": example.tone,
        "standing": example.standing.value,
    }
    return told | {name: value for name, value in about.items() if value}
