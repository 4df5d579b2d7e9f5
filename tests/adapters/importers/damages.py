"""Damages files in the ways in which files are damaged, by accident and on purpose."""

import zipfile
from collections.abc import Callable
from functools import lru_cache
from io import BytesIO
from pathlib import PurePosixPath
from random import Random

from tests.adapters.importers.samples import CHINESE, TITLE

Named = tuple[str, bytes]
Damage = Callable[[Random, str, bytes], Named]

_INNER = "word/document.xml"
_LAUGHS = "<!DOCTYPE lolz [<!ENTITY l0 'lol'>{}]>\n".format(
    "".join(f"<!ENTITY l{n} '{f'&l{n - 1};' * 10}'>" for n in range(1, 10))
)
_FILE = "<!DOCTYPE x [<!ENTITY l9 SYSTEM 'file:///etc/hostname'>]>\n"
_REMOTE = "<!DOCTYPE x SYSTEM 'http://127.0.0.1:9/x.dtd' [<!ENTITY % p 'l9'>%p;]>\n"
_OPENERS = ("<p>", "<a x='1'>", "<section>", "(", "[", "{", "（", "《", "**", "> ", "- ", "# ", '"')
_ENCODINGS = ("utf-8", "utf-8-sig", "utf-16", "utf-32", "gb18030", "cp1252", "shift_jis")


def _zipped(files: dict[str, bytes]) -> bytes:
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in files.items():
            archive.writestr(name, data)
    return out.getvalue()


def _within(data: bytes, change: Callable[[bytes], bytes]) -> bytes:
    """`data` changed; of a Word file, the part that holds its text."""
    if not data.startswith(b"PK"):
        return change(data)
    with zipfile.ZipFile(BytesIO(data)) as archive:
        files = {name: archive.read(name) for name in archive.namelist()}
    return _zipped({n: change(d) if n == _INNER else d for n, d in files.items()})


def _flipped(rng: Random, name: str, data: bytes) -> Named:
    damaged = bytearray(data)
    for _ in range(rng.choice((1, 3, 30, 300))):
        damaged[rng.randrange(len(damaged))] = rng.randrange(256)
    return name, bytes(damaged)


def _flipped_within(rng: Random, name: str, data: bytes) -> Named:
    return name, _within(data, lambda inner: _flipped(rng, name, inner)[1])


def _truncated(rng: Random, name: str, data: bytes) -> Named:
    return name, data[: rng.randrange(len(data))]


def _truncated_within(rng: Random, name: str, data: bytes) -> Named:
    return name, _within(data, lambda inner: inner[: rng.randrange(len(inner))])


def _shuffled(rng: Random, name: str, data: bytes) -> Named:
    """Slices left out, doubled, and in another order."""

    def change(inner: bytes) -> bytes:
        cuts = sorted(rng.randrange(len(inner)) for _ in range(rng.randrange(1, 8)))
        parts = [inner[a:b] for a, b in zip([0, *cuts], [*cuts, len(inner)], strict=True)]
        return b"".join(rng.choices(parts, k=rng.randrange(1, 12)))

    return name, _within(data, change)


def _entities(rng: Random, name: str, data: bytes) -> Named:
    """A document type with billion laughs, a file of this machine, or a remote one."""
    declared = rng.choice((_LAUGHS, _FILE, _REMOTE, "")).encode()

    def change(inner: bytes) -> bytes:
        at = inner.find(b"?>") + 2 if inner.startswith(b"<?xml") else 0
        place = inner.find(b">", rng.randrange(at, len(inner))) + 1
        return inner[:at] + declared + inner[at:place] + b"&l9;&nbsp;&#0;" + inner[place:]

    return name, _within(data, change)


def _nested(rng: Random, name: str, data: bytes) -> Named:
    """Brackets or elements that open thousands of times, closed or not."""
    opener = rng.choice(_OPENERS)
    count = rng.choice((150, 300, 3_000, 50_000))
    closer = f"</{opener[1:].split()[0].rstrip('>')}>" * count if opener[0] == "<" else ""
    deep = opener * count + "x" + rng.choice((closer, "", ")" * count))

    def change(inner: bytes) -> bytes:
        place = inner.find(rng.choice((b">", b"\n")), rng.randrange(len(inner))) + 1
        return inner[:place] + deep.encode() + inner[place:]

    return name, _within(data, change)


def _long_title(rng: Random, name: str, data: bytes) -> Named:
    def change(inner: bytes) -> bytes:
        for title in (TITLE, CHINESE):
            long = (title + rng.choice(("", " ", "，", "\u202e"))) * (10_000 // len(title))
            inner = inner.replace(title.encode(), long.encode())
        return inner

    return name, _within(data, change)


def _no_title(rng: Random, name: str, data: bytes) -> Named:
    empty = rng.choice((b"", b" ", "\u200b".encode(), b"{title}"))
    change = lambda inner: inner.replace(TITLE.encode(), empty).replace(CHINESE.encode(), empty)  # noqa: E731
    return name, _within(data, change)


def _foreign_name(rng: Random, name: str, data: bytes) -> Named:
    stem = rng.choice(
        ("\u202egnp", "عقد\u200f إيجار", "\u2066חוזה\u2069", "文件\u3000名", "a\tb%00", "%")
    )
    return f"{stem}{PurePosixPath(name).suffix}", data


def _nul(rng: Random, name: str, data: bytes) -> Named:
    def change(inner: bytes) -> bytes:
        for _ in range(rng.randrange(1, 20)):
            place = rng.randrange(len(inner))
            inner = inner[:place] + b"\0" * rng.choice((1, 100)) + inner[place:]
        return inner

    return name, _within(data, change)


def _random(rng: Random, name: str, data: bytes) -> Named:
    return name, rng.choice((b"", data[:8], b"PK\x03\x04")) + rng.randbytes(rng.randrange(4_000))


def _mixed(rng: Random, name: str, data: bytes) -> Named:
    """A text that goes on in another encoding, or that is in none of the usual ones."""

    def change(inner: bytes) -> bytes:
        text = inner.decode("utf-8", errors="replace")
        place = rng.choice((0, rng.randrange(len(text))))
        parts = (text[:place], text[place:])
        return b"".join(part.encode(rng.choice(_ENCODINGS), errors="replace") for part in parts)

    return name, _within(data, change)


def _wrong_suffix(rng: Random, name: str, data: bytes) -> Named:
    return (
        f"law{rng.choice(('.md', '.txt', '.xml', '.csv', '.jsonl', '.html', '.docx', '.pdf'))}",
        data,
    )


def _flood(rng: Random, name: str, data: bytes) -> Named:
    """Half a million characters of one kind in the middle."""
    flood = rng.choice(
        (" ", "\n", "\t", "a", "第", "1", "(", "&", "<", "-", "|", "\u200b", ",", '"')
    )

    def change(inner: bytes) -> bytes:
        place = rng.randrange(len(inner))
        return inner[:place] + flood.encode() * 500_000 + inner[place:]

    return name, _within(data, change)


@lru_cache(maxsize=32)
def _bomb(suffix: str) -> bytes:
    """Ten million spaces in a few thousand bytes, beside a file of a hundred thousand zeros."""
    return _zipped({f"bomb{suffix}": b" " * 10_000_000, f"zeros{suffix}": bytes(100_000)})


def _zip_bomb(rng: Random, name: str, data: bytes) -> Named:
    bomb = _bomb(PurePosixPath(name).suffix)
    if data.startswith(b"PK") and rng.random() < 0.5:
        return name, _within(data, lambda inner: inner + b" " * 10_000_000)
    return "bomb.zip", bomb


def _nested_zip(rng: Random, name: str, data: bytes) -> Named:
    inner = _zipped({name: data})
    for depth in range(rng.randrange(1, 6)):
        inner = _zipped({f"inner-{depth}.zip": inner})
    return "outer.zip", rng.choice((inner, _zipped({"a.zip": inner, name: data})))


def _odd_entries(rng: Random, name: str, data: bytes) -> Named:
    names = ("../up/", "/root/", "C:\\", "a\\..\\b\\", "\u202e/", "x" * 9_000 + "/", "深/" * 300)
    return "odd.zip", _zipped(
        {f"{rng.choice(names)}{name}": data, f"{rng.choice(names)}b.md": data}
    )


def _damaged_zip(rng: Random, name: str, data: bytes) -> Named:
    change = rng.choice((_flipped, _truncated))
    return "damaged.zip", change(rng, name, _zipped({name: data, f"second-{name}": data}))[1]


DAMAGES: dict[str, Damage] = {
    "bytes flipped": _flipped,
    "bytes flipped within": _flipped_within,
    "truncated": _truncated,
    "truncated within": _truncated_within,
    "slices shuffled": _shuffled,
    "entities": _entities,
    "deep nesting": _nested,
    "long title": _long_title,
    "no title": _no_title,
    "foreign name": _foreign_name,
    "NUL": _nul,
    "random bytes": _random,
    "mixed encodings": _mixed,
    "wrong suffix": _wrong_suffix,
    "flood": _flood,
    "zip bomb": _zip_bomb,
    "nested zip": _nested_zip,
    "odd entries": _odd_entries,
    "damaged zip": _damaged_zip,
}
"""Ways to damage a file: random numbers, its name and its bytes to another name and bytes."""
