"""``pandecta index widths``: what narrower vectors cost and save, as a table."""

import argparse
from typing import Any

from app.cli.running import finish, print_json
from app.domain.dial import FROM_FILE, Dial, Point, loss, recommended, storage_factor, vector_bytes
from app.services.library import OpenLibrary


def dial_of(library: OpenLibrary, args: argparse.Namespace) -> int:
    """Measure an index at its widths and print the table; raises PandectaError."""
    dial = finish(library.measure_widths(args.questions, args.id or ""))
    return print_json(_fields(dial)) if args.json else _table(dial)


def _table(dial: Dial) -> int:
    kind = "questions" if dial.source == FROM_FILE else "sentences of its own as questions"
    print(f"{dial.index}: {dial.rows:,} passages, {dial.questions} {kind}, exact scan")
    print("width   hit@1  hit@10  mrr@10  rec@100   kept      MB      ms")
    for point in dial.points:
        print(
            f"{point.width:>5}{' ' if point.trained else '*'} {point.hit_1:6.3f}"
            f"  {point.hit_10:6.3f}  {point.mrr_10:6.3f}  {point.recall_100:7.3f}"
            f"  {point.kept:5.3f}  {_megabytes(dial, point):6.1f}  {point.ms:6.1f}"
            f"  {_sentence(dial, point)}"
        )
    if not all(point.trained for point in dial.points):
        print("* the model was not trained for this width")
    if dial.index_recall is not None and dial.index_ms is not None:
        print(
            f"vector index {dial.vector_index}: {dial.index_recall:.3f} of the exact first ten "
            f"in {dial.index_ms:.1f} ms"
        )
    print(f"recommended: {recommended(dial)}")
    return 0


def _sentence(dial: Dial, point: Point) -> str:
    if point is dial.full:
        return ""
    factor = storage_factor(dial.full.width, point.width)
    return f"{-loss(dial.full, point).points:+.1f} points hit@10, {factor:.1f} times less storage"


def _megabytes(dial: Dial, point: Point) -> float:
    return dial.rows * vector_bytes(point.width) / 1e6


def _fields(dial: Dial) -> dict[str, Any]:
    return {
        "index": dial.index,
        "rows": dial.rows,
        "scanned": dial.scanned,
        "source": dial.source,
        "questions": dial.questions,
        "unresolved": dial.unresolved,
        "vector_index": dial.vector_index,
        "index_recall": dial.index_recall,
        "index_ms": dial.index_ms,
        "recommended": recommended(dial),
        "widths": [_point(dial, point) for point in dial.points],
    }


def _point(dial: Dial, point: Point) -> dict[str, Any]:
    lost = loss(dial.full, point)
    return {
        "width": point.width,
        "trained": point.trained,
        "hit@1": point.hit_1,
        "hit@10": point.hit_10,
        "mrr@10": point.mrr_10,
        "recall@100": point.recall_100,
        "kept": point.kept,
        "ms": point.ms,
        "bytes": dial.rows * vector_bytes(point.width),
        "lost_points": lost.points,
        "p": lost.p,
    }
