"""Words about whole libraries: how they stand, what a check found, what becomes of work."""

from PySide6.QtCore import QCoreApplication

from app.domain.events import Problem, Progress
from app.domain.shelf import Finding, Remedy, State, Survey
from app.services.updating import GONE
from app.ui import notices, phrases

translate = QCoreApplication.translate


def name(seen: Survey) -> str:
    """The library's name; the specimen is named in the person's language."""
    return translate("Libraries", "Merrow (specimen law)") if seen.sample else seen.name


def state(value: State) -> str:
    """How a library stands, in a few words."""
    return {
        State.INDEXED: translate("Libraries", "Ready"),
        State.BEHIND: translate("Libraries", "Index behind the texts"),
        State.SHARED: translate("Libraries", "Index on a server"),
        State.UNINDEXED: translate("Libraries", "No search index"),
        State.EMPTY: translate("Libraries", "Empty"),
        State.INDEX_DAMAGED: translate("Libraries", "Search index damaged"),
        State.MISSING: translate("Libraries", "Folder missing"),
        State.DAMAGED: translate("Libraries", "Damaged"),
    }[value]


def state_told(value: State) -> str:
    """What a state means, and what helps; empty where nothing needs to be done."""
    return {
        State.INDEXED: "",
        State.SHARED: "",
        State.BEHIND: translate(
            "Libraries", "Laws have come or changed that the search does not know yet."
        ),
        State.UNINDEXED: translate("Libraries", "It can be searched once its index is built."),
        State.EMPTY: translate("Libraries", "Import laws into it to search it."),
        State.INDEX_DAMAGED: translate(
            "Libraries", "The texts are there. Building the search index again helps."
        ),
        State.MISSING: translate(
            "Libraries",
            "The folder was moved, renamed or deleted, or its disk is not connected.",
        ),
        State.DAMAGED: translate(
            "Libraries",
            "The texts cannot be read. Use a copy of the library, or import the laws anew.",
        ),
    }[value]


def figures(seen: Survey) -> str:
    """How much is in a library, in one line."""
    return translate("Libraries", "{0} laws · {1} provisions").format(
        phrases.number(seen.laws), phrases.number(seen.provisions)
    )


def weight(seen: Survey) -> str:
    """How large a library is and on which day it was written last, in one line."""
    parts = [phrases.size(seen.size)]
    if seen.changed:
        parts.append(phrases.moment(seen.changed).partition(" ")[0])
    return " · ".join(parts)


def check(finding: Finding) -> str:
    """What a check found, in one sentence."""
    good = {
        "database": translate("Libraries", "The file of the texts is sound."),
        "references": translate("Libraries", "Every provision belongs to its law."),
        "counts": translate("Libraries", "Everything that the library counts is there."),
        "index": translate("Libraries", "The search index opens and is whole."),
        "rows": translate("Libraries", "The search index holds these texts and no others."),
        "questions": translate("Libraries", "The file of the questions is sound."),
    }
    bad = {
        "database": translate("Libraries", "The file of the texts is damaged."),
        "references": translate("Libraries", "Parts of laws have lost what they belong to."),
        "counts": translate("Libraries", "The library does not hold what it counts."),
        "index": translate("Libraries", "There is no search index that can be opened."),
        "rows": translate("Libraries", "The search index does not agree with the texts."),
        "questions": translate("Libraries", "The file of the questions is damaged."),
    }
    return (good if finding.ok else bad)[finding.check]


def remedy(value: Remedy) -> str:
    """What helps; empty where nothing is needed."""
    return {
        Remedy.NONE: "",
        Remedy.UPDATE_INDEX: translate("Libraries", "Bring the search index up to date."),
        Remedy.REBUILD_INDEX: translate("Libraries", "Build the search index."),
        Remedy.IMPORT_AGAIN: translate("Libraries", "Import the sources again."),
        Remedy.RESTORE: translate(
            "Libraries", "Use a copy of this library, or import the laws into a new one."
        ),
    }[value]


def remedy_button(value: Remedy) -> str:
    """The words on the button that does it; empty where no button can."""
    return {
        Remedy.UPDATE_INDEX: translate("Libraries", "Update index"),
        Remedy.REBUILD_INDEX: translate("Libraries", "Build index"),
        Remedy.IMPORT_AGAIN: translate("Libraries", "Update"),
    }.get(value, "")


def stage(progress: Progress | None) -> str:
    """What a stage of long work does."""
    value = progress.stage if progress is not None else ""
    if progress is not None and value == "checking":
        return _checking(progress.detail)
    known = {
        "packing": translate("Libraries", "Writing the library into a file"),
        "unpacking": translate("Libraries", "Making a library of the file"),
        "comparing": translate("Libraries", "Looking for what has changed"),
    }
    return known.get(value) or phrases.stage(value)


def _checking(what: str) -> str:
    return {
        "database": translate("Libraries", "Checking the file of the texts"),
        "references": translate("Libraries", "Checking how laws and provisions hang together"),
        "counts": translate("Libraries", "Counting"),
        "index": translate("Libraries", "Checking the search index"),
        "rows": translate("Libraries", "Comparing the search index with the texts"),
    }.get(what, translate("Libraries", "Checking"))


def problem(found: Problem) -> str:
    """Why a file or a source was left out."""
    if found.reason == GONE:
        return translate("Libraries", "it is no longer where it was imported from")
    return notices.problem(found)
