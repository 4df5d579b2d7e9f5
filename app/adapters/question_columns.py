"""Tells which columns of a table hold the question and its answers, and reads its rows by them."""

import re
import unicodedata
from collections.abc import Mapping, Sequence

from app.domain.errors import QuestionsUnreadable
from app.domain.question_rows import QuestionRow
from app.domain.training import Origin, Standing

_NAMES = {
    "question": "question|questions|query|anchor|asked|question text|user question|prompt|问题|提问"
    "|咨询问题|咨询|用户问题|sentence1|text",
    "answer": "relevant|citation|citations|provision id|provision ids|provision|provisions|"
    "article|articles|section|sections|statute|law article|法条|法律条文|条文|引用法条|相关法条|"
    "法律依据|依据|引用|出处|positive|positives|pos|context|contexts|passage|passages|"
    "positive passage|document|sentence2|ground truth|answer|answers|答案",
    "id": "id|qid|question id|query id|编号|序号",
    "tone": "tone|style|语气",
    "source": "source|dataset|data set|subset|来源|数据集",
    "origin": "origin",
    "standing": "standing",
}
FIELDS = frozenset(_NAMES)
"""Our fields; `_NAMES` has the names of their columns, the surest first."""

_ORIGINS = {one.value: one for one in Origin}
_STANDINGS = {one.value: one for one in Standing}
_NAME = 200


def columns_of(path: str, found: Sequence[str], told: Mapping[str, str]) -> dict[str, str]:
    """The column of each of our fields among those `found`; fields without one are left out.

    `told` maps our fields to columns. Raises QuestionsUnreadable where a field is none of ours,
    a column is not there, or there is none for the question or the answer.
    """
    free = {_levelled(name): name for name in reversed(found) if name.strip()}
    columns: dict[str, str] = {}
    for field, column in told.items():
        name = free.get(_levelled(column), "")
        if field not in FIELDS or not name:
            listed = ", ".join(sorted(FIELDS)) if field not in FIELDS else _listed(found)
            raise QuestionsUnreadable(path, 0, f"no column {field}={column}: {listed}")
        columns[field] = name
    taken = {_levelled(name) for name in columns.values()}
    for field, names in _NAMES.items():
        if field not in columns:
            there = [one for one in names.split("|") if one in free and one not in taken]
            if there:
                columns[field] = free[there[0]]
                taken.add(there[0])
    if missing := [field for field in ("question", "answer") if field not in columns]:
        raise QuestionsUnreadable(path, 0, f"no column for {' '.join(missing)}: {_listed(found)}")
    return columns


def row_of(where: str, cells: Mapping[str, object], columns: Mapping[str, str]) -> QuestionRow:
    """The row with these cells; what is no text counts as empty."""
    told = {field: cells.get(column) for field, column in columns.items()}
    return QuestionRow(
        where,
        _text(told["question"]),
        tuple(filter(None, _texts(told["answer"]))),
        id=_text(told.get("id"))[:_NAME],
        tone=_text(told.get("tone"))[:_NAME],
        source=_text(told.get("source"))[:_NAME],
        origin=_ORIGINS.get(_text(told.get("origin"))),
        standing=_STANDINGS.get(_text(told.get("standing"))),
    )


def _texts(value: object) -> list[str]:
    return [_text(one) for one in value] if isinstance(value, (list, tuple)) else [_text(value)]


def _text(value: object) -> str:
    """A cell as text that a file takes; whole numbers of a spreadsheet come as 12.0."""
    if isinstance(value, float) and value.is_integer():
        value = int(value)
    if isinstance(value, str | int) and not isinstance(value, bool):
        whole = str(value).replace("\0", "").strip()
        return whole.encode("utf-8", "replace").decode("utf-8")
    return ""


def _levelled(name: str) -> str:
    return re.sub(r"[\s_-]+", " ", unicodedata.normalize("NFKC", name)).strip().casefold()


def _listed(found: Sequence[str]) -> str:
    return ", ".join(name[:40] for name in found[:40])
