"""``pandecta index``: builds the indexes of a library, and sees to those that it has."""

import argparse
import sys
from dataclasses import asdict, replace
from typing import Any

from app.cli.dial_table import dial_of
from app.cli.running import finish, opened, print_json
from app.domain.index import Manifest
from app.domain.settings import Device
from app.services.library import OpenLibrary
from app.services.program import Program

ACTIONS = (
    "build", "list", "use", "drop", "verify", "export", "import", "back", "estimate", "place",
    "identify", "widths",
)  # fmt: skip
_REASONS = {
    "absent": ", because the device that was asked for is not here",
    "torch-without-gpu": ", which is slow: this installation of torch knows no GPU",
    "no-gpu": ", which is slow: no GPU was found",
}
_NEEDS = {
    "use": "an ID: see pandecta index list",
    "drop": "an ID: see pandecta index list",
    "identify": "an ID: see pandecta index list",
    "export": "an ID and a FILE: pandecta index export ID FILE",
    "import": "a FILE",
}


def index_verb(program: Program, args: argparse.Namespace) -> int:
    """Do what was asked for with the indexes of one library; raises PandectaError."""
    lacking = not args.id or (args.action == "export" and not args.file)
    if args.action in _NEEDS and lacking:
        print(f"pandecta index {args.action} needs {_NEEDS[args.action]}", file=sys.stderr)
        return 2
    if args.device:
        program.encoders.follow(replace(program.settings, device=Device(args.device)))
    library = opened(program, args)
    match args.action:
        case "list":
            return _list(library, args)
        case "use":
            library.use_index(args.id)
            return _list(library, args)
        case "back":
            return _back(library, args)
        case "drop":
            library.drop_index(args.id)
            return _list(library, args)
        case "verify":
            return _verify(library, args)
        case "export":
            return _export(program, library, args)
        case "import":
            return _import(program, library, args)
        case "estimate":
            return _estimate(program, library, args)
        case "identify":
            return _identify(program, library, args)
        case "widths":
            return dial_of(library, args)
        case "place":
            return _place(program, library, args)
        case _:
            return _build(program, library, args)


def _name(program: Program, args: argparse.Namespace) -> str:
    name = args.model or program.settings.encoder
    return f"{name.partition('#')[0]}#{args.dims}" if args.dims else name


def _build(program: Program, library: OpenLibrary, args: argparse.Namespace) -> int:
    if args.model or args.dims or args.exact:
        work = library.build_index(_name(program, args), args.restart, args.exact)
    else:
        work = library.update_index(program.settings.encoder, args.restart)
    manifest = finish(work)
    if args.json:
        return print_json(manifest_fields(manifest))
    print(
        f"{manifest.rows:,} passages indexed with {manifest.encoder.caption} "
        f"in {manifest.seconds:.1f} s"
    )
    _tell_device(program, manifest)
    return 0


def _tell_device(program: Program, manifest: Manifest) -> None:
    device, reason = program.encoders.running(manifest.encoder.name)
    if device:
        print(f"It ran on {device}{_REASONS.get(reason, '')}.")


def _list(library: OpenLibrary, args: argparse.Namespace) -> int:
    active = library.info().manifest
    chosen = active.id if active else ""
    manifests = library.indexes()
    if args.json:
        fields = [manifest_fields(one) | {"size": library.index_size(one)} for one in manifests]
        before = library.previous_index()
        return print_json(
            {"active": chosen, "previous": before.id if before else "", "indexes": fields}
        )
    for one in manifests:
        mark = "*" if one.id == chosen else " "
        size = library.index_size(one)
        space = f"  {size / 1e6:.1f} MB" if size is not None else ""
        print(f"{mark} {one.id}  {one.encoder.caption}  {one.rows:,} rows{space}  {one.created}")
    if not manifests:
        print(f"No index yet. Build one: pandecta index --library {library.path}")
    return 0


def _back(library: OpenLibrary, args: argparse.Namespace) -> int:
    if library.roll_back() is None:
        print("pandecta: there is no index before this one", file=sys.stderr)
        return 1
    return _list(library, args)


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


def _export(program: Program, library: OpenLibrary, args: argparse.Namespace) -> int:
    size = finish(program.export_index(library, args.id, args.file))
    if args.json:
        return print_json({"index": args.id, "file": args.file, "size": size})
    print(f"{args.id} is in {args.file} ({size / 1e6:.1f} MB)")
    return 0


def _import(program: Program, library: OpenLibrary, args: argparse.Namespace) -> int:
    manifest = finish(program.import_index(library, args.id))
    if args.json:
        return print_json(manifest_fields(manifest))
    print(f"Taken as {manifest.id}. Use it: pandecta index use {manifest.id}")
    return 0


def _estimate(program: Program, library: OpenLibrary, args: argparse.Namespace) -> int:
    found = finish(library.estimate_index(_name(program, args)))
    if args.json:
        return print_json(asdict(found))
    print(
        f"{found.rows:,} passages at {found.rate:,.0f} per second with {found.encoder.caption}: "
        f"about {found.seconds / 60:.1f} minutes, {found.size / 1e6:.0f} MB"
    )
    return 0


def _identify(program: Program, library: OpenLibrary, args: argparse.Namespace) -> int:
    also = [args.model] if args.model else []
    found = finish(library.identify_index(args.id, program.models, also))
    if args.json:
        fields = asdict(found) | {"manifest": manifest_fields(found.manifest)}
        return print_json(fields)
    if found.name:
        print(f"{found.index} was built by {found.name}. Use it: pandecta index use {found.index}")
    else:
        print(f"None of your models built {found.index}.")
    for one in found.candidates:
        print(f"  {one.name:<44} {one.verdict:<6} cosine {one.lowest:.4f} ({one.prompt} prompt)")
    for name, reason in found.skipped:
        print(f"  {name:<44} not tried: {reason}")
    return 0 if found.name else 1


def _place(program: Program, library: OpenLibrary, args: argparse.Namespace) -> int:
    """Tell where the indexes lie, or have them elsewhere from now on."""
    if args.id:
        uri = "" if args.id == "here" else args.id
        program.locate_indexes(library, uri, dict(args.option))
    place = program.index_location(library)
    if args.json:
        uri, options = place or ("", {})
        return print_json({"place": uri, "options": dict(options)})
    print(place[0] if place else f"in the library's folder, {library.path}")
    return 0


def manifest_fields(manifest: Manifest) -> dict[str, Any]:
    """A manifest for JSON, without the vectors of its probes."""
    fields = asdict(manifest)
    del fields["probes"]
    return fields
