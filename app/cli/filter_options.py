"""The options that narrow a search, and the filters that they mean in a library."""

import argparse
import re
from collections.abc import Iterable, Sequence
from pathlib import PurePath

from app.domain.citation import name_key
from app.domain.errors import FilterUnknown
from app.domain.law import Level, Status, level_named
from app.domain.question import Facets, Filters
from app.services.library import OpenLibrary

_OFFERED = 10
_STATUSES = {
    "有效": Status.IN_FORCE,
    "现行有效": Status.IN_FORCE,
    "已修改": Status.AMENDED,
    "已废止": Status.REPEALED,
    "尚未生效": Status.PENDING,
}


def add(verb: argparse.ArgumentParser) -> None:
    """Add the options to a verb."""
    verb.add_argument(
        "--level",
        action="append",
        default=[],
        type=_level,
        metavar="L",
        help=f"only this level, may be repeated: {', '.join(Level)} or 法律, 行政法规 …",
    )
    verb.add_argument(
        "--region", action="append", default=[], metavar="R", help="only this region's local law"
    )
    verb.add_argument(
        "--law", default="", metavar="LAW", help="only this law: its name, or a citation of it"
    )
    verb.add_argument(
        "--source",
        action="append",
        default=[],
        metavar="S",
        help="only what was imported from here, may be repeated: path, its last part, or format",
    )
    verb.add_argument(
        "--status",
        action="append",
        default=[],
        type=_status,
        metavar="S",
        help=f"only this status, may be repeated: {', '.join(Status)} or 有效, 已修改, 已废止 …",
    )


def chosen(library: OpenLibrary, args: argparse.Namespace) -> Filters:
    """The filters that were typed; raises FilterUnknown for a law or a source that is not there."""
    found = Filters(
        tuple(args.level),
        tuple(args.region),
        not args.all_versions,
        on=args.on,
        statuses=tuple(args.status),
    )
    if not args.law and not args.source:
        return found
    offered = library.facets(Filters(current_only=False))
    law_id = _law(library, offered, args.law) if args.law else None
    sources = tuple(path for name in args.source for path in _sources(offered, name))
    return Filters(
        found.levels, found.regions, found.current_only, law_id, found.on, found.statuses, sources
    )


def law_named(library: OpenLibrary, asked: str) -> str:
    """The id of the law that is named or cited; raises FilterUnknown."""
    return _law(library, library.facets(Filters(current_only=False)), asked)


def _law(library: OpenLibrary, offered: Facets, asked: str) -> str:
    """The id of the one law that is named so, or is cited, or whose title alone has the name."""
    key = name_key(asked)
    titles = {law_id: title for law_id, title, _ in offered.laws}
    keys = {law_id: name_key(title) for law_id, title in titles.items()}
    found = [law_id for law_id in keys if law_id == asked or keys[law_id] == key]
    found = found or list(dict.fromkeys(law.id for _, law, _ in library.resolve(asked)))
    found = found or [law_id for law_id in keys if key and key in keys[law_id]]
    if len(found) != 1:
        raise FilterUnknown("law", asked, _few(titles[law_id] for law_id in found))
    return found[0]


def _sources(offered: Facets, asked: str) -> Sequence[str]:
    """The sources of this path, else those of which it is the last part."""
    paths = [source for source, _ in offered.sources]
    found = [path for path in paths if path == asked] or [
        path for path in paths if PurePath(path).name == asked
    ]
    if not found:
        raise FilterUnknown("source", asked, _few(paths))
    return found


def _few(names: Iterable[str]) -> tuple[str, ...]:
    return tuple(names)[:_OFFERED]


def _level(text: str) -> Level:
    try:
        return level_named(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"no such level: {text}") from None


def _status(text: str) -> Status:
    clean = text.strip()
    try:
        return _STATUSES.get(clean) or Status(re.sub(r"[\s_]+", "-", clean.lower()))
    except ValueError:
        raise argparse.ArgumentTypeError(f"no such status: {text}") from None
