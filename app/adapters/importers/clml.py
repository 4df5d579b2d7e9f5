"""Reads the XML of legislation.gov.uk (CLML): Acts, instruments, and single sections of them."""

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from app.adapters.importers import clml_dates
from app.adapters.importers.clml_identity import Identity
from app.adapters.importers.clml_standing import day
from app.adapters.importers.clml_structure import Walk, preamble
from app.adapters.importers.clml_types import region
from app.adapters.importers.importer import File
from app.adapters.importers.safe_xml import parse_xml
from app.adapters.importers.xml_root import root_name, root_tag
from app.domain.errors import SourceUnreadable
from app.domain.law import ParsedLaw, Status

if TYPE_CHECKING:
    from lxml.etree import _Element

_NAMESPACE = "http://www.legislation.gov.uk/namespaces/legislation"
_ROOTS = ("Legislation", "Fragment")


class Clml:
    """The importer of Crown Legislation Markup Language.

    Footnotes, editorial annotations, signatures and explanatory notes are no text of the law and
    are left out. A file that holds one section or schedule is a law of its own key, see
    `Identity.key`.
    """

    name = "clml"
    edition = 1
    suffixes = (".xml", ".clml")

    def recognises(self, file: File) -> bool:
        """A root element of the legislation namespace."""
        tag = root_tag(file.head)
        return root_name(tag) in _ROOTS and _NAMESPACE in tag

    def unit_key(self, file: File) -> str:
        """Every file is one version of one instrument."""
        return file.path

    def facts(self, file: File) -> str:
        """The path adds nothing: the metadata say it all."""
        return ""

    def parse(self, files: Sequence[File]) -> Sequence[ParsedLaw]:
        """The instrument, or the part of one, that a file holds."""
        (file,) = files
        root = parse_xml(file.data, file.path)
        identity = Identity(root)
        if not identity.title:
            raise SourceUnreadable(file.path, "no-title")
        found = [*preamble(root), *Walk(root, identity.noun).provisions()]
        if not found:
            raise SourceUnreadable(file.path, "empty")
        law = ParsedLaw(
            key=identity.key,
            title=identity.title,
            language=identity.language,
            level=identity.kind.level,
            provisions=tuple(found),
            region=region(identity.kind, root.get("RestrictExtent", "")),
            jurisdiction="United Kingdom",
            short_titles=identity.short_titles,
            published=clml_dates.published(root, identity),
            effective=clml_dates.effective(root, identity),
            status=_status(root, identity),
            history=clml_dates.history(root, identity),
            citation=identity.citation,
        )
        return (law,)


def _status(root: "_Element", identity: Identity) -> Status | None:
    """What the file says of its wording as a whole: repealed, draft, or replaced since."""
    stated = root.get("Status", "")
    if identity.ended or stated in ("Repealed", "Dead"):
        return Status.REPEALED
    if stated == "Prospective" or identity.value("DocumentStatus") in ("draft", "proposed"):
        return Status.PENDING
    ends = day(root.get("RestrictEndDate"))
    return Status.AMENDED if ends and ends <= date.today() else None
