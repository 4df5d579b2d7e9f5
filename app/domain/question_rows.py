"""A question as a file or a data set has it, before its answers are found in a library."""

import re
import unicodedata
from dataclasses import dataclass

from app.domain.measures_spans import Span
from app.domain.training import Origin, Standing

_KEPT = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class QuestionRow:
    """One row: the question, and what answers it.

    `answers` are citations, ids or texts, as they stand there; `spans` characters of documents.
    `where` is the row's place in its file, for people. `origin`, `standing` and `source` are those
    that the row itself tells, None and empty where it tells nothing.
    """

    where: str
    text: str
    answers: tuple[str, ...] = ()
    spans: tuple[Span, ...] = ()
    id: str = ""
    tone: str = ""
    source: str = ""
    origin: Origin | None = None
    standing: Standing | None = None


@dataclass(frozen=True, slots=True)
class QuestionTable:
    """The rows of a source; `source` is its name, `origin` what such a source usually holds.

    `standing` is that of its questions until somebody looks at them. `left` are places that were
    not read, each with the reason and a detail.
    """

    source: str
    origin: Origin
    rows: tuple[QuestionRow, ...]
    left: tuple[tuple[str, str, str], ...] = ()
    standing: Standing = Standing.ACCEPTED


def text_key(text: str) -> str:
    """The form under which texts are the same: only letters and digits, in one case and width."""
    return "".join(_KEPT.findall(unicodedata.normalize("NFKC", text).casefold()))
