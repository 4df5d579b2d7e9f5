"""The shapes through which questions come in: files, data sets, and what the person keeps."""

from collections.abc import Mapping, Sequence
from typing import Any, Protocol

from app.domain.events import Work
from app.domain.kept import Kept
from app.domain.question_rows import QuestionTable
from app.services.source_ports import Reading


class QuestionSources(Protocol):
    """Reads questions with their answers from files, and writes them."""

    def read(self, path: str, reading: Reading) -> Work[QuestionTable]:
        """The rows of a file, or of a folder with LegalBench-RAG's; raises QuestionsUnreadable.

        `reading.format` is the form to hold to, `reading.columns` the columns of ``question``,
        ``answer``, ``id`` and ``tone`` where their names do not tell.
        """
        ...

    def write(self, path: str, lines: Sequence[Mapping[str, Any]]) -> None:
        """Write lines of JSON, replacing what was there in one step; raises LibraryNotWritable."""
        ...


class Datasets(Protocol):
    """Fetches data sets from a hub; nothing is contacted before a work is begun."""

    def fetch(self, name: str, files: str, library: str) -> Work[list[str]]:
        """Fetch the files of a data set into the library's folder; their paths.

        `files` is a pattern or a part of the wanted paths, empty for all. Closed or failed, what
        has come is kept, and the next call goes on from there. Raises DownloadFailed.
        """
        ...

    def discard(self, name: str, library: str) -> None:
        """Remove what was fetched of it."""
        ...


class KeptData(Protocol):
    """What the person keeps beside a library; raises UserDataNotWritable."""

    def kept(self, library: str) -> Kept:
        """Favourites, history and the rest."""
        ...
