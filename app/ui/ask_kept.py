"""What a page does with kept runs, in the background: list, open, compare, delete, bring back."""

import json
from collections.abc import Callable, Sequence

from PySide6.QtCore import QObject, Signal

from app.domain.asking import Run
from app.domain.run_json import as_fields
from app.services.chatting import Runs
from app.services.run_comparing import compare, comparison_markdown
from app.services.run_text import markdown
from app.ui import language
from app.ui.session import Session
from app.ui.task import Task, once


class KeptRuns(QObject):
    """Emits `listed` with RunLines, `opened` with a Run, `told` with a record to be shown.

    `told` carries the text, and the same as JSON where there is such; `deleted` the Runs that can
    be brought back; `troubled` an error.
    """

    listed = Signal(object)
    opened = Signal(object)
    told = Signal(str, str)
    deleted = Signal(object)
    troubled = Signal(object)

    def __init__(self, session: Session, parent: QObject | None = None) -> None:
        super().__init__(parent)
        self._session = session

    def refresh(self) -> None:
        """List the runs of the open library."""
        if (library := self._session.library) is not None:
            self._do(self._runs.list, library.path).done.connect(self.listed)

    def open(self, id: str) -> None:
        """Get a run, to be shown as it was."""
        self._do(self._runs.get, id).done.connect(self.opened)

    def compare(self, before: str, after: str) -> None:
        """Compare two runs."""
        self._do(_compared, self._runs, before, after, self._language).done.connect(self._tell)

    def record(self, id: str) -> None:
        """Tell all of a kept run."""
        self._do(_recorded, self._runs, id, self._language).done.connect(self._tell)

    def record_of(self, run: Run) -> None:
        """Tell all of this run."""
        self._do(_written, run, self._language).done.connect(self._tell)

    def delete(self, ids: Sequence[str]) -> None:
        """Delete runs; `deleted` tells which they were."""
        task = self._do(_deleted, self._runs, tuple(ids))
        task.done.connect(self.deleted)
        task.ended.connect(self.refresh)

    def keep_again(self, runs: Sequence[Run]) -> None:
        """Keep runs that were deleted."""
        self._do(_kept_again, self._runs, tuple(runs)).ended.connect(self.refresh)

    @property
    def _runs(self) -> Runs:
        return self._session.program.runs

    @property
    def _language(self) -> str:
        return language.wanted(self._session.program.settings.language).value

    def _do(self, function: Callable[..., object], *arguments: object) -> Task:
        # one kind for each: the newest of them silences only its like
        kind = f"runs {getattr(function, '__name__', '')}"
        task = self._session.lanes.shelf.start(once(function, *arguments), kind)
        task.failed.connect(self.troubled)
        return task

    def _tell(self, texts: tuple[str, str]) -> None:
        self.told.emit(*texts)


def _written(run: Run, language: str) -> tuple[str, str]:
    return markdown(run, language), json.dumps(as_fields(run), ensure_ascii=False, indent=2)


def _recorded(runs: Runs, id: str, language: str) -> tuple[str, str]:
    return _written(runs.get(id), language)


def _compared(runs: Runs, before: str, after: str, language: str) -> tuple[str, str]:
    return comparison_markdown(compare(runs.get(before), runs.get(after)), language), ""


def _deleted(runs: Runs, ids: Sequence[str]) -> list[Run]:
    found = [runs.get(id) for id in ids]
    runs.delete(ids)
    return found


def _kept_again(runs: Runs, found: Sequence[Run]) -> None:
    for run in found:
        runs.keep(run)
