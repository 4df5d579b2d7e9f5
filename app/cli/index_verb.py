"""``pandecta index``: build, list, use, drop and verify the indexes of a library."""

import argparse
import sys
from dataclasses import asdict
from typing import Any

from app.cli.running import finish, opened, print_json
from app.domain.index import Manifest
from app.services.library import OpenLibrary
from app.services.program import Program


def index_verb(program: Program, args: argparse.Namespace) -> int:
    """Do what was asked for with the indexes of one library; raises PandectaError."""
    library = opened(program, args)
    match args.action:
        case "list":
            return _list(library, args)
        case "use" | "drop" if not args.id:
            told = f"pandecta index {args.action} needs an ID: see pandecta index list"
            print(told, file=sys.stderr)
            return 2
        case "use":
            library.use_index(args.id)
            return _list(library, args)
        case "drop":
            library.drop_index(args.id)
            return _list(library, args)
        case "verify":
            return _verify(library, args)
        case _:
            return _build(program, library, args)


def _build(program: Program, library: OpenLibrary, args: argparse.Namespace) -> int:
    if args.model or args.dims:
        name = args.model or program.settings.encoder
        name = f"{name}#{args.dims}" if args.dims else name
        work = library.build_index(name, args.restart)
    else:
        work = library.update_index(program.settings.encoder, args.restart)
    manifest = finish(work)
    if args.json:
        return print_json(manifest_fields(manifest))
    print(
        f"{manifest.rows:,} passages indexed with {manifest.encoder.caption} "
        f"in {manifest.seconds:.1f} s"
    )
    return 0


def _list(library: OpenLibrary, args: argparse.Namespace) -> int:
    active = library.info().manifest
    chosen = active.id if active else ""
    manifests = library.indexes()
    if args.json:
        return print_json(
            {"active": chosen, "indexes": [manifest_fields(one) for one in manifests]}
        )
    for one in manifests:
        mark = "*" if one.id == chosen else " "
        print(f"{mark} {one.id}  {one.encoder.caption}  {one.rows:,} rows  {one.created}")
    if not manifests:
        print(f"No index yet. Build one: pandecta index --library {library.path}")
    return 0


def _verify(library: OpenLibrary, args: argparse.Namespace) -> int:
    check = finish(library.verify_index())
    if args.json:
        print_json({**asdict(check), "sound": check.sound})
    elif check.sound:
        print(f"{check.index}: {check.rows:,} rows, all of these texts and of this encoder")
    else:
        agreement = "not here" if check.agreement is None else f"agrees {check.agreement:.4f}"
        print(
            f"{check.index}: {check.missing:,} passages missing, {check.strange:,} rows of other "
            f"texts, encoder {agreement}. Rebuild: pandecta index --library {library.path}"
        )
    return 0 if check.sound else 1


def manifest_fields(manifest: Manifest) -> dict[str, Any]:
    """A manifest for JSON, without the vectors of its probes."""
    fields = asdict(manifest)
    del fields["probes"]
    return fields
