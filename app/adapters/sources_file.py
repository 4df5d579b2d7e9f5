"""Reads the list of libraries that can be fetched from a TOML file, and judges every entry."""

import re
import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.errors import SourceMissing, SourceUnreadable
from app.domain.sourcing import SourceEntry, SourceFile, is_loopback, is_safe_name, may_be_asked

_NAME = re.compile(r"[a-z0-9][a-z0-9-]{0,39}")
_SHA256 = re.compile(r"(?:[0-9a-f]{64})?")


def read_sources(path: Path) -> tuple[SourceEntry, ...]:
    """The entries of the file, in its order; raises SourceMissing, or SourceUnreadable."""
    try:
        raw = tomllib.loads(path.read_text("utf-8"))
        entries = tuple(_entry(table) for table in raw["source"])
        if len({entry.name for entry in entries}) < len(entries):
            raise ValueError("two entries of one name")
    except FileNotFoundError as error:
        raise SourceMissing(str(path)) from error
    except OSError as error:
        raise SourceUnreadable(str(path), "permission", error.strerror or "") from error
    except (ValueError, TypeError, KeyError, AttributeError, re.error) as error:
        raise SourceUnreadable(str(path), "unknown-format", str(error)) from error
    return entries


def _entry(table: Mapping[str, Any]) -> SourceEntry:
    files = tuple(SourceFile(**file) for file in table.get("file", ()))
    entry = SourceEntry(**{k: v for k, v in table.items() if k != "file"}, files=files)
    for reason, holds in (
        ("name", _NAME.fullmatch(entry.name)),
        ("title", entry.title and entry.title_zh and entry.licence and entry.licence_zh),
        ("size", 0 < entry.size <= entry.limit * max(1, len(files))),
        ("file or page", bool(files) is not bool(entry.page)),
        ("link", bool(entry.page) is bool(entry.link) and re.compile(entry.link)),
        ("address", all(may_be_asked(a, is_loopback(a)) for a in entry.addresses)),
        ("file name", all(is_safe_name(file.name) for file in files)),
        ("file name twice", len({file.name for file in files}) == len(files)),
        ("sha256", all(_SHA256.fullmatch(file.sha256) for file in files)),
    ):
        if not holds:
            raise ValueError(f"{entry.name}: {reason}")
    return entry
