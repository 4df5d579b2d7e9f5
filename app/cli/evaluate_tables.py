"""Words the figures of an evaluation: as fields for JSON, and as lines of a table for people."""

from collections.abc import Mapping, Sequence
from typing import Any
from unicodedata import east_asian_width

from app.domain.measures_spans import PASSAGES
from app.domain.significance import Difference, Interval, resamples_for
from app.services.evaluating import Evaluation
from app.services.evaluating_groups import By, Group
from app.services.evaluating_indexes import Compared, Moved
from app.services.evaluating_parts import Row
from app.services.evaluating_passages import PartFigures, PassageEvaluation

_MEASURES = (
    "hit@1", "hit@5", "hit@10", "mrr@10", "ndcg@10",
    "recall@10", "recall@20", "recall@64", "recall@100",
)  # fmt: skip
_ROWS = {
    "words": "words only",
    "meaning": "meaning only",
    "fused": "fused",
    "second": "+ bundled encoder's view",
    "lexicon": "+ lexicon",
    "priors": "+ priors",
    "references": "+ references",
    "interpretations": "+ interpretations, duplicates",
    "reranker": "+ reranker",
}
_WIDE = 30
_GAINS = ("hit@1", "hit@10", "mrr@10", "recall@100")
_TEXT = 60


def fields(found: Evaluation) -> dict[str, Any]:
    """The figures of one evaluation."""
    return {
        "questions": found.questions,
        "unresolved": list(found.unresolved),
        "metrics": found.metrics,
        "intervals": _pairs(found.intervals),
        "resamples": resamples_for(found.questions),
        "ms": found.ms,
        "index": found.index,
    }


def lines(found: Evaluation) -> list[str]:
    """The figures of one evaluation, one measure a line."""
    told = [f"{found.questions} questions · index “{found.index}” · 95 % intervals"]
    for name, value in found.metrics.items():
        told.append(f"  {name:<11} {value:.4f}  {_between(found.intervals[name])}")
    told.append(f"  ms p50 {found.ms['p50']:.1f}, p95 {found.ms['p95']:.1f}")
    return [*told, *(f"  not in this library: {citation}" for citation in found.unresolved)]


def row_fields(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """The table of parts."""
    return [
        {
            "part": row.part,
            "metrics": row.evaluation.metrics,
            "ms": row.evaluation.ms,
            "gained": {name: _difference(gain) for name, gain in row.gained.items()},
        }
        for row in rows
    ]


def row_lines(rows: Sequence[Row]) -> list[str]:
    """The table of parts: a row's figures, and below them what it gained over the row before."""
    told = [_head("part", ("p50 ms", "p95 ms"))]
    for row in rows:
        ms = row.evaluation.ms
        told.append(_line(_ROWS[row.part], row.evaluation.metrics, (ms["p50"], ms["p95"])))
        if row.gained:
            gains = ", ".join(f"{name} {_gain(row.gained[name])}" for name in _GAINS)
            told.append(f"    {gains}")
    return told


def group_fields(groups: Sequence[Group]) -> list[dict[str, Any]]:
    """The groups of questions."""
    return [
        {
            "group": group.name,
            "questions": group.questions,
            "gathered": group.gathered,
            "metrics": group.metrics,
            "intervals": _pairs(group.intervals),
        }
        for group in groups
    ]


def group_lines(groups: Sequence[Group], by: By) -> list[str]:
    """The groups of questions, each with the interval of hit@10."""
    told = ["", _head(f"by {by}", ("questions", "hit@10 between"))]
    for group in groups:
        ends = (group.questions, _between(group.intervals["hit@10"]))
        told.append(_line(_group_name(group, by), group.metrics, ends))
    return told


def compared_fields(found: Compared) -> dict[str, Any]:
    """The comparison of two indexes."""
    sides = ((found.first, found.before), (found.second, found.after))
    before, after = (
        {"id": one.id, "encoder": one.encoder.caption, "metrics": measured.metrics,
         "intervals": _pairs(measured.intervals), "ms": measured.ms}
        for one, measured in sides
    )  # fmt: skip
    return {
        "before": before,
        "after": after,
        "wins": found.wins,
        "losses": found.losses,
        "ties": found.ties,
        "differences": {name: _difference(gain) for name, gain in found.differences.items()},
        "lost": [_moved(one) for one in found.lost],
        "ranks": [_moved(one) for one in found.moved],
    }


def compared_lines(found: Compared) -> list[str]:
    """The comparison of two indexes, with the questions that lost."""
    told = [
        "",
        f"before: {found.first.id} ({found.first.encoder.caption})",
        f"after:  {found.second.id} ({found.second.encoder.caption})",
        f"{found.wins} questions found earlier, {found.losses} later, {found.ties} as before",
    ]
    for name, gain in found.differences.items():
        values = f"{found.before.metrics[name]:.4f} → {found.after.metrics[name]:.4f}"
        told.append(f"  {name:<7} {values}  {_gain(gain)}  p {gain.p:.4f}")
    told.extend(["", "found later (rank before → after)"] if found.losses else [])
    return [*told, *(_moved_line(one) for one in found.lost)]


def passage_fields(found: PassageEvaluation) -> dict[str, Any]:
    """The figures of LegalBench-RAG."""
    return {
        "format": "legalbench-rag",
        "questions": found.questions,
        "mini": found.mini,
        "documents": found.documents,
        "unresolved": list(found.unresolved),
        "metrics": found.metrics,
        "intervals": _pairs(found.intervals),
        "parts": [_part(one) for one in found.parts],
        "ms": found.ms,
        "index": found.index,
    }


def passage_lines(found: PassageEvaluation) -> list[str]:
    """The figures of LegalBench-RAG in percent, a part a line."""
    size = "mini, chosen by the published rule" if found.mini else "full"
    told = [
        f"LegalBench-RAG ({size}): {found.questions} questions, searched in all "
        f"{found.documents} documents · index “{found.index}”",
    ]
    for measure in ("recall", "precision"):
        heads = "".join(f"{'@' + str(k):>22}" for k in PASSAGES)
        told.append(f"{measure + ', %':<14}{heads}")
        told.extend(_part_line(measure, one.part, one) for one in found.parts)
        told.append(_part_line(measure, "average", found))
    told.append(f"ms p50 {found.ms['p50']:.1f}, p95 {found.ms['p95']:.1f}")
    return [*told, *(f"not in this library: {path}" for path in found.unresolved)]


def _part(one: PartFigures) -> dict[str, Any]:
    return {
        "part": one.part,
        "questions": one.questions,
        "metrics": one.metrics,
        "intervals": _pairs(one.intervals),
    }


def _part_line(measure: str, name: str, one: PartFigures | PassageEvaluation) -> str:
    cells = []
    for k in PASSAGES:
        low, high = one.intervals[f"{measure}@{k}"]
        value = one.metrics[f"{measure}@{k}"]
        cells.append(f"{100 * value:6.2f} [{100 * low:5.1f},{100 * high:6.1f}]".rjust(22))
    return f"  {name:<12}{''.join(cells)}"


def _head(name: str, ends: Sequence[str]) -> str:
    names = [measure.replace("recall", "rec") for measure in _MEASURES]
    return f"{name:<{_WIDE}}" + "".join(f"{one:>8}" for one in names) + _ends(ends)


def _line(name: str, metrics: Mapping[str, float], ends: Sequence[float | str]) -> str:
    values = "".join(f"{metrics[measure]:8.3f}" for measure in _MEASURES)
    return _fitted(name) + values + _ends(ends)


def _fitted(name: str) -> str:
    """A name in _WIDE columns of a terminal, where a Chinese character takes two."""
    shown, left = "", _WIDE - 2
    for sign in name:
        left -= 2 if east_asian_width(sign) in "WF" else 1
        if left < 0:
            return f"{shown}…" + " " * (_WIDE - 1 - _columns(shown))
        shown += sign
    return shown + " " * (_WIDE - _columns(shown))


def _columns(text: str) -> int:
    return sum(2 if east_asian_width(sign) in "WF" else 1 for sign in text)


def _ends(ends: Sequence[float | str]) -> str:
    told = (f"{one:.1f}" if isinstance(one, float) else f"{one}" for one in ends)
    return "".join(f"  {one:>8}" for one in told)


def _group_name(group: Group, by: By) -> str:
    if group.gathered:
        return f"{group.gathered} others"
    if not group.name:
        return "not in this library"
    return f"{group.name} characters" if by is By.LENGTH else group.name


def _moved(one: Moved) -> dict[str, Any]:
    return {
        "id": one.asked.id,
        "question": one.asked.text,
        "before": one.before or None,
        "after": one.after or None,
    }


def _moved_line(one: Moved) -> str:
    text = " ".join(one.asked.text.split())
    shown = text if len(text) <= _TEXT else text[:_TEXT] + "…"
    return f"  {one.before or '–':>4} → {one.after or '–':<4} {one.asked.id}  {shown}"


def _difference(gain: Difference) -> dict[str, Any]:
    told: dict[str, Any] = {
        "difference": round(gain.value, 4),
        "interval": [round(gain.low, 4), round(gain.high, 4)],
    }
    return told if gain.p is None else {**told, "p": round(gain.p, 5)}


def _gain(gain: Difference) -> str:
    return f"{gain.value:+.3f} [{gain.low:+.3f}, {gain.high:+.3f}]"


def _between(bounds: Interval) -> str:
    return f"{bounds[0]:.3f}-{bounds[1]:.3f}"


def _pairs(bounds: Mapping[str, Interval]) -> dict[str, list[float]]:
    return {name: list(pair) for name, pair in bounds.items()}
