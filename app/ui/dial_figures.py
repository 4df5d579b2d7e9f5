"""Words and figures about the widths of an index: the table's cells, the sentences below it."""

from collections.abc import Sequence

from PySide6.QtCore import QCoreApplication, QLocale

from app.domain.dial import (
    FEWEST,
    KNOWN_ITEM,
    Dial,
    Point,
    code_bytes,
    flat_bytes,
    loss,
    recommended,
    storage_factor,
    vector_bytes,
)
from app.domain.index import QUANTISED
from app.ui import phrases

translate = QCoreApplication.translate


def megabytes(dial: Dial, point: Point) -> float:
    """MB (10^6 bytes) of the vectors of the whole index at this width."""
    return dial.rows * vector_bytes(point.width) / 1e6


def columns() -> tuple[str, ...]:
    """The heads of the table."""
    return (
        translate("Dial", "Numbers"),
        translate("Dial", "Size"),
        translate("Dial", "First"),
        translate("Dial", "First 10"),
        translate("Dial", "First 100"),
        translate("Dial", "Same 10"),
        translate("Dial", "Time"),
    )


def columns_told() -> tuple[str, ...]:
    """What each column means."""
    return (
        translate("Dial", "How many numbers stand for a passage"),
        translate("Dial", "Vectors of the whole library on the disk"),
        translate("Dial", "Questions whose first hit is right (hit@1)"),
        translate("Dial", "Questions with a right hit among the first ten (hit@10)"),
        translate("Dial", "Right provisions found among the first hundred (recall@100)"),
        translate("Dial", "Share of the first ten that is the same as at the full width"),
        translate("Dial", "One question compared with every passage, without an index"),
    )


def cells(dial: Dial, point: Point) -> tuple[str, ...]:
    """The figures of one width, by column."""
    shares = (point.hit_1, point.hit_10, point.recall_100, point.kept)
    return (
        phrases.number(point.width),
        phrases.size(dial.rows * vector_bytes(point.width)),
        *map(share, shares),
        milliseconds(point.ms),
    )


def cell_told(dial: Dial, point: Point) -> str:
    """What stands behind a row of the table."""
    told = [
        translate(
            "Dial", "{0} bytes per passage; {1} more with a quantised index, {2} without"
        ).format(
            phrases.number(vector_bytes(point.width)),
            phrases.size(dial.rows * code_bytes(point.width)),
            phrases.size(dial.rows * flat_bytes(point.width)),
        ),
        translate("Dial", "Mean reciprocal rank (MRR@10): {0}").format(decimal(point.mrr_10, 3)),
    ]
    if not point.trained:
        told.append(translate("Dial", "The model is not trained for this width."))
    return "\n".join(told)


def source(dial: Dial) -> str:
    """What was measured, on what."""
    if dial.source == KNOWN_ITEM:
        told = translate(
            "Dial",
            "Measured with {0} sentences taken from provisions of this library, each of which has "
            "to find its own provision. People ask in other words; questions with known answers "
            "tell more.",
        )
        return told.format(phrases.number(dial.questions))
    told = translate(
        "Dial", "Measured with {0} questions whose answers are known, on {1} passages."
    )
    sentences = [told.format(phrases.number(dial.questions), phrases.number(dial.scanned))]
    if dial.unresolved:
        missed = translate("Dial", "The answers of {0} are not in this library.")
        sentences.append(missed.format(phrases.number(dial.unresolved)))
    return " ".join(sentences)


def sentence(dial: Dial, point: Point) -> str:
    """What one width loses and saves."""
    if point.width == dial.full.width:
        told = translate("Dial", "All {0} numbers: {1} of the answers are among the first ten.")
        return told.format(phrases.number(point.width), share(point.hit_10))
    lost = loss(dial.full, point)
    told = translate("Dial", "{0} numbers: {1} points hit@10, {2} times less storage.")
    sentences = [
        told.format(
            phrases.number(point.width),
            signed(-lost.points),
            decimal(storage_factor(dial.full.width, point.width), 1),
        )
    ]
    if lost.significant:
        sentences.append(translate("Dial", "Chance does not explain this loss."))
    elif round(lost.points, 1):
        sentences.append(translate("Dial", "The difference may be chance."))
    if not point.trained:
        sentences.append(translate("Dial", "The model is not trained for this width."))
    return " ".join(sentences)


def advice(dial: Dial) -> str:
    """Which width is advised, and how good the vector index itself is."""
    width = recommended(dial)
    if dial.questions < FEWEST:
        told = translate("Dial", "With fewer than {0} questions no narrower width is advised.")
        sentences = [told.format(FEWEST)]
    elif width == dial.full.width:
        sentences = [translate("Dial", "Advised: keep all {0} numbers.").format(width)]
    else:
        sentences = [translate("Dial", "Advised: {0} numbers.").format(width)]
    if dial.index_recall is not None and dial.index_ms is not None:
        if dial.vector_index == QUANTISED:
            told = translate("Dial", "The quantised index finds {0} of the exact first ten in {1}.")
        else:
            told = translate("Dial", "The index finds {0} of the exact first ten in {1}.")
        sentences.append(told.format(share(dial.index_recall), milliseconds(dial.index_ms)))
    return " ".join(sentences)


def table_told(dial: Dial) -> str:
    """The whole table as text, for those who hear it."""
    heads = columns()
    return "\n".join(_row_told(heads, cells(dial, point)) for point in dial.points)


def _row_told(heads: Sequence[str], row: Sequence[str]) -> str:
    pair = translate("Dial", "{0}: {1}")
    return ", ".join(pair.format(*both) for both in zip(heads, row, strict=True))


def decimal(value: float, places: int) -> str:
    """A number with so many decimals, as the locale writes it."""
    return QLocale().toString(float(value), "f", places)


def signed(points: float) -> str:
    """A difference with its sign, to one decimal; a true minus sign."""
    mark = "−" if round(points, 1) < 0 else "+" if round(points, 1) > 0 else "±"
    return mark + decimal(abs(points), 1)


def share(value: float) -> str:
    """A share in percent, to one decimal."""
    return translate("Dial", "{0} %").format(decimal(100 * value, 1))


def milliseconds(value: float) -> str:
    """A short time."""
    return translate("Dial", "{0} ms").format(decimal(value, 1 if value < 20 else 0))
