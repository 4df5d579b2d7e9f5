"""``pandecta library get``: what can be downloaded, and downloading it into a library."""

import argparse
import sys
from pathlib import PurePath
from typing import Any

from app.cli.running import finish, print_json
from app.domain.sourcing import SourceEntry
from app.services.program import Program


def get_verb(program: Program, args: argparse.Namespace) -> int:
    """List the libraries on offer, contacting nobody, or get the named one."""
    offers = {entry.name: entry for entry in program.offers()}
    if not args.name:
        return _list(list(offers.values()), args.json)
    if args.name not in offers:
        known = ", ".join(offers)
        print(f"pandecta: no library is offered as {args.name}; try {known}", file=sys.stderr)
        return 2
    entry = offers[args.name]
    path = args.library or str(PurePath(program.libraries_folder) / entry.name)
    library = finish(program.get(entry, path, entry.title))
    info = library.info()
    if args.json:
        return print_json({"library": info.path, "provisions": info.counts.provisions})
    print(f"{info.name}: {info.counts.provisions:,} provisions in {info.path}")
    return 0


def _list(offers: list[SourceEntry], as_json: bool) -> int:
    if as_json:
        return print_json({"libraries": [_fields(entry) for entry in offers]})
    for entry in offers:
        print(f"{entry.name:<12} {entry.title}, about {entry.size / 1e6:.0f} MB")
        print(f"{'':<12} {entry.licence}")
        for address in entry.addresses[:3]:
            print(f"{'':<12} {address}")
    print("Nothing was contacted. Get one: pandecta library get NAME [--library DIR]")
    return 0


def _fields(entry: SourceEntry) -> dict[str, Any]:
    return {
        "name": entry.name,
        "title": entry.title,
        "licence": entry.licence,
        "size": entry.size,
        "format": entry.format,
        "addresses": list(entry.addresses),
    }
