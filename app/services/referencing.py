"""Finds the references in a library that was filled before they were looked for."""

from app.domain.events import Work
from app.services.law_ports import LawStore


def find_references(store: LawStore) -> Work[int]:
    """Find the references in all texts where that is still to do; the number of versions done.

    Cancelled, it keeps what is done. Raises LibraryBusy, LibraryNotWritable.
    """
    with store.importing():
        return (yield from store.find_references())
