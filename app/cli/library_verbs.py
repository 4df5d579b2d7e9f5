"""``pandecta library …``: the person's libraries, and what is done to a whole one."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import asdict

from app.cli import asked_verb
from app.cli.running import finish, opened, print_json
from app.domain.shelf import Finding, Remedy, State, Survey
from app.services.program import Program
from app.services.reporting import as_fields
from app.services.updating import update

_STATES = {
    State.INDEXED: "indexed",
    State.BEHIND: "index behind the texts",
    State.SHARED: "index on a server",
    State.UNINDEXED: "no index",
    State.EMPTY: "empty",
    State.INDEX_DAMAGED: "index damaged",
    State.MISSING: "missing folder",
    State.DAMAGED: "damaged",
}
_CHECKS = {
    "database": "the database is sound",
    "references": "every row has what it belongs to",
    "counts": "as much is there as the library says",
    "index": "the index opens and is whole",
    "rows": "the index holds these texts and no others",
    "questions": "the file of the questions is sound",
}
_REMEDIES = {
    Remedy.UPDATE_INDEX: "bring it up to date: pandecta index --library {}",
    Remedy.REBUILD_INDEX: "build it anew: pandecta index --restart --library {}",
    Remedy.IMPORT_AGAIN: "import the sources again: pandecta library update --library {}",
    Remedy.RESTORE: "restore a copy, or import the law into a new library; {} cannot be mended",
}
_ELSE = "library folder; else the last one opened, or the sample"
Verb = Callable[[Program, argparse.Namespace], int]


def add(kinds: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Add the parsers of these verbs to those of ``pandecta library``."""
    _added(kinds, "list", "the libraries of this computer, and how they stand", library="")
    create = _added(kinds, "create", "make an empty library", library="")
    create.add_argument("folder", metavar="DIR")
    create.add_argument("--name", default="", help="its name; else the folder's")
    rename = _added(kinds, "rename", "give a library another name")
    rename.add_argument("name", metavar="NAME")
    _added(kinds, "update", "import again what a library was filled from, and index it")
    _added(kinds, "verify", "check a library from its pages to its index")
    _added(kinds, "references", "find the references in a library that an older program filled")
    export = _added(kinds, "export", "write a library with its index into one file")
    export.add_argument("file", metavar="FILE")
    taking = _added(kinds, "import", "make a library of such a file", library="required")
    taking.add_argument("file", metavar="FILE")
    delete = _added(kinds, "delete", "delete a library for good", library="required")
    delete.add_argument("--yes", action="store_true", help="do not ask")
    asked_verb.add(kinds)


def _added(
    kinds: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    told: str,
    library: str = "optional",
) -> argparse.ArgumentParser:
    made = kinds.add_parser(name, help=told, description=told)
    if library:
        needed = library == "required"
        made.add_argument(
            "--library", metavar="DIR", required=needed, help="folder" if needed else _ELSE
        )
    made.add_argument("--json", action="store_true", help="one JSON object on standard output")
    return made


def list_verb(program: Program, args: argparse.Namespace) -> int:
    """Print every known library with its size and state."""
    seen = program.shelf.surveys()
    if args.json:
        return print_json({"libraries": [asdict(one) for one in seen]})
    for one in seen:
        print(_line(one))
    if not seen:
        print("No library yet. Make one: pandecta import SOURCE --library DIR")
    return 0


def create_verb(program: Program, args: argparse.Namespace) -> int:
    """Make an empty library, or open the one that is there."""
    library = program.create(args.folder, args.name)
    if args.json:
        return print_json({"library": library.path, "name": library.name})
    print(f"{library.name}: {library.path}")
    return 0


def rename_verb(program: Program, args: argparse.Namespace) -> int:
    """Give a library another name."""
    path = _folder(program, args)
    program.shelf.rename(path, args.name)
    seen = program.shelf.survey(path)
    if args.json:
        return print_json({"library": seen.path, "name": seen.name})
    print(f"{seen.path} is now called {seen.name}")
    return 0


def update_verb(program: Program, args: argparse.Namespace) -> int:
    """Import again what the library was filled from, then bring its index up to date."""
    library = opened(program, args)
    sources = library.imported_sources()
    if not sources:
        print("Nothing was imported into this library yet.", file=sys.stderr)
        return 1
    report = finish(update(library))
    info = library.info()
    if info.counts.provisions and (info.manifest is None or info.stale):
        finish(library.build_index(program.settings.encoder))
    if args.json:
        print_json({"library": library.path, **as_fields(report)})
    else:
        print(
            f"{report.added} laws added, {report.updated} updated, {report.unchanged} unchanged; "
            f"{len(report.problems)} problems; {report.seconds:.1f} s"
        )
    return 0 if report.files else 1


def verify_verb(program: Program, args: argparse.Namespace) -> int:
    """Check a library; the exit status is 1 where something is wrong."""
    health = finish(program.shelf.verify(_folder(program, args)))
    if args.json:
        print_json({"ok": health.ok, **asdict(health)})
    else:
        print(f"{health.name}\n  {health.path}")
        for finding in health.findings:
            print(_told(finding, health.path))
    return 0 if health.ok else 1


def references_verb(program: Program, args: argparse.Namespace) -> int:
    """Find the references that are not found yet; stopped, what is done is kept."""
    library = opened(program, args)
    found = finish(library.find_references()) if library.pending_references() else 0
    if args.json:
        return print_json({"library": library.path, "versions": found})
    print(f"{library.name}: references found in {found:,} versions of laws")
    return 0


def export_verb(program: Program, args: argparse.Namespace) -> int:
    """Write a library into one file."""
    packed = finish(program.shelf.pack(_folder(program, args), args.file))
    if args.json:
        return print_json(asdict(packed))
    print(f"{packed.name}, {packed.laws:,} laws, is in {packed.file}")
    return 0


def import_verb(program: Program, args: argparse.Namespace) -> int:
    """Make a library of a file that holds one."""
    folder = finish(program.shelf.unpack(args.file, args.library))
    seen = program.shelf.survey(folder)
    if args.json:
        return print_json(asdict(seen))
    print(f"{seen.name}, {seen.laws:,} laws, is in {seen.path}")
    return 0


def delete_verb(program: Program, args: argparse.Namespace) -> int:
    """Delete a library for good, having asked where ``--yes`` is not given."""
    seen = program.shelf.survey(args.library)
    if seen.state is State.MISSING and seen.path in {one.path for one in program.shelf.known()}:
        program.forget(seen.path)
        print(f"{seen.path} is not there any more and is off the list")
        return 0
    if not args.yes and not _confirmed(seen):
        print("Nothing was deleted.", file=sys.stderr)
        return 1
    deleted = program.delete(seen.path)
    program.shelf.empty_trash(deleted)
    if args.json:
        return print_json({"deleted": deleted.path, "name": deleted.name})
    print(f"{deleted.name} in {deleted.path} is deleted")
    return 0


VERBS: dict[str, Verb] = {
    "list": list_verb,
    "create": create_verb,
    "rename": rename_verb,
    "update": update_verb,
    "verify": verify_verb,
    "references": references_verb,
    "export": export_verb,
    "import": import_verb,
    "delete": delete_verb,
    "asked": asked_verb.asked_verb,
}
"""What ``args.action`` does."""


def _folder(program: Program, args: argparse.Namespace) -> str:
    """The folder that is meant; it is opened only where the person did not name it."""
    if args.library:
        return program.shelf.survey(args.library).path
    library = finish(program.last())
    library.close()
    return library.path


def _confirmed(seen: Survey) -> bool:
    if not sys.stdin.isatty():
        print("Say --yes to delete without being asked.", file=sys.stderr)
        return False
    print(f"{_line(seen)}\nThis cannot be undone. Type the word delete: ", end="", flush=True)
    return sys.stdin.readline().strip() == "delete"


def _line(seen: Survey) -> str:
    figures = f"{seen.laws:,} laws, {seen.provisions:,} provisions, {seen.size / 1e6:,.1f} MB"
    told = _STATES[seen.state] if not seen.detail else f"{_STATES[seen.state]} ({seen.detail})"
    parts = [seen.name, told, *([figures, seen.changed] if seen.size else [])]
    return f"{' · '.join(parts)}\n  {seen.path}"


def _told(finding: Finding, path: str) -> str:
    line = f"  {'ok  ' if finding.ok else 'FAIL'} {_CHECKS[finding.check]}"
    if finding.ok:
        return line
    remedy = _REMEDIES.get(finding.remedy, "").format(path)
    return f"{line}: {finding.detail}\n       {remedy}"
