"""Words and lays out the figures of LegalBench-RAG: a row for each part, a column a depth."""

from PySide6.QtCore import QCoreApplication

from app.domain.measures_spans import PASSAGES
from app.services.evaluating_passages import PartFigures, PassageEvaluation
from app.ui import evaluation_words as words
from app.ui import phrases
from app.ui.dial_figures import decimal, milliseconds, share
from app.ui.evaluation_tables import Cell, Sheet

translate = QCoreApplication.translate

_NAMES = {
    "cuad": "CUAD", "maud": "MAUD", "contractnli": "ContractNLI", "privacy_qa": "PrivacyQA",
}  # fmt: skip


def headline(found: PassageEvaluation) -> str:
    """The one sentence that matters."""
    told = translate(
        "Evaluation", "{0} of the right characters stand in the first {1} passages, on average."
    )
    deepest = PASSAGES[-1]
    figure = share(found.metrics[f"recall@{deepest}"]).replace(" ", "\u00a0")
    return told.format(figure, deepest)


def aside(found: PassageEvaluation) -> str:
    """What was asked of what, speed and index, and what is not in the library."""
    asked = (
        translate("Evaluation", "{0} questions of LegalBench-RAG’s short form, {1} documents.")
        if found.mini
        else translate("Evaluation", "{0} questions of LegalBench-RAG, {1} documents.")
    )
    speed = translate("Evaluation", "Index “{0}”. A question takes {1}, one in twenty over {2}.")
    times = (milliseconds(found.ms[name]) for name in ("p50", "p95"))
    parts = [
        asked.format(phrases.number(found.questions), phrases.number(found.documents)),
        speed.format(found.index, *times),
    ]
    if found.unresolved:
        parts.append(words.missing(found.unresolved))
    return " ".join(parts)


def of_parts(found: PassageEvaluation, measure: str) -> Sheet:
    """``recall`` or ``precision`` of every part, and the average in which each counts the same."""
    first = translate("Evaluation", "First {0}")
    heads = (
        Cell(translate("Evaluation", "Part")),
        Cell(translate("Evaluation", "Questions")),
        *(Cell(first.format(k), _told(measure, k)) for k in PASSAGES),
    )
    average = Cell(translate("Evaluation", "Average"), bold=True)
    rows = [_row(Cell(_NAMES.get(one.part, one.part)), one, measure) for one in found.parts]
    return Sheet(heads, (*rows, _row(average, found, measure)))


def _row(name: Cell, one: PartFigures | PassageEvaluation, measure: str) -> tuple[Cell, ...]:
    figures = (_figure(one, f"{measure}@{k}", name.bold) for k in PASSAGES)
    return name, Cell(phrases.number(one.questions)), *figures


def _figure(one: PartFigures | PassageEvaluation, name: str, bold: bool) -> Cell:
    told = translate("Evaluation", "{0} = {1}; 95 % interval {2} to {3}")
    figures = (decimal(value, 4) for value in (one.metrics[name], *one.intervals[name]))
    return Cell(share(one.metrics[name]), told.format(name, *figures), bold)


def _told(measure: str, k: int) -> str:
    told = (
        translate("Evaluation", "Of the right characters, those in the first {0} passages")
        if measure == "recall"
        else translate("Evaluation", "Of the characters of the first {0} passages, the right ones")
    )
    return told.format(k)
