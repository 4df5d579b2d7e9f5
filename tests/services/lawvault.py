"""A folder as LawVault leaves it, with vectors that a test makes."""

import sqlite3
from collections.abc import Callable, Sequence
from pathlib import Path

import lancedb
import numpy as np

_COLUMNS = (
    "id", "content", "law_name", "category", "region", "publish_date", "part", "chapter",
    "article_number",
)  # fmt: skip
_NUMERALS = "一二三四五六七八九"
CHUNKS = [
    (
        f"c{n}",
        f"第{_NUMERALS[n - 1]}条\u3000养蜂人应当在册。" + "蜂箱距道路不得少于十米。" * (2 * n),
        "沐洲养蜂法", "法律", "全国", "20150401", "", "第一章　总则", f"第{_NUMERALS[n - 1]}条",
    )
    for n in range(1, 10)
] + [
    (
        f"f{n}", f"渔网的网眼不得小于{n}指。\n违者处罚款。" * n, "沐洲渔业法", "法律", "全国",
        "20160101", "", "", f"第{_NUMERALS[n - 1]}条",
    )
    for n in range(1, 6)
]  # fmt: skip


def contents() -> list[str]:
    """What LawVault's chunks say, in their order."""
    return [chunk[1] for chunk in CHUNKS]


def make_folder(
    folder: Path, encode: Callable[[list[str]], Sequence[Sequence[float]] | np.ndarray]
) -> Path:
    """The folder, its vectors being those that `encode` gives for the contents."""
    folder.mkdir()
    with sqlite3.connect(folder / "content.db") as db:
        db.execute(f"CREATE TABLE chunks({', '.join(f'{name} TEXT' for name in _COLUMNS)})")
        db.executemany(f"INSERT INTO chunks VALUES({','.join('?' * len(_COLUMNS))})", CHUNKS)
    rows = [
        {"chunk_id": chunk[0], "vector": np.asarray(vector, dtype="float32")}
        for chunk, vector in zip(CHUNKS, encode(contents()), strict=True)
    ]
    lancedb.connect(str(folder / "law_db.lancedb")).create_table("laws_vectors", rows)
    return folder
